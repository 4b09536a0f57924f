export { againstExpected } from './against-expected.js';
export type {
  CalendarData,
  CalendarDay,
  CalendarPaper,
  CalendarPart,
  Expected,
  ExpectedDay,
  Overlay,
} from './calendar-data.js';
export { type CalendarDiff, diffCalendars } from './diff-calendar.js';
export { dueDate } from './due-date.js';
export { expandCalendar } from './expand-calendar.js';
export type { ImportFinding } from './import-finding.js';
export { addDays, daysBetween, localDateOf, openingOf, parseLocalDate, startOfDay } from './local-date.js';
export { mergeCalendar } from './merge-calendar.js';
export { readChineseDays } from './read-chinese-days.js';
export { readNotice } from './read-notice.js';
export { dueReceipt } from './receipt.js';
export { rungDay } from './rung.js';
export type { DueDate, Limit, SkippedDay, Span, Stop } from './span.js';
export { takeYears } from './take-years.js';
export { isWeekend, type Walk, walkOf } from './walk.js';
export {
  compileCalendar,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
  workingDaysLater,
} from './working-calendar.js';
