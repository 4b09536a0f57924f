import { describe, expect, it } from '@jest/globals';
import { day } from '../../../../../test/support/definitions.js';
import { effectsOf, type ItemStep } from './effects.js';

const step = (code: string, from: string, value: number, more: Partial<ItemStep> = {}): ItemStep => ({
  code,
  effectiveFrom: day(from),
  ends: false,
  operation: null,
  promise: { value, unit: 'working_day' },
  ...more,
});

const STEPS = [
  step('A', '2026-08-15', 20),
  step('B', '2026-08-15', 10),
  step('C', '2026-08-20', 30, { promise: { value: 30, unit: 'calendar_day' } }),
  step('D', '2026-08-20', 1, { promise: { value: 1, unit: 'same_day' } }),
  step('A', '2026-09-01', 12, { operation: 'shorten' }),
  step('B', '2026-09-05', 9),
  step('A', '2027-01-10', 11, { operation: 'merge' }),
  step('B', '2027-01-10', 9, { operation: 'merge', ends: true }),
  step('C', '2027-02-01', 30, {
    operation: 'cancel',
    ends: true,
    promise: { value: 30, unit: 'calendar_day' },
  }),
  step('C', '2027-03-01', 7),
];

describe('the effect of the list over time', () => {
  it('tells items and promised days by month and by what was done', () => {
    const [august, september, january, february, march] = effectsOf(STEPS, 'month');
    expect(august).toEqual({
      period: '2026-08',
      operations: [{ kind: 'introduce', versions: 4, items: 4, workingDays: 30, calendarDays: 30 }],
      inForce: 4,
      workingDays: { items: 3, sum: 30, median: 10 },
      calendarDays: { items: 1, sum: 30, median: 30 },
    });
    expect(september).toMatchObject({
      period: '2026-09',
      operations: [
        { kind: 'revise', versions: 1, items: 0, workingDays: -1, calendarDays: 0 },
        { kind: 'shorten', versions: 1, items: 0, workingDays: -8, calendarDays: 0 },
      ],
      inForce: 4,
      workingDays: { items: 3, sum: 21, median: 9 },
    });
    expect(january).toMatchObject({
      operations: [{ kind: 'merge', versions: 2, items: -1, workingDays: -10, calendarDays: 0 }],
      inForce: 3,
      workingDays: { items: 2, sum: 11, median: 5.5 },
    });
    expect(february).toMatchObject({
      operations: [{ kind: 'cancel', versions: 1, items: -1, workingDays: 0, calendarDays: -30 }],
      calendarDays: { items: 0, sum: 0, median: null },
    });
    // A code that ended and comes again is introduced, not revised.
    expect(march).toMatchObject({ operations: [{ kind: 'introduce', items: 1, workingDays: 7 }] });
  });

  it('adds up to the same list by year', () => {
    const years = effectsOf(STEPS, 'year');
    expect(years.map(({ period, inForce }) => [period, inForce])).toEqual([
      ['2026', 4],
      ['2027', 3],
    ]);
    const last = effectsOf(STEPS, 'month').at(-1);
    expect(years.at(-1)).toMatchObject({ workingDays: last!.workingDays, calendarDays: last!.calendarDays });
    const items = years.flatMap(({ operations }) => operations).reduce((sum, one) => sum + one.items, 0);
    expect(items).toBe(last!.inForce);
  });

  it('has nothing to tell of an empty list', () => {
    expect(effectsOf([], 'month')).toEqual([]);
  });
});
