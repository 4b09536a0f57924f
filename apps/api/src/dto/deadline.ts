import { Nullable, NullablePart, Shown, ShownMany, ShownPart } from '../http/fields.js';
import { BilingualAnswer, OrganAnswer, SkippedDayAnswer } from './answers.js';
import { CalendarDayAnswer, CalendarPaperAnswer } from './calendar.js';

const DAY = { format: 'date' };
const DATE = { type: 'string', format: 'date' };
const LIMIT = { properties: { value: { type: 'integer' }, unit: { type: 'string' } } };

export class ReceiptCaseAnswer {
  @Shown('string', { format: 'uuid' }) id: string;
  @Shown('string') receiptNo: string;
}

export class ReceiptItemAnswer {
  @Shown('integer') n: number;
  @Shown('string') code: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('integer', { description: 'Id of the published version of the item' }) publication: number;
  @ShownPart(() => OrganAnswer) organ: OrganAnswer;
}

export class SourcedLimitAnswer {
  @Shown('integer') value: number;
  @Shown('string', { enum: ['working_day', 'calendar_day', 'same_day'] }) unit: string;
  @Shown('string') source: string;
  @Shown('boolean', { description: 'An invented number' }) demo: boolean;
}

export class PublishedLimitAnswer extends SourcedLimitAnswer {
  @Nullable('string', { description: 'Event it runs from; null while it does not run' }) runsFrom:
    | string
    | null;
}

export class OtherLimitAnswer extends SourcedLimitAnswer {
  @Shown('string') clock: string;
}

export class ReceiptLimitsAnswer {
  @NullablePart(() => PublishedLimitAnswer) promise: PublishedLimitAnswer | null;
  @NullablePart(() => PublishedLimitAnswer) statute: PublishedLimitAnswer | null;
  @ShownMany(() => OtherLimitAnswer, { description: 'Of the other clocks, in their order' })
  others: OtherLimitAnswer[];
}

export class RungAnswer {
  @Nullable('string', { ...DAY, description: 'Null while a stop kept it away' }) dueOn: string | null;
  @Shown('integer', { description: 'Full days counted' }) counted: number;
  @Shown('string', { isArray: true, description: 'Named days on the way' }) passed: string[];
}

export class TurnedDayAnswer {
  @Shown('string', DAY) date: string;
  @Shown('boolean') works: boolean;
}

export class ChangeAnswer {
  @Shown('string', { enum: ['stop', 'stop-end', 'extension', 'calendar', 'correction', 'version'] })
  cause: string;
  @Shown('string', DAY) on: string;
  @Shown('string', { required: false, description: 'Of a stop' }) ground?: string;
  @Shown('string', { required: false, enum: ['special', 'suspension'] }) kind?: string;
  @Shown('string', { required: false }) article?: string;
  @Shown('string', { required: false, description: 'Of a newly published calendar' }) paper?: string;
  @Shown('integer', { required: false, description: 'Publication counted in from then on' })
  calendar?: number;
  @Shown('integer', { required: false, description: 'Of a version of the item: its publication' })
  publication?: number;
  @Shown('object', { required: false, properties: { was: LIMIT, is: LIMIT } }) limit?: object;
  @ShownMany(() => TurnedDayAnswer, { required: false }) days?: TurnedDayAnswer[];
  @Shown('object', { required: false, properties: { was: DATE, is: DATE } }) start?: object;
  @Nullable('string', DAY) from: string | null;
  @Nullable('string', DAY) to: string | null;
  @Shown('integer') counted: number;
  @Shown('string', { isArray: true }) passed: string[];
}

export class StartAnswer {
  @Shown('string') event: string;
  @Shown('string') article: string;
  @Shown('string', DAY) on: string;
}

export class EndAnswer {
  @Shown('string') event: string;
  @Shown('string', DAY) on: string;
  @Shown('boolean') inTime: boolean;
}

export class RollAnswer {
  @Shown('string', { ...DAY, description: 'Day off on which the limit was used up' }) from: string;
  @Shown('string') article: string;
}

