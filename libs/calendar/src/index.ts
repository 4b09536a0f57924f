export type { CalendarData, CalendarDay, CalendarPaper } from './calendar-data.js';
export { dueDate } from './due-date.js';
export { expandCalendar } from './expand-calendar.js';
export { addDays, daysBetween, localDateOf, openingOf, parseLocalDate, startOfDay } from './local-date.js';
export { dueReceipt } from './receipt.js';
export { rungDay } from './rung.js';
export type { DueDate, Limit, SkippedDay, Span, Stop } from './span.js';
export {
  compileCalendar,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-calendar.js';
