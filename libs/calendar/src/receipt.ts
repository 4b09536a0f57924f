import { weekday } from './day-number.js';
import { answer } from './due-date.js';
import { type Ending, endingOf, openPause } from './ending.js';
import { dateOf } from './local-date.js';
import type { DueDate, SkippedDay, Span } from './span.js';
import { type WorkingCalendar, works } from './working-calendar.js';

/**
 * The due date with every day it stepped over: what the applicant is shown as the reason for the date. A day that is off and
 * stopped at once is listed as off, for the stop cost nothing. When a calendar-day limit moved, the days from `rolledFrom` to
 * the due date are listed too. An open stop is listed by its first day only. Same answer and same throws as `dueDate`.
 */
export function dueReceipt(calendar: WorkingCalendar, span: Span): DueDate {
  const ending = endingOf(calendar.workdays, span);
  const through =
    ending.due === Number.POSITIVE_INFINITY
      ? Math.max(openPause(ending.pauses), ending.first)
      : ending.due - 1;
  const skipped: SkippedDay[] = [];
  for (let day = ending.first; day <= through; day += 1) {
    const entry = skippedDay(calendar, span, ending, day);
    if (entry !== null) skipped.push(entry);
  }
  return { ...answer(calendar, span, ending), skipped };
}

function skippedDay(calendar: WorkingCalendar, span: Span, ending: Ending, day: number): SkippedDay | null {
  const mustWork = span.limit.unit !== 'calendar_day' || day >= ending.reached.day;
  if (mustWork && !works(calendar, day)) return dayOff(calendar, day);
  const stopped = ending.pauses.some((pause) => pause.from <= day && day < pause.to);
  return stopped ? { date: dateOf(day), reason: 'stopped', name: '停止计时', paper: null } : null;
}

function dayOff(calendar: WorkingCalendar, day: number): SkippedDay {
  const entry = calendar.named.get(day);
  const name = entry?.name ?? (weekday(day) === 5 ? '周六' : '周日');
  return { date: dateOf(day), reason: 'day-off', name, paper: entry?.paper ?? null };
}
