import { type CountedDays, EVERY_DAY } from './counted-days.js';
import { dayOf } from './local-date.js';
import { type Pause, pausesOf, type Reach, reach } from './reach.js';
import type { Limit, Span } from './span.js';

/**
 * How a span ends, in day numbers. `first` is the first day that may count or be due; `reached` is where the limit was used
 * up; `due` the day by whose end the act is owed. Infinity stands for "not while the clock stands".
 */
export interface Ending {
  readonly first: number;
  readonly reached: Reach;
  readonly due: number;
  readonly pauses: readonly Pause[];
}

/**
 * One reading for the fast answer, its explanation and its bounds, which differ in the days that work. A limit of 0 is due on the day itself, or on the next working day when
 * that is a day off (receipt over a weekend). A calendar-day limit moves off a day off (民法典 203): the last day of the period
 * *is* then the next working day, so a stop that covers that day moves it on as well. Throws RangeError for a limit that is no
 * whole number from 0, or a same-day limit with days.
 */
export function endingOf(workdays: CountedDays, span: Span): Ending {
  const { unit, value } = checked(span.limit);
  const start = dayOf(span.start);
  const pauses = pausesOf(span.stops);
  const first = value === 0 ? start : start + 1;
  const reached = reach(unit === 'calendar_day' ? EVERY_DAY : workdays, start, value, pauses);
  const stays = unit === 'calendar_day' ? span.roll === false : value > 0;
  if (stays || reached.day === Number.POSITIVE_INFINITY) return { first, reached, due: reached.day, pauses };
  return { first, reached, due: reach(workdays, reached.day - 1, 1, pauses).day, pauses };
}

function checked(limit: Limit): Limit {
  if (!Number.isInteger(limit.value) || limit.value < 0)
    throw new RangeError(`a limit is a whole number from 0: ${limit.value}`);
  if (limit.unit === 'same_day' && limit.value !== 0) throw new RangeError('a same-day limit has no days');
  return limit;
}

/** The first day of the pause that still lasts; Infinity when none does. */
export function openPause(pauses: readonly Pause[]): number {
  return pauses.find((pause) => pause.to === Number.POSITIVE_INFINITY)?.from ?? Number.POSITIVE_INFINITY;
}
