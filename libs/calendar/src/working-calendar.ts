import type { LocalDate } from '#kernel';
import type { CalendarData, CalendarDay, CalendarPart, ExpectedDay } from './calendar-data.js';
import { type CountedDays, type DayRange, EVERY_DAY, workingDays } from './counted-days.js';
import { weekday } from './day-number.js';
import { dateOf, dayOf } from './local-date.js';

/**
 * A calendar made ready for counting. Compile once per published version and keep it; day numbers are this room's own. Dates
 * within `first` and `last` are final; `bounds` are asked only of others.
 */
export interface WorkingCalendar {
  readonly code: string;
  readonly knownFrom: LocalDate;
  readonly knownThrough: LocalDate;
  readonly first: number;
  readonly last: number;
  readonly workdays: CountedDays;
  readonly bounds: Bounds;
  readonly named: ReadonlyMap<number, CalendarDay>;
}

/**
 * Where the notice to come may put a date. `earliest` counts every day that may work, `latest` none that may be off; the days
 * counted are nested, so the dates are in order. `latest` says something through the day `through` only.
 */
export interface Bounds {
  readonly earliest: CountedDays;
  readonly latest: CountedDays;
  readonly through: number;
}

/**
 * Throws RangeError for data that `expandCalendar` would have refused: a range upside down, a day named twice or outside the
 * known range (an overlay and its base may know different ranges), no working day at all, or an overlay that was not merged.
 * Published calendars were checked; meeting such data here is a surprise.
 */
export function compileCalendar(data: CalendarData): WorkingCalendar {
  const first = dayOf(data.knownFrom);
  const known = dayOf(data.knownThrough);
  if (known < first) throw new RangeError(`calendar ${data.code} ends before it begins`);
  if ((data as CalendarPart).extends !== undefined)
    throw new RangeError(`calendar ${data.code} is an overlay without its base`);
  const named = namedDays(data, first, known);
  const expected = new Map((data.expected?.days ?? []).map((entry) => [dayOf(entry.date), entry.kind]));
  const through = data.expected ? dayOf(data.expected.through) : known;
  // Also past what is spoken of: what a receipt keeps of an overlay must count as the whole did.
  const said = [...named.keys(), ...expected.keys()];
  const range: DayRange = [Math.min(first, ...said), Math.max(known, through, ...said)];
  const works = (day: number): boolean => {
    const entry = named.get(day);
    return entry === undefined ? weekday(day) < 5 : entry.kind === 'make-up';
  };
  const spoken = Math.max(known, through);
  const mayWork = (day: number): boolean =>
    day > spoken ? named.get(day)?.kind !== 'holiday' : works(day) || expected.get(day) === 'may-work';
  const bounds: Bounds = {
    // Beyond what is expected any day may be made one that works, but for those off for certain, which an overlay may have
    // from its base; Monday to Friday would promise too late a date.
    earliest: workingDays(range, mayWork, EVERY_DAY),
    latest: workingDays(range, (day) => works(day) && expected.get(day) !== 'may-be-off'),
    through,
  };
  const { code, knownFrom, knownThrough } = data;
  const last = Math.min(known, firstDoubt(data.expected?.days ?? []) - 1);
  return { code, knownFrom, knownThrough, first, last, workdays: workingDays(range, works), bounds, named };
}

/** What is off or works for certain, with name and paper: the days of the notices, and beyond them those of the regulation. */
function namedDays(data: CalendarData, first: number, known: number): Map<number, CalendarDay> {
  const named = new Map<number, CalendarDay>();
  for (const entry of data.days) {
    const day = dayOf(entry.date);
    if ((day < first || day > known) && !data.overlay)
      throw new RangeError(`calendar ${data.code} names ${entry.date} outside its range`);
    if (named.has(day)) throw new RangeError(`calendar ${data.code} names ${entry.date} twice`);
    named.set(day, entry);
  }
  for (const { kind, ...entry } of data.expected?.days ?? []) {
    const day = dayOf(entry.date);
    if (kind === 'off' && !named.has(day)) named.set(day, { ...entry, kind: 'holiday' });
  }
  return named;
}

/** The notice for a year may still name days of the December before (2018-12-31 was made a day off by the notice for 2019). */
function firstDoubt(expected: readonly ExpectedDay[]): number {
  return Math.min(...expected.filter(({ kind }) => kind !== 'off').map(({ date }) => dayOf(date)));
}

/** Whether the day number works. */
export function works(calendar: WorkingCalendar, day: number): boolean {
  return calendar.workdays.rank(day + 1) > calendar.workdays.rank(day);
}

/** The first working day after the day number. */
export function workingDayAfter(calendar: WorkingCalendar, day: number): number {
  return calendar.workdays.at(calendar.workdays.rank(day + 1));
}

/**
 * Whether organs work on the day. Past the notices Monday to Friday but for the days that are off by the regulation; due dates
 * that rest on that are `provisional`.
 */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  return works(calendar, dayOf(date));
}

/** The `n`th working day after the date, `n` a whole number from 1: where a limit of so many working days ends if nothing stops it. */
export function workingDaysLater(calendar: WorkingCalendar, date: LocalDate, n: number): LocalDate {
  if (!(Number.isInteger(n) && n >= 1))
    throw new RangeError(`working days later are a whole number from 1: ${n}`);
  return dateOf(calendar.workdays.at(calendar.workdays.rank(dayOf(date) + 1) + n - 1));
}

/** Working days d with `after` < d <= `through`; negative when `through` is earlier. "Working days left" is (today, dueOn). */
export function workingDaysBetween(calendar: WorkingCalendar, after: LocalDate, through: LocalDate): number {
  return calendar.workdays.rank(dayOf(through) + 1) - calendar.workdays.rank(dayOf(after) + 1);
}
