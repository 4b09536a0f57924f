import {
  CountParameter,
  Day,
  Id,
  Nullable,
  NullablePart,
  OneOf,
  Shown,
  ShownMany,
  ShownPart,
  Text,
} from '../http/fields.js';
import { BilingualAnswer, OrganAnswer, PageAnswer } from './answers.js';
import { PageParameters } from './parameters.js';

const WORD = { pattern: /^[\w-]+$/, optional: true };
const YES_NO = ['true', 'false'];

export class AlertParameters extends PageParameters {
  @OneOf(['yellow', 'red'], { optional: true }) light?: 'yellow' | 'red';
  @OneOf(['officer', 'head', 'supervisor'], { optional: true, description: 'To whom it is addressed' })
  level?: string;
  @Text({ ...WORD, max: 40, description: 'Clock, such as `promise` or `statute`' }) clock?: string;
  @Text({ ...WORD, max: 60, description: 'Handle of the deciding organ' }) organ?: string;
  @Id({ optional: true }) caseId?: string;
  @OneOf(YES_NO, { optional: true, description: 'By anybody' }) acknowledged?: 'true' | 'false';
  @Day({ optional: true, description: 'Raised on this legal day or later' }) since?: string;
}

export class AcknowledgementBody {
  @Text({ max: 2000 }) note: string;
}

export class AcknowledgementAnswer {
  @Shown('string', { format: 'uuid' }) personId: string;
  @ShownPart(() => BilingualAnswer) organ: BilingualAnswer;
  @Shown('string') note: string;
  @Shown('string', { format: 'date-time' }) at: string;
}

export class AlertAnswer {
  @Shown('string') id: string;
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Shown('string') receiptNo: string;
  @Shown('integer', { description: '0: the case itself' }) n: number;
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
  @ShownPart(() => BilingualAnswer) words: BilingualAnswer;
  @Shown('string') clock: string;
  @Shown('string') rung: string;
  @Shown('string', { enum: ['yellow', 'red'] }) light: string;
  @Shown('string', { enum: ['officer', 'head', 'supervisor'], description: 'To whom it is addressed' })
  level: string;
  @Shown('string', { format: 'date' }) dueOn: string;
  @Shown('string', { format: 'date-time' }) raisedAt: string;
  @ShownMany(() => AcknowledgementAnswer) acknowledgements: AcknowledgementAnswer[];
}

export class AlertPage extends PageAnswer {
  @ShownMany(() => AlertAnswer) items: AlertAnswer[];
}

const INCIDENT_KINDS = ['alarm', 'topic', 'delivery', 'held', 'paper', 'publication'];

export class IncidentParameters extends PageParameters {
  @OneOf(YES_NO, { optional: true }) open?: 'true' | 'false';
  @OneOf(INCIDENT_KINDS, { optional: true }) kind?: string;
}

export class IncidentBody {
  @Text({ max: 500 }) reason: string;
}

export class IncidentAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string', { enum: INCIDENT_KINDS }) kind: string;
  @Shown('string', { format: 'uuid' }) caseId: string;
  @Nullable('integer', { description: 'Item; null for the case itself' }) n: number | null;
  @Nullable('integer', { description: 'Journal line that was to be heard of' }) seq: number | null;
  @Shown('string', {
    description:
      'Clock of the alarm, topic, receiver of the delivery, the siblings that hold the item, or the publication that does not reach it: kind, code and version',
  })
  subject: string;
  @Shown('string') park: string;
  @Shown('string', { description: 'Of the last failure; holds nothing of the case' }) reason: string;
  @Shown('integer') attempts: number;
  @Shown('string', { format: 'date-time' }) openedAt: string;
  @Nullable('string', { format: 'date-time' }) closedAt: string | null;
  @Nullable('string', {
    enum: ['retried', 'skipped', 'recovered'],
    description: 'recovered: it went through by itself, or need not any more',
  })
  closedHow: string | null;
  @Nullable('string', { description: 'The operator’s reason' }) note: string | null;
}

export class IncidentPage extends PageAnswer {
  @ShownMany(() => IncidentAnswer) items: IncidentAnswer[];
}

