import { Nullable, OneOf, Shown, ShownMany, ShownPart, Text } from '../http/fields.js';
import { BilingualAnswer, OrganAnswer, PageAnswer } from './answers.js';
import { ActBody } from './bodies.js';

const WHICH = { max: 60, description: 'Id of the confirmation, as the item lists it' };

export class ConfirmBody extends ActBody {
  @Text(WHICH) confirmation: string;
  @Text({ max: 100, optional: true, description: 'Number under which the side keeps the record' })
  reference?: string;
  @Text({ max: 2000, optional: true, description: 'Of a consultation: the opinion' }) opinion?: string;
}

export class ObjectionBody extends ActBody {
  @Text(WHICH) confirmation: string;
  @Text({ max: 2000, description: 'Shown to the deciding organ; it stops nothing' }) reason: string;
}

export class ProvisionalBody extends ActBody {
  @Text(WHICH) confirmation: string;
  @Text({ max: 2000, optional: true }) note?: string;
}

export class ConfirmationQueueAnswer {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('integer') n: number;
  @Shown('string') confirmation: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Nullable('string', { description: 'Of a consultation (征求意见)' }) question: string | null;
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) itemName: BilingualAnswer;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @Shown('string') receiptNo: string;
  @Shown('string') projectName: string;
  @Shown('string', { enum: ['asked', 'provisional', 'silent'] }) state: string;
  @Nullable('string', { format: 'date' }) dueOn: string | null;
  @Shown('integer', { description: 'Version of the item, for If-Match' }) version: number;
}

export class ConfirmationPage extends PageAnswer {
  @ShownMany(() => ConfirmationQueueAnswer) items: ConfirmationQueueAnswer[];
}

export class RecordFieldAnswer {
  @Shown('string', { description: 'As the record of the side calls it' }) field: string;
  @Shown('string') name: string;
  @Nullable('string', { description: 'Text, number or flag, as the form says; null where it says nothing' })
  value: unknown;
}

export class RecordAnswer {
  @Shown('string') confirmation: string;
  @ShownMany(() => RecordFieldAnswer) fields: RecordFieldAnswer[];
}

export class RemoteAnswerBody {
  @Text(WHICH) confirmation: string;
  @OneOf(['confirmed', 'objected', 'provisional']) answer: 'confirmed' | 'objected' | 'provisional';
  @Text({ max: 100, optional: true }) reference?: string;
  @Text({ max: 2000, optional: true, description: 'Of an objection: required' }) reason?: string;
}

export class RemoteAnswered {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('integer') n: number;
  @Shown('integer', { description: 'Line of the journal' }) seq: number;
  @Shown('boolean', { description: 'The same message came before' }) replayed: boolean;
}
