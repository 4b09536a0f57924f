import type { LocalDate } from '#kernel';
import type { CalendarDay } from './calendar-data.js';
import { weekday } from './day-number.js';
import { type Ending, endingOf, openPause } from './ending.js';
import { dateOf, dayOf } from './local-date.js';
import { dueReceipt } from './receipt.js';
import type { DueDate, Span } from './span.js';
import type { WorkingCalendar } from './working-calendar.js';

/**
 * A span with all it met on its way: `due` as `dueReceipt` gives it; `named` every named day that was asked whether it works, so
 * that these days alone lead anybody to the same date; `madeUp` the weekend days (调休) that counted, or are the due day itself.
 * `doubt`: of a provisional date, the days from first through last whose notice may still move a bound of it.
 */
export interface Walk {
  readonly due: DueDate;
  readonly named: readonly CalendarDay[];
  readonly madeUp: readonly CalendarDay[];
  readonly doubt: readonly [from: LocalDate, through: LocalDate] | null;
  /** Of a provisional date, the named days past it that its latest date passes, certain ones among them. */
  readonly beyond: readonly CalendarDay[];
}

/**
 * Walks to the due date; while an open stop keeps it away, to the first day of that stop. A calendar-day limit asks the
 * calendar only from the day it is used up. Same throws as `dueDate`.
 */
export function walkOf(calendar: WorkingCalendar, span: Span): Walk {
  const due = dueReceipt(calendar, span);
  const ending = endingOf(calendar.workdays, span);
  const from = span.limit.unit === 'calendar_day' ? ending.reached.day : ending.first;
  if (span.limit.unit === 'calendar_day' && span.roll === false)
    return { due, named: [], madeUp: [], doubt: null, beyond: [] };
  const named = namedDays(calendar, from, lastDay(ending));
  const skipped = new Set(due.skipped.map(({ date }) => date));
  const madeUp = named.filter(({ kind, date }) => kind === 'make-up' && !skipped.has(date));
  if (!due.provisional) return { due, named, madeUp, doubt: null, beyond: [] };
  const last = lastDay(endingOf(calendar.bounds.latest, span));
  const beyond = namedDays(calendar, lastDay(ending) + 1, last);
  return { due, named, madeUp, doubt: [dateOf(from), dateOf(last)], beyond };
}

function namedDays(calendar: WorkingCalendar, from: number, through: number): CalendarDay[] {
  const named: CalendarDay[] = [];
  for (let day = from; day <= through; day += 1) {
    const entry = calendar.named.get(day);
    if (entry !== undefined) named.push(entry);
  }
  return named;
}

function lastDay({ due, first, pauses }: Ending): number {
  return Number.isFinite(due) ? due : Math.max(openPause(pauses), first);
}

/** Saturday or Sunday, whatever a notice says of it. */
export function isWeekend(date: LocalDate): boolean {
  return weekday(dayOf(date)) >= 5;
}
