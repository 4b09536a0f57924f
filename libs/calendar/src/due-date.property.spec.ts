import { readFileSync } from 'node:fs';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { isRejection, type LocalDate } from '#kernel';
import { dueDate } from './due-date.js';
import { expandCalendar } from './expand-calendar.js';
import { addDays, daysBetween, parseLocalDate } from './local-date.js';
import { dueReceipt } from './receipt.js';
import { dayOfCount, rungDay } from './rung.js';
import type { Limit, Span, Stop } from './span.js';
import { compileCalendar, isWorkingDay, workingDaysBetween, workingDaysLater } from './working-calendar.js';

const data = expandCalendar(
  parse(readFileSync(new URL('../../../seeds/calendars/national.yaml', import.meta.url), 'utf8')),
);
if (isRejection(data)) throw new Error(JSON.stringify(data));
const national = compileCalendar(data);
const certain = data.expected!.days.filter(({ kind }) => kind === 'off');
const kinds = new Map<string, string>([...certain, ...data.days].map((day) => [day.date, day.kind]));

// The slow reference: a table of days laid out by hand from Wednesday 2014-01-01, walked one by one. It shares no arithmetic
// with the product. Years without a notice have Monday to Friday but for the days that are off by the regulation.
const table: { date: LocalDate; works: boolean }[] = [];
for (let year = 2014, week = 2; year <= 2031; year += 1) {
  const lengths = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  for (const [m, length] of lengths.entries())
    for (let d = 1; d <= length; d += 1, week = (week + 1) % 7) {
      const date = `${year}-${String(m + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}` as LocalDate;
      const kind = kinds.get(date);
      table.push({ date, works: kind === undefined ? week < 5 : kind === 'make-up' });
    }
}
const place = new Map<string, number>(table.map((day, n) => [day.date, n]));
const stopped = (span: Span, date: string) =>
  span.stops.some((s) => s.from <= date && (s.to === null || date < s.to));

function slowCount(span: Span, n: number): string | null {
  let left = n;
  for (let i = place.get(span.start)!; i < table.length; i += 1) {
    const { date, works } = table[i]!;
    if (date > span.start && (works || span.limit.unit === 'calendar_day') && !stopped(span, date)) left -= 1;
    if (left === 0) return date;
  }
  return null;
}

function slowDue(span: Span): string | null {
  const last = slowCount(span, span.limit.value);
  const moves = span.limit.unit === 'calendar_day' || span.limit.value === 0;
  if (last === null || !moves) return last;
  for (let i = place.get(last)!; i < table.length; i += 1)
    if (table[i]!.works && !stopped(span, table[i]!.date)) return table[i]!.date;
  return null;
}

const first = parseLocalDate('2015-01-01')!;
const anyDay = fc.integer({ min: 0, max: 4382 }).map((n) => addDays(first, n));
const unit = fc.constantFrom<Limit['unit']>('working_day', 'calendar_day', 'same_day');
const limit = fc
  .tuple(fc.integer({ min: 0, max: 70 }), unit)
  .map(([n, u]): Limit => ({ value: u === 'same_day' ? 0 : n, unit: u }));
// Stops lie around the start, so that most of them matter.
const span: fc.Arbitrary<Span> = fc
  .tuple(
    anyDay,
    limit,
    fc.array(
      fc.tuple(fc.integer({ min: -20, max: 90 }), fc.option(fc.integer({ min: 0, max: 25 }), { freq: 12 })),
      { maxLength: 5 },
    ),
  )
  .map(([start, given, raw]) => {
    const stops = raw.map(([offset, length]): Stop => {
      const from = addDays(start, offset);
      return { from, to: length === null ? null : addDays(from, length) };
    });
    return { start, limit: given, stops };
  });

const laterOrNever = (a: LocalDate | null, b: LocalDate | null) => a === null || (b !== null && a >= b);
const runs = { numRuns: 2000 };

