import { type DraftKind, LIST_KINDS } from '#model/catalogue';
import {
  Day,
  Figures,
  Many,
  Nullable,
  NullablePart,
  OneOf,
  Part,
  Shown,
  ShownMany,
  ShowsVersion,
  Text,
} from '../http/fields.js';
import { PageAnswer } from './answers.js';
import { FindingAnswer } from './calendar.js';

const YAML = 'The definition as a clerk writes it: YAML with the keys of the seeds. Or its JSON in `form`';

export class HandedInBody {
  @OneOf(LIST_KINDS) kind: DraftKind;
  @Text({ max: 200_000, optional: true, description: YAML }) yaml?: string;
  @Figures({ optional: true, description: 'The same keys as JSON' }) form?: Record<string, unknown>;
}

export class PendingBody {
  @OneOf(['keep', 'switch', 'by-rule']) rule: 'keep' | 'switch' | 'by-rule';
  @Text({ max: 500, description: 'Law and article, or the document that says so' }) basis: string;
  @Day({
    optional: true,
    description: 'By rule: who filed before this day keeps the old version; the day of effect unless told',
  })
  filedBefore?: string;
}

/** What is asked about, kept or not. */
export class DefinitionBody extends HandedInBody {
  @Figures({
    optional: true,
    description:
      'CSV files by name, as the command line exports them; `code` names the draft’s own, what else changed comes along',
  })
  csv?: Record<string, unknown>;
  @Text({
    max: 60,
    pattern: /^[\w-]{1,60}$/,
    optional: true,
    description: 'Of what is cancelled, or of the draft’s own definition in `csv`',
  })
  code?: string;
  @Figures({
    optional: true,
    description:
      'What is done to the list: {kind: cancel | shorten | merge (items) | delegate (from, to, delegation), document}; all but cancel to items alone',
  })
  operation?: Record<string, unknown>;
  @Part(() => PendingBody, {
    optional: true,
    description: 'Of a version after another: what happens to pending items',
  })
  pending?: PendingBody;
  @Many(() => HandedInBody, {
    max: 20,
    optional: true,
    description: 'Published in the same act: guides of a new item',
  })
  along?: HandedInBody[];
  @Day({ description: 'From this day the version is in force; not before today' }) effectiveFrom: string;
}

export class DefinitionDraftBody extends DefinitionBody {
  @Text({ max: 300, description: 'Title of the paper, as the public reads it' }) source: string;
}

export class ChangeAnswer {
  @Shown('string', { description: 'JSON pointer; a step into a list is the id or code of the entry' })
  at: string;
  @Shown('object', { required: false, description: 'Any JSON value; absent where there was none' })
  before?: unknown;
  @Shown('object', { required: false, description: 'Any JSON value; absent where it is gone' })
  after?: unknown;
}

export class PendingAnswer {
  @Shown('string', { enum: ['keep', 'switch', 'by-rule'] }) rule: string;
  @Shown('string') basis: string;
  @Shown('string', { format: 'date', required: false }) filedBefore?: string;
}

export class CheckAnswer {
  @ShownMany(() => FindingAnswer) findings: FindingAnswer[];
  @ShownMany(() => ChangeAnswer, { nullable: true }) diff: ChangeAnswer[] | null;
  @Shown('boolean', { description: 'No finding is an error' }) publishable: boolean;
}

export class DraftRowAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string', { enum: [...LIST_KINDS] }) kind: string;
  @Shown('string') code: string;
  @Shown('string', { enum: ['draft', 'published', 'withdrawn'] }) status: string;
  @Shown('integer', { description: 'Entity tag of the draft, for If-Match' }) version: number;
  @Shown('string', { format: 'date' }) effectiveFrom: string;
  @Shown('string') source: string;
  @Shown('integer', { description: 'The latest version when it was drafted; 0: none' }) basedOn: number;
  @Nullable('object', { additionalProperties: true }) operation: object | null;
  @NullablePart(() => PendingAnswer) pending: PendingAnswer | null;
  @Shown('string', { format: 'uuid' }) draftedBy: string;
  @Shown('string', { format: 'date-time' }) draftedAt: string;
  @Nullable('string', { format: 'date-time' }) closedAt: string | null;
  @Nullable('integer') publishedVersion: number | null;
}

export class CompanionAnswer {
  @Shown('string', { enum: [...LIST_KINDS] }) kind: string;
  @Shown('string') code: string;
  @Shown('integer') basedOn: number;
  @Shown('object', { additionalProperties: true }) content: object;
  @ShownMany(() => ChangeAnswer, { nullable: true }) diff: ChangeAnswer[] | null;
}

@ShowsVersion
export class DraftAnswer extends DraftRowAnswer {
  @Shown('integer', { description: 'The latest version now; a draft based on an earlier one is stale' })
  current: number;
  @Shown('object', { description: 'The definition as it would be published', additionalProperties: true })
  content: object;
  @ShownMany(() => FindingAnswer, { description: 'Of an open draft: against what is in force now' })
  findings: FindingAnswer[];
  @ShownMany(() => ChangeAnswer, { nullable: true }) diff: ChangeAnswer[] | null;
  @ShownMany(() => CompanionAnswer) along: CompanionAnswer[];
  @Shown('string', {
    isArray: true,
    enum: ['publish', 'withdraw'],
    description: 'What the reader may do now',
  })
  allowedActions: string[];
}

export class DraftPage extends PageAnswer {
  @ShownMany(() => DraftRowAnswer) items: DraftRowAnswer[];
}
