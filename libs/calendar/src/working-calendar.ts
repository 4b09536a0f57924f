import type { LocalDate } from '#kernel';
import type { CalendarData, CalendarDay } from './calendar-data.js';
import { type CountedDays, workingDays } from './counted-days.js';
import { weekday } from './day-number.js';
import { dayOf } from './local-date.js';

/** A calendar made ready for counting. Compile once per published version and keep it; day numbers are this room's own. */
export interface WorkingCalendar {
  readonly code: string;
  readonly knownFrom: LocalDate;
  readonly knownThrough: LocalDate;
  readonly first: number;
  readonly last: number;
  readonly workdays: CountedDays;
  readonly named: ReadonlyMap<number, CalendarDay>;
}

/**
 * Throws RangeError for data that `expandCalendar` would have refused: a range upside down, a day named twice or outside the
 * known range, no working day at all. Published calendars were checked; meeting such data here is a surprise.
 */
export function compileCalendar(data: CalendarData): WorkingCalendar {
  const first = dayOf(data.knownFrom);
  const last = dayOf(data.knownThrough);
  if (last < first) throw new RangeError(`calendar ${data.code} ends before it begins`);
  const named = new Map<number, CalendarDay>();
  for (const entry of data.days) {
    const day = dayOf(entry.date);
    if (day < first || day > last)
      throw new RangeError(`calendar ${data.code} names ${entry.date} outside its range`);
    if (named.has(day)) throw new RangeError(`calendar ${data.code} names ${entry.date} twice`);
    named.set(day, entry);
  }
  const works = (day: number): boolean => {
    const entry = named.get(day);
    return entry === undefined ? weekday(day) < 5 : entry.kind === 'make-up';
  };
  const { code, knownFrom, knownThrough } = data;
  return { code, knownFrom, knownThrough, first, last, workdays: workingDays(first, last, works), named };
}

/** Whether the day number works. */
export function works(calendar: WorkingCalendar, day: number): boolean {
  return calendar.workdays.rank(day + 1) > calendar.workdays.rank(day);
}

/** The first working day after the day number. */
export function workingDayAfter(calendar: WorkingCalendar, day: number): number {
  return calendar.workdays.at(calendar.workdays.rank(day + 1));
}

/** Whether organs work on the day. Outside the known range Monday to Friday; due dates that rest on that are `provisional`. */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  return works(calendar, dayOf(date));
}

/** Working days d with `after` < d <= `through`; negative when `through` is earlier. "Working days left" is (today, dueOn). */
export function workingDaysBetween(calendar: WorkingCalendar, after: LocalDate, through: LocalDate): number {
  return calendar.workdays.rank(dayOf(through) + 1) - calendar.workdays.rank(dayOf(after) + 1);
}