export class FigureParameters {
  @OneOf(['park', 'organ', 'item', 'month', 'channel'], {
    optional: true,
    description: '`park` where absent',
  })
  by?: 'park' | 'organ' | 'item' | 'month' | 'channel';
  @Day({ optional: true, description: 'Ended on this legal day or later; a year ago where absent' })
  from?: string;
  @Day({ optional: true, description: 'Ended on this legal day or before; today where absent' }) to?: string;
  @Text({ ...WORD, max: 12, description: 'Code of an item' }) item?: string;
  @Text({ ...WORD, max: 60, description: 'Handle of the deciding organ' }) organ?: string;
}

export class KeptAnswer {
  @Shown('integer', { description: 'Ended items that had such a clock and were decided, or were late' })
  measured: number;
  @Shown('integer') onTime: number;
  @Nullable('number') rate: number | null;
}

export class SpreadAnswer {
  @Nullable('integer') median: number | null;
  @Nullable('integer') p90: number | null;
}

export class StoppedAnswer {
  @Shown('string') item: string;
  @Shown('string', { description: 'Ground, by its id in the item' }) ground: string;
  @Shown('string') article: string;
  @Shown('integer') days: number;
  @Nullable('number', { description: 'Of all working days from filing to the end' }) share: number | null;
}

export class SavedAnswer {
  @Shown('integer', { description: 'Concluded cases' }) cases: number;
  @Shown('integer', { description: 'Working days the cases took' }) spanDays: number;
  @Shown('integer', { description: 'Working days of their items one after the other' }) serialDays: number;
  @Shown('integer') savedDays: number;
}

export class PledgesAnswer {
  @Shown('integer', { description: 'Accepted with papers owed (容缺受理)' }) tolerated: number;
  @Shown('integer', { description: 'Decided on a commitment (告知承诺)' }) committed: number;
  @Shown('integer') kept: number;
  @Shown('integer', { description: 'Found not to be kept, put right or revoked since among them' })
  broken: number;
  @Shown('integer') rectified: number;
  @Shown('integer') revoked: number;
}

export class FigureAnswer {
  @Shown('string', { description: 'Code of the park or item, handle of the organ, or month' }) key: string;
  @NullablePart(() => BilingualAnswer) name: BilingualAnswer | null;
  @Shown('integer') ended: number;
  @Shown('integer') decided: number;
  @Shown('object', { additionalProperties: { type: 'integer' }, description: 'How many ended how' })
  outcomes: Record<string, number>;
  @Shown('integer', { description: 'Ended by time itself' }) bySilence: number;
  @Shown('integer', { description: 'With an act entered after its legal day' }) enteredLate: number;
  @ShownPart(() => PledgesAnswer) pledges: PledgesAnswer;
  @ShownPart(() => KeptAnswer) promise: KeptAnswer;
  @ShownPart(() => KeptAnswer) statute: KeptAnswer;
  @ShownPart(() => SpreadAnswer) usedDays: SpreadAnswer;
  @ShownPart(() => SpreadAnswer) elapsedDays: SpreadAnswer;
  @ShownMany(() => StoppedAnswer) stops: StoppedAnswer[];
  @NullablePart(() => SavedAnswer) saved: SavedAnswer | null;
}

export class FiguresAnswer {
  @Shown('string') by: string;
  @Shown('string', { format: 'date' }) from: string;
  @Shown('string', { format: 'date' }) to: string;
  @ShownMany(() => FigureAnswer) items: FigureAnswer[];
}

export class PublicFigureParameters {
  @OneOf(['park', 'item', 'channel'], { optional: true, description: '`park` where absent' })
  by?: 'park' | 'item' | 'channel';
  @CountParameter({ min: 2015, max: 2100, optional: true, description: 'This year where absent' })
  year?: number;
}

export class PublicFigureAnswer {
  @Shown('string') key: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('integer', { description: 'Of fewer than five nothing else is told' }) decided: number;
  @Nullable('number') promiseRate: number | null;
  @Nullable('number') statuteRate: number | null;
  @Nullable('integer', { description: 'Working days of the promise that half of them did not exceed' })
  medianDays: number | null;
}

export class PublicFiguresAnswer {
  @Shown('string') by: string;
  @Shown('integer') year: number;
  @ShownMany(() => PublicFigureAnswer) items: PublicFigureAnswer[];
}
