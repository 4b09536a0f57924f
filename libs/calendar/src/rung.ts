import type { LocalDate } from '#kernel';
import { EVERY_DAY } from './counted-days.js';
import { endingOf } from './ending.js';
import { dateOf, dayOf } from './local-date.js';
import { pausesOf, reach } from './reach.js';
import type { Span } from './span.js';
import { type WorkingCalendar, workingDayAfter } from './working-calendar.js';

/**
 * The day at whose end `n` full days of the span have been counted, in the unit of its limit (a same-day limit counts working
 * days); 0 gives the start. Null while an open stop prevents it. `n` may pass the limit. Never rolls. Throws RangeError when
 * `n` is no whole number from 0.
 */
export function dayOfCount(calendar: WorkingCalendar, span: Span, n: number): LocalDate | null {
  const day = countedDay(calendar, span, n);
  return day === Number.POSITIVE_INFINITY ? null : dateOf(day);
}

function countedDay(calendar: WorkingCalendar, span: Span, n: number): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`full days are a whole number from 0: ${n}`);
  const days = span.limit.unit === 'calendar_day' ? EVERY_DAY : calendar.workdays;
  return reach(days, dayOf(span.start), n, pausesOf(span.stops)).day;
}

/**
 * The day whose opening hour rings the rung `numerator/denominator` of the limit: the first working day after that share of it,
 * rounded down to full days, has passed. From 1/1 on the due day must be over too, since a calendar-day limit may have moved
 * past the day it was used up. Null while an open stop prevents it. Throws RangeError for a share that is none.
 */
export function rungDay(
  calendar: WorkingCalendar,
  span: Span,
  numerator: number,
  denominator: number,
): LocalDate | null {
  if (!(Number.isInteger(numerator) && Number.isInteger(denominator) && numerator >= 0 && denominator > 0))
    throw new RangeError(`not a share of a limit: ${numerator}/${denominator}`);
  const passed = countedDay(calendar, span, Math.floor((span.limit.value * numerator) / denominator));
  const over = numerator < denominator ? passed : Math.max(passed, endingOf(calendar.workdays, span).due);
  return over === Number.POSITIVE_INFINITY ? null : dateOf(workingDayAfter(calendar, over));
}