export class DoubtfulDayAnswer {
  @Shown('string', DAY) date: string;
  @Shown('string', { enum: ['may-be-off', 'may-work'] }) kind: string;
}

export class DueBoundsAnswer {
  @Nullable('string', DAY) earliest: string | null;
  @Nullable('string', { ...DAY, description: 'Null where nothing is known of the days' }) latest:
    | string
    | null;
  @ShownMany(() => DoubtfulDayAnswer, { description: 'Days that the notice to come may change' })
  doubtful: DoubtfulDayAnswer[];
}

export class ClockReceiptAnswer {
  @Shown('string') kind: string;
  @Shown('string') article: string;
  @Shown('boolean') demo: boolean;
  @ShownPart(() => StartAnswer) start: StartAnswer;
  @Shown('object', { ...LIMIT, description: 'With the extension' }) limit: object;
  @ShownPart(() => RungAnswer) original: RungAnswer;
  @ShownMany(() => ChangeAnswer, { description: 'Every date it had, in order' }) changes: ChangeAnswer[];
  @Nullable('string', DAY) dueOn: string | null;
  @Shown('boolean') provisional: boolean;
  @NullablePart(() => DueBoundsAnswer) bounds: DueBoundsAnswer | null;
  @Shown('integer') counted: number;
  @ShownMany(() => SkippedDayAnswer) skipped: SkippedDayAnswer[];
  @ShownMany(() => CalendarDayAnswer, { description: 'Weekend days that counted (调休)' })
  madeUp: CalendarDayAnswer[];
  @NullablePart(() => RollAnswer) roll: RollAnswer | null;
  @NullablePart(() => EndAnswer) ended: EndAnswer | null;
}

export class GroundAnswer {
  @Shown('string') id: string;
  @ShownPart(() => BilingualAnswer) name: BilingualAnswer;
  @Shown('string') article: string;
  @Nullable('object', LIMIT) cap: object | null;
}

export class PeriodAnswer {
  @Shown('object', LIMIT) limit: object;
  @Shown('integer', { description: 'Publication of the calendar' }) calendar: number;
  @Shown('string', DAY) until: string;
  @Shown('string', { isArray: true }) passed: string[];
}

export class StopReceiptAnswer {
  @Shown('integer', { description: 'Number of the item' }) n: number;
  @Shown('string', { enum: ['special', 'suspension'] }) kind: string;
  @ShownPart(() => GroundAnswer) ground: GroundAnswer;
  @Shown('string', { isArray: true }) clocks: string[];
  @Shown('string', DAY) from: string;
  @Nullable('string', DAY) to: string | null;
  @Shown('string', { ...DAY, description: 'Day of the written notice' }) noticeOn: string;
  @Nullable('object', { ...LIMIT, description: 'Time needed, as the notice said' }) needed: object | null;
  @NullablePart(() => PeriodAnswer) expected: PeriodAnswer | null;
  @NullablePart(() => PeriodAnswer) cap: PeriodAnswer | null;
  @Nullable('integer', { description: 'Calendar days it lasted' }) lasted: number | null;
}

export class ExtensionReceiptAnswer {
  @Shown('string', DAY) on: string;
  @Shown('object', LIMIT) more: object;
  @Shown('string', { isArray: true }) clocks: string[];
  @Shown('string') reason: string;
  @Shown('string') article: string;
  @Nullable('string', { description: 'Handle of the organ' }) askedBy: string | null;
  @Shown('string') approver: string;
}

export class HappeningAnswer {
  @Shown('string') event: string;
  @Shown('string', DAY) on: string;
}

export class LateEntryAnswer {
  @Shown('string') act: string;
  @Shown('string', { ...DAY, description: 'Legal day (生效日)' }) on: string;
  @Shown('string', { ...DAY, description: 'Day it was typed in (录入时间)' }) recordedOn: string;
}

export class OverlayOfAnswer {
  @Shown('string') extends: string;
  @Shown('string') hash: string;
}

