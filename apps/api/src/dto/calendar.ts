import {
  Day,
  Figures,
  Nullable,
  NullablePart,
  Shown,
  ShownMany,
  ShownPart,
  ShowsVersion,
  Text,
} from '../http/fields.js';
import { BilingualAnswer, PageAnswer } from './answers.js';

export class CalendarDraftBody {
  @Figures({
    optional: true,
    description:
      'The calendar as a clerk writes it: code, extends, knownFrom, knownThrough, papers, years, expected',
  })
  form?: Record<string, unknown>;
  @Figures({
    optional: true,
    description: 'Data of the npm package chinese-days: holidays, workdays, inLieuDays',
  })
  chineseDays?: Record<string, unknown>;
  @Text({ max: 20_000, optional: true, description: 'Text of a notice of the State Council, line by line' })
  notice?: string;
  @Day({ description: 'From this day the version is in force; not before today' }) effectiveFrom: string;
  @Text({ max: 300, description: 'Title of the paper, as the public reads it' }) source: string;
  @Text({ max: 500, optional: true, pattern: /^https?:\/\/\S+$/ }) sourceUrl?: string;
}

export class PublicationBody {
  @Day({ optional: true, description: 'Day of effect; the draft’s own where absent' }) effectiveFrom?: string;
}

export class CalendarDayAnswer {
  @Shown('string', { format: 'date' }) date: string;
  @Shown('string', { enum: ['holiday', 'make-up'] }) kind: string;
  @Shown('string') name: string;
  @Shown('string', { description: 'Id of the paper that says so' }) paper: string;
}

export class ChangedDayAnswer {
  @ShownPart(() => CalendarDayAnswer) before: CalendarDayAnswer;
  @ShownPart(() => CalendarDayAnswer) after: CalendarDayAnswer;
}

export class CalendarPaperAnswer {
  @Shown('string') id: string;
  @Shown('string') title: string;
  @Nullable('string') url: string | null;
}

export class ChangedPapersAnswer {
  @ShownMany(() => CalendarPaperAnswer) added: CalendarPaperAnswer[];
  @ShownMany(() => CalendarPaperAnswer) removed: CalendarPaperAnswer[];
}

export class MovedDayAnswer {
  @Nullable('string', { format: 'date' }) before: string | null;
  @Nullable('string', { format: 'date' }) after: string | null;
}

export class CalendarDiffAnswer {
  @ShownMany(() => CalendarDayAnswer) added: CalendarDayAnswer[];
  @ShownMany(() => CalendarDayAnswer) removed: CalendarDayAnswer[];
  @ShownMany(() => ChangedDayAnswer) changed: ChangedDayAnswer[];
  @ShownPart(() => ChangedPapersAnswer) papers: ChangedPapersAnswer;
  @NullablePart(() => MovedDayAnswer) knownFrom: MovedDayAnswer | null;
  @NullablePart(() => MovedDayAnswer) knownThrough: MovedDayAnswer | null;
  @NullablePart(() => MovedDayAnswer) expectedThrough: MovedDayAnswer | null;
}

export class FindingAnswer {
  @Shown('string') code: string;
  @Shown('string', {
    enum: ['error', 'warning', 'note'],
    description: 'An error bars the draft from being published',
  })
  severity: string;
  @Shown('string', { description: 'Where, by kind, codes and ids: items/C07/materials/M2' }) place: string;
  @Shown('object', { additionalProperties: true }) detail: object;
  @Shown('string', { isArray: true, required: false, description: 'Cures that fit the kind of tie' })
  cure?: string[];
  @Shown('integer', { required: false, description: 'Line of the notice or of the YAML, from 1' })
  line?: number;
  @ShownPart(() => BilingualAnswer) words: BilingualAnswer;
}

export class CalendarDraftRowAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string') code: string;
  @Shown('string', { enum: ['draft', 'published', 'withdrawn'] }) status: string;
  @Shown('integer', { description: 'Entity tag of the draft, for If-Match' }) version: number;
  @Shown('string', { format: 'date' }) effectiveFrom: string;
  @Shown('string') source: string;
  @Shown('integer', { description: 'The latest version when it was drafted; 0: none' }) basedOn: number;
  @Shown('string', { format: 'uuid' }) draftedBy: string;
  @Shown('string', { format: 'date-time' }) draftedAt: string;
  @Nullable('string', { format: 'date-time' }) closedAt: string | null;
  @Nullable('integer') publishedVersion: number | null;
}

@ShowsVersion
export class CalendarDraftAnswer extends CalendarDraftRowAnswer {
  @Shown('integer', { description: 'The latest version now; a draft based on an earlier one is stale' })
  current: number;
  @Shown('object', { description: 'The calendar, or of an overlay its own days' }) content: object;
  @ShownMany(() => FindingAnswer) findings: FindingAnswer[];
  @ShownPart(() => CalendarDiffAnswer) diff: CalendarDiffAnswer;
  @Shown('string', {
    isArray: true,
    enum: ['publish', 'withdraw'],
    description: 'What the reader may do now',
  })
  allowedActions: string[];
}

export class CalendarDraftPage extends PageAnswer {
  @ShownMany(() => CalendarDraftRowAnswer) items: CalendarDraftRowAnswer[];
}

export class PublishedCalendarRowAnswer {
  @Shown('string') code: string;
  @Nullable('string', { description: 'The calendar that an overlay is laid upon' }) extends: string | null;
  @Shown('integer') version: number;
  @Shown('string', { format: 'date' }) effectiveFrom: string;
  @Shown('string', { format: 'date-time' }) publishedAt: string;
  @Shown('string', { description: 'SHA-256 of the canonical content' }) hash: string;
  @Shown('string', { format: 'date' }) knownFrom: string;
  @Shown('string', { format: 'date', description: 'Dates beyond are provisional' }) knownThrough: string;
  @Nullable('string', { format: 'date', description: 'Provisional dates have a latest day as far as this' })
  expectedThrough: string | null;
  @ShownMany(() => CalendarPaperAnswer) papers: CalendarPaperAnswer[];
}

export class CalendarVersionAnswer {
  @Shown('integer') version: number;
  @Shown('string', { format: 'date' }) effectiveFrom: string;
  @Shown('string', { format: 'date-time' }) publishedAt: string;
  @Shown('string') hash: string;
  @Nullable('string', { description: 'The paper it rests on; null: delivered with the product' }) source:
    | string
    | null;
}

export class PublishedCalendarAnswer extends PublishedCalendarRowAnswer {
  @Shown('object', { description: 'The complete calendar as published, an overlay merged with its base' })
  content: object;
  @ShownMany(() => CalendarVersionAnswer) versions: CalendarVersionAnswer[];
}

export class PublishedCalendarPage extends PageAnswer {
  @ShownMany(() => PublishedCalendarRowAnswer) items: PublishedCalendarRowAnswer[];
}
