import { FactsOf, Nullable, NullablePart, Shown, ShownMany, ShownPart, Text } from '../http/fields.js';
import { BilingualAnswer, NO_DAY, OrganAnswer } from './answers.js';
import { ResultAnswer } from './projects.js';

export class FactsPreviewBody {
  @FactsOf({ description: 'Facts that would change, by their codes; null takes one back' })
  facts: Record<string, unknown>;
}

export class FactsBody {
  @FactsOf({ description: 'Facts that change, by their codes; null takes one back' })
  facts: Record<string, unknown>;
  @Text({ max: 500, description: 'Why they change' }) reason: string;
  @Text({ optional: true, max: 300, description: 'Paper that shows it; an organ always names one' })
  evidence?: string;
}

export class BoardItemAnswer {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @Nullable('string') subject: string | null;
  @Shown('string') standing: string;
  @Shown('string') work: string;
  @Shown('string') turn: string;
  @Nullable('string', { format: 'date', description: NO_DAY }) dueOn: string | null;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
}

export class OpenCaseAnswer {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('string') receiptNo: string;
}

export class BoardLineAnswer {
  @Shown('string') stage: string;
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Nullable('string', { description: 'Guide to apply by' }) guide: string | null;
  @Shown('string', { enum: ['needed', 'not-needed', 'open'] }) need: string;
  @Shown('object', { isArray: true, description: 'Rows of the tables, with their sources, that say so' })
  because: object[];
  @Shown('string', { isArray: true, description: 'Facts that would tell, where it is open' })
  missing: string[];
  @NullablePart(() => OrganAnswer) organ: OrganAnswer | null;
  @Shown('string', { isArray: true, description: 'What may not start before its result' }) gates: string[];
  @ShownMany(() => BoardItemAnswer) items: BoardItemAnswer[];
  @ShownMany(() => ResultAnswer) results: ResultAnswer[];
  @ShownMany(() => OpenCaseAnswer, { description: 'Open cases of the project that it can be added to' })
  addTo: OpenCaseAnswer[];
}

export class BoardAnswer {
  @ShownMany(() => BoardLineAnswer) items: BoardLineAnswer[];
}

export class ReadingItemAnswer extends BoardItemAnswer {
  @Shown('string', { isArray: true, description: 'Changed facts it reads' }) facts: string[];
}

export class ReadingResultAnswer extends ResultAnswer {
  @Shown('string', { isArray: true, description: 'Changed facts that its item reads' }) facts: string[];
}

export class FactsPreviewAnswer {
  @Shown('object', { isArray: true }) changed: object[];
  @ShownMany(() => BoardLineAnswer, { description: 'Needed from then on' }) appear: BoardLineAnswer[];
  @ShownMany(() => BoardLineAnswer, {
    description:
      'Needed no more: to be withdrawn, or declared not needed by the organ; nothing ends by itself',
  })
  fallAway: BoardLineAnswer[];
  @ShownMany(() => ReadingItemAnswer, { description: 'Under review: looked at again, on the same promise' })
  lookAgain: ReadingItemAnswer[];
  @ShownMany(() => ReadingResultAnswer, { description: 'Decided: a change is to be applied for' })
  decided: ReadingResultAnswer[];
}
