import { type Ending, endingOf, openPause } from './ending.js';
import { dateOf } from './local-date.js';
import type { DueDate, SkippedDay, Span } from './span.js';
import type { WorkingCalendar } from './working-calendar.js';

const NOTHING_LISTED: readonly SkippedDay[] = [];

/**
 * The due date of a span: a fold over its start, limit and stops, never stored as truth. `skipped` stays empty here; ask
 * {@link dueReceipt} for it. Throws RangeError for a limit, stop or date that is none, and past the year 2999.
 */
export function dueDate(calendar: WorkingCalendar, span: Span): DueDate {
  return answer(calendar, span, endingOf(calendar, span));
}

/** The ending in words the other rooms know. */
export function answer(calendar: WorkingCalendar, span: Span, ending: Ending): DueDate {
  const { reached, due } = ending;
  const isDue = due !== Number.POSITIVE_INFINITY;
  return {
    dueOn: isDue ? dateOf(due) : null,
    provisional: restsOnUnknownDays(calendar, span, ending),
    counted: reached.counted,
    skipped: NOTHING_LISTED,
    rolledFrom: isDue && due !== reached.day ? dateOf(reached.day) : null,
  };
}

/** Calendar days need no notice until they end: only the day reached and the days it moves over rest on the calendar. */
function restsOnUnknownDays(calendar: WorkingCalendar, span: Span, ending: Ending): boolean {
  const everyDay = span.limit.unit === 'calendar_day';
  if (everyDay && span.roll === false) return false;
  const from = everyDay ? ending.reached.day : ending.first;
  const through = ending.due === Number.POSITIVE_INFINITY ? openPause(ending.pauses) - 1 : ending.due;
  return from <= through && (from < calendar.first || through > calendar.last);
}
