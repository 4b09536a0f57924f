import type { CalendarDay, CalendarPaper, Expected, ExpectedDay, Limit, SkippedDay } from '#calendar';
import type { Bilingual, LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';

/** Name and version of what stands in a receipt. A change of meaning is a new number; old receipts keep theirs. */
export const RECEIPT_FORMAT = 'one-stop.deadline-receipt/1';

/** A limit with its source in law, catalogue or notice. `demo`: an invented number. */
export interface SourcedLimit extends Limit {
  readonly source: string;
  readonly demo: boolean;
}

/** A limit the item has published, and the event it runs from; null while it does not run. */
export interface PublishedLimit extends SourcedLimit {
  readonly runsFrom: string | null;
}

/** Promise and statute as the item has published them, also before they run; then the limits of its other clocks, in their order. */
export interface Limits {
  /** Null: a case promises nothing of its own. */
  readonly promise: PublishedLimit | null;
  /** Null: no law sets a limit, and that is said. */
  readonly statute: PublishedLimit | null;
  readonly others: readonly (SourcedLimit & { readonly clock: ClockKind })[];
}

/** A dated fact that starts or ends a clock. */
export interface Happening {
  readonly event: string;
  readonly on: LocalDate;
}

/** A published calendar as far as the receipt needs it. `since` and `paper`: the day it took the place of the one before, and why. */
export interface UsedCalendar {
  readonly publication: number;
  readonly code: string;
  readonly version: number;
  /** SHA-256 of the canonical JSON of the whole published calendar, which the days here are a part of. */
  readonly hash: string;
  readonly since: LocalDate | null;
  readonly paper: string | null;
  /** Of a regional overlay: the calendar it is laid upon, and the hash of that version. */
  readonly overlay: { readonly extends: string; readonly hash: string } | null;
  readonly knownFrom: LocalDate;
  readonly knownThrough: LocalDate;
  readonly days: readonly CalendarDay[];
  /** Days of years without notice: with them, but for the first doubtful one, the bounds of a provisional date are computed. */
  readonly expected: Expected | null;
  readonly papers: readonly CalendarPaper[];
}

/** An act entered later than the day it takes effect on (`rules.md` 4.5). */
export interface LateEntry {
  readonly act: string;
  readonly on: LocalDate;
  readonly recordedOn: LocalDate;
}

/** A day of the record put right by a second person (更正); the wrong one stays on record. */
export interface Correction {
  readonly act: string;
  readonly on: LocalDate;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: string;
}

/** A version that the item adopted while it was pending, and the limits it changed of clocks that had begun (rules 4.11). */
export interface ToldVersion {
  readonly on: LocalDate;
  /** Of the version of the item. */
  readonly publication: number;
  readonly paper: string;
  readonly basis: string;
  readonly limits: readonly { readonly clock: ClockKind; readonly from: Limit; readonly to: Limit }[];
}

/** In which of the receipt's calendars a period was counted from the first day of a stop. */
export interface ToldPeriod {
  readonly calendar: number;
}

export interface ToldStop {
  /** The number of the item that was stopped. */
  readonly n: number;
  readonly kind: 'special' | 'suspension';
  /** As the item has published it: its id, name and article, and the longest it may last. */
  readonly ground: {
    readonly id: string;
    readonly name: Bilingual;
    readonly article: string;
    readonly cap: Limit | null;
  };
  readonly clocks: readonly ClockKind[];
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** The time needed, as the written notice said it (行政许可法 45). */
  readonly needed: Limit | null;
  readonly expected: ToldPeriod | null;
  readonly cap: ToldPeriod | null;
}

export interface ToldExtension {
  readonly on: LocalDate;
  readonly more: Limit;
  readonly clocks: readonly ClockKind[];
  readonly reason: string;
  readonly article: string;
  /** The organ that asked, by its handle (null: of a case, where it is not on record), and who approves by law. */
  readonly askedBy: string | null;
  readonly approver: string;
}

export interface ToldClock {
  readonly kind: ClockKind;
  readonly start: { readonly event: string; readonly article: string };
  readonly ended: { readonly event: string } | null;
}

/** What the fold starts from: dated facts, published numbers, calendars. Everything else in a receipt is computed from this. */
export interface Told {
  readonly case: { readonly id: string; readonly receiptNo: string };
  /** Null: the receipt is of the clock of the case itself (joint handling). */
  readonly item: {
    readonly n: number;
    readonly code: string;
    readonly name: Bilingual;
    readonly publication: number;
    readonly organ: Bilingual & { readonly handle: string };
  } | null;
  readonly limits: Limits;
  readonly events: readonly Happening[];
  readonly clocks: readonly ToldClock[];
  readonly stops: readonly ToldStop[];
  readonly extension: ToldExtension | null;
  /** In the order they were counted in; the last one counts now. */
  readonly calendars: readonly UsedCalendar[];
  readonly late: readonly LateEntry[];
  readonly corrections: readonly Correction[];
  readonly versions: readonly ToldVersion[];
}

/** A date on the way, with the named days it passed. Null: an open stop kept it away, with `counted` full days behind it. */
export interface Rung {
  readonly dueOn: LocalDate | null;
  readonly counted: number;
  readonly passed: readonly LocalDate[];
}

/** What moved a date: from the one that stood before to the one that stood after, as it was known on that day. */
export interface Change {
  readonly cause: 'stop' | 'stop-end' | 'extension' | 'calendar' | 'correction' | 'version';
  readonly on: LocalDate;
  /** Of a stop: its ground and kind. */
  readonly ground?: string;
  readonly kind?: ToldStop['kind'];
  readonly article?: string;
  /** Of a calendar: the paper, the publication counted in from now on, and the days that it changed. */
  readonly paper?: string;
  readonly calendar?: number;
  readonly days?: readonly { readonly date: LocalDate; readonly works: boolean }[];
  /** Of a version: its publication, with the limit that was and the one that is. `article` is the basis of its rule. */
  readonly publication?: number;
  readonly limit?: { readonly was: Limit; readonly is: Limit };
  /** Of a correction: the start that was on record, and the right one. */
  readonly start?: { readonly was: LocalDate; readonly is: LocalDate };
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly counted: number;
  readonly passed: readonly LocalDate[];
}

/** Of a provisional date: where the notices to come may put it, and the days that decide. A null bound is none. */
export interface Bounds {
  readonly earliest: LocalDate | null;
  readonly latest: LocalDate | null;
  readonly doubtful: readonly Pick<ExpectedDay, 'date' | 'kind'>[];
}

export interface ClockReceipt extends Omit<ToldClock, 'start' | 'ended'> {
  readonly start: ToldClock['start'] & { readonly on: LocalDate };
  readonly article: string;
  /** With the extension, where there is one. */
  readonly limit: Limit;
  readonly demo: boolean;
  readonly original: Rung;
  readonly changes: readonly Change[];
  readonly dueOn: LocalDate | null;
  readonly provisional: boolean;
  readonly bounds: Bounds | null;
  readonly counted: number;
  readonly skipped: readonly SkippedDay[];
  /** Weekend days that counted because a notice made them work (调休). */
  readonly madeUp: readonly CalendarDay[];
  /** The day off on which the limit was used up, before it moved to the next working day. */
  readonly roll: { readonly from: LocalDate; readonly article: string } | null;
  readonly ended:
    | (NonNullable<ToldClock['ended']> & { readonly on: LocalDate; readonly inTime: boolean })
    | null;
}

export interface Period extends ToldPeriod {
  readonly limit: Limit;
  readonly until: LocalDate;
  readonly passed: readonly LocalDate[];
}

export interface StopReceipt extends ToldStop {
  /** The day the applicant was told in writing (行政许可法 45): of the stop, or of its late entry. */
  readonly noticeOn: LocalDate;
  readonly expected: Period | null;
  readonly cap: Period | null;
  /** Calendar days the clocks stood still; null while they do. */
  readonly lasted: number | null;
}

/** Receipt of a deadline (期限说明): why the date is what it is, with everything to compute it again. */
export interface Receipt extends Omit<Told, 'versions'> {
  readonly format: typeof RECEIPT_FORMAT;
  /** Only where a version moved a date. */
  readonly versions?: readonly ToldVersion[];
  readonly clocks: readonly ClockReceipt[];
  readonly stops: readonly StopReceipt[];
  readonly shown: {
    readonly dueOn: LocalDate | null;
    readonly clock: ClockKind | null;
    readonly provisional: boolean;
    readonly earliest: LocalDate | null;
    readonly latest: LocalDate | null;
  };
}

/** With `hash`: SHA-256 of the canonical JSON (RFC 8785) of all the rest. */
export type SealedReceipt = Receipt & { readonly hash: string };
