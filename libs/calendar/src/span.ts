import type { LocalDate } from '#kernel';

/**
 * A limit says its own unit, never a house-wide one: 行政许可法 82 makes working days of the periods "of this law" only.
 * `value` is a whole number from 0; `same_day` has 0.
 */
export interface Limit {
  readonly value: number;
  readonly unit: 'working_day' | 'calendar_day' | 'same_day';
}

/** The clock stands on every day d with `from` <= d < `to`; `to` null = it still stands. */
export interface Stop {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * What a due date is folded from. `start` is the day of the event, itself not counted (民法典 201). `roll: false` switches off
 * the move to the next working day (民法典 203) where a law says otherwise (204); it concerns calendar days only.
 */
export interface Span {
  readonly start: LocalDate;
  readonly limit: Limit;
  readonly stops: readonly Stop[];
  readonly roll?: boolean;
}

/** A day that moved the date on, and why. `paper` is the notice that made it a day off; null for weekends and stops. */
export interface SkippedDay {
  readonly date: LocalDate;
  readonly reason: 'day-off' | 'stopped';
  readonly name: string;
  readonly paper: string | null;
}

/**
 * Due by the end of `dueOn`; null while an open stop keeps the limit from being reached. `provisional`: the answer rests on a
 * day no notice covers yet; the date will lie from `earliest` through `latest`, which equal `dueOn` once it is final. A null
 * bound is none: an open stop, or for `latest` a day of which nothing is known. `counted` full days have been counted so far as the stops allow. `rolledFrom` is the day off on
 * which the limit was reached before it moved.
 */
export interface DueDate {
  readonly dueOn: LocalDate | null;
  readonly provisional: boolean;
  readonly earliest: LocalDate | null;
  readonly latest: LocalDate | null;
  readonly counted: number;
  readonly skipped: readonly SkippedDay[];
  readonly rolledFrom: LocalDate | null;
}
