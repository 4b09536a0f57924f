import { Counts, Flag, Nullable, OneOf, Shown, ShownMany, ShownPart, Text } from '../http/fields.js';
import { BilingualAnswer, PageAnswer } from './answers.js';
import { ActBody } from './bodies.js';

const METHODS = ['window', 'post', 'electronic'] as const;
type Method = (typeof METHODS)[number];
const PROOF = { max: 500, description: 'Number or place of the proof of delivery (送达回证)' };
const RECEIVER = { max: 100, description: 'Who received it at the window, and in which capacity' };

export class ServiceBody extends ActBody {
  @OneOf(METHODS, { description: '`electronic` needs a consent that covers the day' }) method: Method;
  @Text(PROOF) proof: string;
  @Text({ ...RECEIVER, optional: true }) receivedBy?: string;
  @Text({ max: 60, optional: true, description: 'Of the post: number under which it was sent' })
  tracking?: string;
}

export class ServiceFailureBody extends ActBody {
  @OneOf(METHODS) method: Method;
  @Text({ max: 500, description: 'Why it was not received' }) reason: string;
}

export class ServiceNoticeBody extends ActBody {
  @Text({ max: 500, description: 'Where the notice was published, with its number' }) place: string;
}

export class ConsentBody {
  @Flag({ description: 'Consent to electronic service (电子送达); false takes it back' }) given: boolean;
}

export class HandoutBody extends ActBody {
  @Counts({ min: 1, max: 60, description: 'Numbers of the items' }) items: number[];
  @Text(RECEIVER) receivedBy: string;
  @Text(PROOF) proof: string;
}

const LAST_DAY =
  'Last day to deliver it (行政许可法 44, clock `delivery`); null: none is set, or a public notice runs';

export class UnservedAnswer {
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @ShownPart(() => BilingualAnswer) organ: BilingualAnswer;
  @Shown('string', { enum: ['granted', 'refused', 'recorded'] }) outcome: string;
  @Nullable('string') number: string | null;
  @Shown('string', { format: 'date' }) decidedOn: string;
  @Nullable('string', { format: 'date', description: LAST_DAY }) dueOn: string | null;
  @Shown('boolean', { description: 'May be served in the account of the applicant' }) electronic: boolean;
  @Shown('string', { isArray: true, description: 'Methods that failed' }) failed: string[];
  @Nullable('string', { format: 'date', description: 'First day of a public notice' }) announcedOn:
    | string
    | null;
}

export class HandoutAnswer {
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('string') receiptNo: string;
  @Shown('string') projectName: string;
  @ShownPart(() => BilingualAnswer) applicant: BilingualAnswer;
  @Shown('integer', { description: 'Version of the case, for If-Match' }) seq: number;
  @Nullable('string', { format: 'date', description: 'The first of those of its items; the list goes by it' })
  dueOn: string | null;
  @ShownMany(() => UnservedAnswer) items: UnservedAnswer[];
}

export class HandoutPage extends PageAnswer {
  @ShownMany(() => HandoutAnswer) items: HandoutAnswer[];
}
