import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isRejection, type LocalDate } from '#kernel';
import { dueDate } from './due-date.js';
import { expandCalendar } from './expand-calendar.js';
import { parseLocalDate } from './local-date.js';
import type { Limit } from './span.js';
import { compileCalendar, workingDaysBetween } from './working-calendar.js';

const data = expandCalendar(
  parse(readFileSync(new URL('../../../seeds/calendars/national.yaml', import.meta.url), 'utf8')),
);
if (isRejection(data)) throw new Error(JSON.stringify(data));
const national = compileCalendar(data);

/** Every day of 2015 to 2026, and enough of 2027 to end on, laid out one by one from Thursday 2015-01-01: no arithmetic of the product. */
interface Day {
  readonly date: LocalDate;
  readonly works: boolean;
}
const named = new Map<string, boolean>();
for (const { date, kind } of data.days) named.set(date, kind === 'make-up');
for (const { date, kind } of data.expected?.days ?? []) if (kind === 'off') named.set(date, false);
const days: Day[] = [];
for (let year = 2015, week = 3; year <= 2027; year += 1) {
  const lengths = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  for (const [m, length] of lengths.entries())
    for (let d = 1; d <= length; d += 1, week = (week + 1) % 7) {
      const date = parseLocalDate(`${year}-${String(m + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`)!;
      days.push({ date, works: named.get(date) ?? week < 5 });
    }
}

const nextWorking = (from: number): LocalDate => {
  let n = from;
  while (!days[n]!.works) n += 1;
  return days[n]!.date;
};
/** 行政许可法 82, 民法典 201: the day itself is not counted; working days one by one. */
const slowWorking = (start: number, value: number): LocalDate => {
  let n = start;
  for (let left = value; left > 0; left -= days[n]!.works ? 1 : 0) n += 1;
  return days[n]!.date;
};
/** 民法典 201, 203: every day counts, and the last one is a working day. */
const slowCalendar = (start: number, value: number): LocalDate => nextWorking(start + value);

const starts = days.flatMap(({ date }, n) => (date < '2027-01-01' ? [n] : []));
const LIMITS = [1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60];
const due = (start: LocalDate, limit: Limit) => dueDate(national, { start, limit, stops: [] });

describe('every start day of 2015 to 2026, against a walk day by day', () => {
  it('lays out the twelve years', () => {
    expect([starts.length, days[0]?.date, days[starts.length - 1]?.date]).toEqual([
      4383,
      '2015-01-01',
      '2026-12-31',
    ]);
  });

  it.each(LIMITS)('%i working days; and counting gives back what was added', (value) => {
    const slow = starts.map((n) => slowWorking(n, value));
    const fast = starts.map((n) => due(days[n]!.date, { value, unit: 'working_day' }));
    expect(fast.map(({ dueOn }) => dueOn)).toEqual(slow);
    const counts = starts.map((n, at) => workingDaysBetween(national, days[n]!.date, slow[at]!));
    expect(new Set(counts)).toEqual(new Set([value]));
    // Final to the last notice but for the last days of December, which the next one may still name; provisional beyond.
    const provisional = (from: string, through: string) =>
      new Set(
        fast.flatMap((each, at) => (slow[at]! > from && slow[at]! <= through ? [each.provisional] : [])),
      );
    expect(provisional('2014-12-31', '2026-12-25')).toEqual(new Set([false]));
    expect(provisional('2026-12-31', '2027-12-31')).toEqual(new Set([true]));
  });

  it.each(LIMITS)('%i calendar days, the last of which moves off a day off', (value) => {
    const fast = starts.map((n) => due(days[n]!.date, { value, unit: 'calendar_day' }).dueOn);
    expect(fast).toEqual(starts.map((n) => slowCalendar(n, value)));
  });

  it('the same day, or the next working day', () => {
    const fast = starts.map((n) => due(days[n]!.date, { value: 0, unit: 'same_day' }).dueOn);
    expect(fast).toEqual(starts.map(nextWorking));
  });
});
