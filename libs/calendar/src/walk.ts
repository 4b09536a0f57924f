import type { CalendarDay } from './calendar-data.js';
import { endingOf, openPause } from './ending.js';
import { dueReceipt } from './receipt.js';
import type { DueDate, Span } from './span.js';
import type { WorkingCalendar } from './working-calendar.js';

/**
 * A span with all it met on its way: `due` as `dueReceipt` gives it; `named` every named day that was asked whether it works, so
 * that these days alone lead anybody to the same date; `madeUp` the weekend days (调休) that counted, or are the due day itself.
 */
export interface Walk {
  readonly due: DueDate;
  readonly named: readonly CalendarDay[];
  readonly madeUp: readonly CalendarDay[];
}

/**
 * Walks to the due date; while an open stop keeps it away, to the first day of that stop. A calendar-day limit asks the
 * calendar only from the day it is used up. Same throws as `dueDate`.
 */
export function walkOf(calendar: WorkingCalendar, span: Span): Walk {
  const due = dueReceipt(calendar, span);
  const { first, reached, due: end, pauses } = endingOf(calendar, span);
  const everyDay = span.limit.unit === 'calendar_day';
  const from = everyDay ? reached.day : first;
  const through = Number.isFinite(end) ? end : Math.max(openPause(pauses), first);
  const named: CalendarDay[] = [];
  if (everyDay && span.roll === false) return { due, named, madeUp: named };
  for (let day = from; day <= through; day += 1) {
    const entry = calendar.named.get(day);
    if (entry !== undefined) named.push(entry);
  }
  const stopped = new Set(due.skipped.map(({ date }) => date));
  const madeUp = named.filter(({ kind, date }) => kind === 'make-up' && !stopped.has(date));
  return { due, named, madeUp };
}