describe('due dates over 2015 to 2026 with any stops', () => {
  it('equal the walk day by day, in both the fast answer and the receipt', () => {
    fc.assert(
      fc.property(span, (given) => {
        const slow = slowDue(given);
        const { skipped, ...rest } = dueReceipt(national, given);
        const { skipped: none, ...fast } = dueDate(national, given);
        return (
          fast.dueOn === slow &&
          JSON.stringify(rest) === JSON.stringify(fast) &&
          none.length === 0 &&
          skipped !== none
        );
      }),
      runs,
    );
  });

  it('equal the walk day by day for each count on the way', () => {
    fc.assert(
      fc.property(span, fc.nat(60), (given, n) => dayOfCount(national, given, n) === slowCount(given, n)),
      runs,
    );
  });

  it('are explained to the day: counted and skipped make up the distance', () => {
    fc.assert(
      fc.property(span, (given) => {
        const { dueOn, counted, skipped } = dueReceipt(national, given);
        if (dueOn === null || given.limit.unit !== 'working_day' || given.limit.value === 0) return true;
        return counted === given.limit.value && daysBetween(given.start, dueOn) === counted + skipped.length;
      }),
      runs,
    );
  });

  it('fall on a working day that is not stopped', () => {
    fc.assert(
      fc.property(span, (given) => {
        const { dueOn } = dueDate(national, given);
        return dueOn === null || (isWorkingDay(national, dueOn) && !stopped(given, dueOn));
      }),
      runs,
    );
  });

  it('add what they count', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (start, value) => {
        const { dueOn } = dueDate(national, { start, limit: { value, unit: 'working_day' }, stops: [] });
        if (dueOn === null || workingDaysLater(national, start, value) !== dueOn) return false;
        return workingDaysBetween(national, start, dueOn) === value;
      }),
      runs,
    );
  });

  it('are never earlier for one stop more', () => {
    fc.assert(
      fc.property(span, (given) => {
        const { dueOn } = dueDate(national, { ...given, stops: given.stops.slice(1) });
        return laterOrNever(dueDate(national, given).dueOn, dueOn);
      }),
      runs,
    );
  });

  it('do not depend on the order of the stops, nor on one stop told as two', () => {
    fc.assert(
      fc.property(span, (given) => {
        const split = given.stops.flatMap(({ from, to }) => {
          const middle = addDays(from, 3);
          return to !== null && middle < to
            ? [
                { from: middle, to },
                { from, to: middle },
              ]
            : [{ from, to }];
        });
        const told = JSON.stringify(dueReceipt(national, given));
        return [given.stops.toReversed(), split].every(
          (stops) => JSON.stringify(dueReceipt(national, { ...given, stops })) === told,
        );
      }),
      runs,
    );
  });

  it('are not moved by a stop over days off', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), fc.nat(60), (start, value, offset) => {
        const from = addDays(start, offset);
        let to = from;
        while (!isWorkingDay(national, to)) to = addDays(to, 1);
        const given: Span = { start, limit: { value, unit: 'working_day' }, stops: [] };
        // The bounds of a provisional date may move: a weekend that the notice may work is no day off for certain.
        const told = (stops: Span['stops']) => {
          const { earliest, latest, ...rest } = dueReceipt(national, { ...given, stops });
          return JSON.stringify(rest);
        };
        return told([{ from, to }]) === told([]);
      }),
      runs,
    );
  });

  it('have rungs in order, on working days, the last after the due day', () => {
    fc.assert(
      fc.property(span, (given) => {
        const rungs = (
          [
            [1, 2],
            [9, 10],
            [1, 1],
            [6, 5],
          ] as const
        ).map(([a, b]) => rungDay(national, given, a, b));
        const { dueOn } = dueDate(national, given);
        const inOrder = rungs.every((day, n) => n === 0 || laterOrNever(day, rungs[n - 1]!));
        const overdue = rungs[2]!;
        const after =
          dueOn === null
            ? overdue === null
            : overdue !== null && workingDaysBetween(national, dueOn, overdue) === 1;
        return inOrder && after && rungs.every((day) => day === null || isWorkingDay(national, day));
      }),
      runs,
    );
  });
});
