import type { LocalDate } from '#kernel';

/**
 * One day that a notice names. `holiday` is a day off, on a weekday or a weekend; `make-up` (调休) is a weekend day that works.
 * `paper` is the id of the {@link CalendarPaper} that says so.
 */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly kind: 'holiday' | 'make-up';
  readonly name: string;
  readonly paper: string;
}

/** A notice: the source of named days. */
export interface CalendarPaper {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
}

/** A published calendar. Between `knownFrom` and `knownThrough` (both included) the notices are known; beyond, dates are provisional. */
export interface CalendarData {
  readonly code: string;
  readonly knownFrom: LocalDate;
  readonly knownThrough: LocalDate;
  readonly days: readonly CalendarDay[];
  readonly papers: readonly CalendarPaper[];
}