export class ExpectedDayAnswer {
  @Shown('string', DAY) date: string;
  @Shown('string', { enum: ['off', 'may-be-off', 'may-work'] }) kind: string;
  @Shown('string') name: string;
  @Shown('string') paper: string;
}

export class ExpectedDaysAnswer {
  @Shown('string', DAY) through: string;
  @ShownMany(() => ExpectedDayAnswer) days: ExpectedDayAnswer[];
}

export class CorrectionAnswer {
  @Shown('string') act: string;
  @Shown('string', DAY) on: string;
  @Shown('string', { ...DAY, description: 'The day that was on record' }) from: string;
  @Shown('string', DAY) to: string;
  @Shown('string') reason: string;
}

export class UsedCalendarAnswer {
  @Shown('integer') publication: number;
  @Shown('string') code: string;
  @Shown('integer') version: number;
  @Shown('string', { description: 'SHA-256 of the canonical JSON of the whole published calendar' })
  hash: string;
  @Nullable('string', { ...DAY, description: 'Counted in from this day on' }) since: string | null;
  @Nullable('string') paper: string | null;
  @Shown('string', DAY) knownFrom: string;
  @Shown('string', DAY) knownThrough: string;
  @ShownMany(() => CalendarDayAnswer, { description: 'The named days the clocks met' })
  days: CalendarDayAnswer[];
  @NullablePart(() => ExpectedDaysAnswer) expected: ExpectedDaysAnswer | null;
  @NullablePart(() => OverlayOfAnswer) overlay: OverlayOfAnswer | null;
  @ShownMany(() => CalendarPaperAnswer) papers: CalendarPaperAnswer[];
}

export class ShownDueAnswer {
  @Nullable('string', DAY) dueOn: string | null;
  @Nullable('string', { description: 'The clock that gave it' }) clock: string | null;
  @Shown('boolean') provisional: boolean;
  @Nullable('string', DAY) earliest: string | null;
  @Nullable('string', DAY) latest: string | null;
}

/** The receipt of a deadline. Its bytes are canonical JSON (RFC 8785). */
export class NewLimitAnswer {
  @Shown('string') clock: string;
  @Shown('object', LIMIT) from: object;
  @Shown('object', LIMIT) to: object;
}

export class AdoptedVersionAnswer {
  @Shown('string', DAY) on: string;
  @Shown('integer', { description: 'Publication of the version of the item' }) publication: number;
  @Shown('string') paper: string;
  @Shown('string', { description: 'Of its rule for pending items' }) basis: string;
  @ShownMany(() => NewLimitAnswer) limits: NewLimitAnswer[];
}

export class DeadlineAnswer {
  @Shown('string', { enum: ['one-stop.deadline-receipt/1'] }) format: string;
  @Shown('string', { description: 'SHA-256 of the canonical JSON of all the rest' }) hash: string;
  @ShownPart(() => ReceiptCaseAnswer) case: ReceiptCaseAnswer;
  @NullablePart(() => ReceiptItemAnswer) item: ReceiptItemAnswer | null;
  @ShownPart(() => ReceiptLimitsAnswer) limits: ReceiptLimitsAnswer;
  @ShownPart(() => ShownDueAnswer) shown: ShownDueAnswer;
  @ShownMany(() => ClockReceiptAnswer) clocks: ClockReceiptAnswer[];
  @ShownMany(() => StopReceiptAnswer) stops: StopReceiptAnswer[];
  @NullablePart(() => ExtensionReceiptAnswer) extension: ExtensionReceiptAnswer | null;
  @ShownMany(() => HappeningAnswer) events: HappeningAnswer[];
  @ShownMany(() => LateEntryAnswer) late: LateEntryAnswer[];
  @ShownMany(() => CorrectionAnswer) corrections: CorrectionAnswer[];
  @ShownMany(() => AdoptedVersionAnswer, {
    required: false,
    description: 'Versions adopted while the item was pending that moved a date',
  })
  versions?: AdoptedVersionAnswer[];
  @ShownMany(() => UsedCalendarAnswer) calendars: UsedCalendarAnswer[];
}
