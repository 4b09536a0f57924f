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

/**
 * A day of a year whose notice is not out. `off`: off by the regulation itself (放假办法 2), whatever the notice will say.
 * `may-be-off`: the notice may add it to a holiday. `may-work`: a weekend day that the notice may make a make-up day.
 */
export interface ExpectedDay {
  readonly date: LocalDate;
  readonly kind: 'off' | 'may-be-off' | 'may-work';
  readonly name: string;
  readonly paper: string;
}

/** What can be said beyond the notices. Bounds are complete through `through`; an overlay may name national days past it. */
export interface Expected {
  readonly through: LocalDate;
  readonly days: readonly ExpectedDay[];
}

/**
 * A calendar, complete in itself. Between `knownFrom` and `knownThrough` (both included) the notices are known; beyond, dates
 * are provisional, and lie within two bounds as far as `expected` goes.
 */
export interface CalendarData {
  readonly code: string;
  readonly knownFrom: LocalDate;
  readonly knownThrough: LocalDate;
  readonly days: readonly CalendarDay[];
  readonly papers: readonly CalendarPaper[];
  readonly expected?: Expected;
  readonly overlay?: Overlay;
}

/**
 * What a clerk writes and an import yields: a calendar or, with `extends`, a regional overlay (放假办法 4), which holds its own
 * days only and is no calendar before {@link mergeCalendar}.
 */
export interface CalendarPart extends CalendarData {
  readonly extends?: string;
}

/** How a merged calendar came about: its own part, and the hash of the version of the calendar it was laid upon. */
export interface Overlay {
  readonly extends: string;
  readonly hash: string;
  readonly own: CalendarPart;
}
