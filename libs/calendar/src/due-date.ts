import type { LocalDate } from '#kernel';
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
  return answer(calendar, span, endingOf(calendar.workdays, span));
}

/** The ending in words the other rooms know. The bounds are two more endings, so only a provisional date pays for them. */
export function answer(calendar: WorkingCalendar, span: Span, ending: Ending): DueDate {
  const { reached, due } = ending;
  const dueOn = legalDay(due);
  const bounds = restsOnUnknownDays(calendar, span, ending) ? boundsOf(calendar, span) : null;
  return {
    dueOn,
    provisional: bounds !== null,
    earliest: bounds ? bounds.earliest : dueOn,
    latest: bounds ? bounds.latest : dueOn,
    counted: reached.counted,
    skipped: NOTHING_LISTED,
    rolledFrom: dueOn !== null && due !== reached.day ? dateOf(reached.day) : null,
  };
}

function legalDay(day: number): LocalDate | null {
  return day === Number.POSITIVE_INFINITY ? null : dateOf(day);
}

/** Calendar days need no notice until they end: only the day reached and the days it moves over rest on the calendar. */
function restsOnUnknownDays(calendar: WorkingCalendar, span: Span, ending: Ending): boolean {
  if (span.limit.unit === 'calendar_day' && span.roll === false) return false;
  const from = firstAsked(span, ending);
  const through = ending.due === Number.POSITIVE_INFINITY ? openPause(ending.pauses) - 1 : ending.due;
  return from <= through && (from < calendar.first || through > calendar.last);
}

function firstAsked(span: Span, ending: Ending): number {
  return span.limit.unit === 'calendar_day' ? ending.reached.day : ending.first;
}

/** Before the first notice any day may have been off, and past the expected years any day may be: no latest date can be named. */
function boundsOf({ bounds, first }: WorkingCalendar, span: Span): Pick<DueDate, 'earliest' | 'latest'> {
  const late = endingOf(bounds.latest, span);
  const isNamed = late.due <= bounds.through && firstAsked(span, late) >= first;
  return {
    earliest: legalDay(endingOf(bounds.earliest, span).due),
    latest: isNamed ? legalDay(late.due) : null,
  };
}
