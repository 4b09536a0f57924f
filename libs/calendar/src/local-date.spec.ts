import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '#kernel';
import { weekday } from './day-number.js';
import {
  addDays,
  dateOf,
  dayOf,
  daysBetween,
  localDateOf,
  openingOf,
  parseLocalDate,
  startOfDay,
} from './local-date.js';

const on = (text: string) => parseLocalDate(text)!;
const anyDate = fc.integer({ min: dayOf(on('1900-01-01')), max: dayOf(on('2999-12-31')) }).map(dateOf);

function* paperCalendar(): Generator<string> {
  for (let year = 1900; year <= 2999; year += 1) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    for (const [month, length] of [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries())
      for (let day = 1; day <= length; day += 1)
        yield `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
}

describe('a legal day', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1900-01-01', '2999-12-31'])('takes %s', (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '3000-01-01',
    '2026-1-1',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01T00:00:00Z',
    '',
    '２０２６-01-01',
    '+026-01-01',
    '2026-0１-01',
    '2026-01-1\u0000',
    null,
    undefined,
    20260101,
    ['2026-01-01'],
    {},
  ])('refuses %p', (text) => {
    expect(parseLocalDate(text)).toBeNull();
  });

  it('walks every day of eleven centuries as a paper calendar does', () => {
    let n = dayOf(on('1900-01-01'));
    for (const text of paperCalendar()) {
      if (dateOf(n) !== text || dayOf(on(text)) !== n) throw new Error(`${n} is ${dateOf(n)}, not ${text}`);
      n += 1;
    }
    expect(dateOf(n - 1)).toBe('2999-12-31');
  });

  it('knows the day of the week', () => {
    expect(
      [on('2026-11-23'), on('2015-01-01'), on('2026-10-04'), on('1949-10-01')].map((d) => weekday(dayOf(d))),
    ).toEqual([0, 3, 6, 5]);
  });

  it('adds what it counts', () => {
    fc.assert(fc.property(anyDate, anyDate, (a, b) => addDays(a, daysBetween(a, b)) === b));
  });

  it('throws for a day that never was one, and past its years', () => {
    expect(() => addDays('2026-02-30' as never, 1)).toThrow(RangeError);
    expect(() => addDays(on('2999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(on('2026-01-01'), 0.5)).toThrow(RangeError);
  });
});

// Every zone gives these answers: nothing in this room reads the zone of the process, and the linter forbids what could.
describe('moments in Asia/Shanghai', () => {
  it.each([
    ['2026-10-07T15:59:59.999Z', '2026-10-07'],
    ['2026-10-07T16:00:00.000Z', '2026-10-08'],
    ['2026-10-08T00:00:00.000Z', '2026-10-08'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2024-02-28T23:30:00Z', '2024-02-29'],
  ])('%s is on %s', (instant, date) => {
    expect(localDateOf(instant as Instant)).toBe(date);
  });

  it.each([
    '2026-10-07',
    '2026-10-07T16:00:00+08:00',
    '2026-10-07T24:00:00.000Z',
    '2026-02-30T00:00:00.000Z',
    '',
  ])('throws for %p', (text) => {
    expect(() => localDateOf(text as Instant)).toThrow(RangeError);
  });

  it('opens a day at midnight there, and the counters at nine', () => {
    expect(startOfDay(on('2026-03-01'))).toBe('2026-02-28T16:00:00.000Z');
    expect(openingOf(on('2026-03-01'))).toBe('2026-03-01T01:00:00.000Z');
    fc.assert(
      fc.property(
        anyDate.filter((d) => d > '1900-01-01'),
        (d) => localDateOf(startOfDay(d)) === d && localDateOf(openingOf(d)) === d,
      ),
    );
  });
});
