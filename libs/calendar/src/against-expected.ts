import type { LocalDate } from '#kernel';
import type { CalendarData } from './calendar-data.js';
import { weekday } from './day-number.js';
import { type ImportFinding, type YearOfDays, yearNaming } from './import-finding.js';
import { dayOf } from './local-date.js';

/**
 * What a source says of a year against what was expected of it. `DAY-CERTAIN` is an error: a day off by the regulation is not named,
 * or is worked. `DAY-WIDER` is a note: the source goes beyond the bounds that were shown with provisional dates.
 */
export function againstExpected({ expected }: CalendarData, { year, days }: YearOfDays): ImportFinding[] {
  const known = (expected?.days ?? []).filter((day) => yearNaming(day) === year);
  if (known.length === 0) return [];
  const kinds = new Map<LocalDate, string>(known.map(({ date, kind }) => [date, kind]));
  const off = new Set(days.filter(({ kind }) => kind === 'holiday').map(({ date }) => date));
  const find = (code: string, weight: 'error' | 'note', date: LocalDate, name: string): ImportFinding => {
    return { code, weight, line: null, params: { date, name } };
  };
  const certain = known.filter(({ kind, date }) => kind === 'off' && !off.has(date));
  const wider = days.filter(({ date, kind }) => {
    if (kind === 'make-up') return kinds.get(date) !== 'may-work';
    return weekday(dayOf(date)) < 5 && !kinds.has(date);
  });
  return [
    ...certain.map(({ date, name }) => find('DAY-CERTAIN', 'error', date, name)),
    ...wider.map(({ date, name }) => find('DAY-WIDER', 'note', date, name)),
  ];
}
