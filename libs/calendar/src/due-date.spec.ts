import { describe, expect, it } from '@jest/globals';
import type { CalendarData, CalendarDay } from './calendar-data.js';
import { dueDate } from './due-date.js';
import { parseLocalDate } from './local-date.js';
import { dueReceipt } from './receipt.js';
import { dayOfCount, rungDay } from './rung.js';
import type { Limit, Span, Stop } from './span.js';
import { compileCalendar, isWorkingDay, workingDaysBetween } from './working-calendar.js';

const on = (text: string) => parseLocalDate(text)!;
const stop = (from: string, to: string | null): Stop => ({ from: on(from), to: to === null ? null : on(to) });
const working = (value: number): Limit => ({ value, unit: 'working_day' });
const natural = (value: number): Limit => ({ value, unit: 'calendar_day' });
const sameDay: Limit = { value: 0, unit: 'same_day' };
const span = (start: string, limit: Limit, ...stops: Stop[]): Span => ({ start: on(start), limit, stops });

const named = (date: string, kind: CalendarDay['kind']): CalendarDay => ({
  date: on(date),
  kind,
  name: '节',
  paper: 'p',
});
const data = (...days: CalendarDay[]): CalendarData => ({
  code: 'T',
  knownFrom: on('2026-03-01'),
  knownThrough: on('2026-03-31'),
  days,
  papers: [{ id: 'p', title: 'notice', url: null }],
});
// March 2026: the 1st is a Sunday. Thursday 12 off, Saturday 14 worked instead.
const march = compileCalendar(data(named('2026-03-12', 'holiday'), named('2026-03-14', 'make-up')));

describe('a calendar', () => {
  it('refuses to be compiled without a working day', () => {
    expect(() =>
      compileCalendar({ ...data(), knownFrom: on('2026-03-07'), knownThrough: on('2026-03-08') }),
    ).toThrow(/no working day/);
  });

  it('refuses days named twice or outside its range, and a range upside down', () => {
    const holiday = named('2026-03-12', 'holiday');
    expect(() => compileCalendar(data(holiday, holiday))).toThrow(/twice/);
    expect(() => compileCalendar(data(named('2026-04-01', 'holiday')))).toThrow(/outside/);
    expect(() => compileCalendar({ ...data(), knownThrough: on('2026-02-01') })).toThrow(RangeError);
  });

  it('answers outside its range with Monday to Friday', () => {
    expect(
      ['2026-02-27', '2026-02-28', '2026-04-03', '2026-04-04'].map((d) => isWorkingDay(march, on(d))),
    ).toEqual([true, false, true, false]);
  });

  it('counts working days both ways', () => {
    expect(workingDaysBetween(march, on('2026-03-11'), on('2026-03-16'))).toBe(3);
    expect(workingDaysBetween(march, on('2026-03-16'), on('2026-03-11'))).toBe(-3);
    expect(workingDaysBetween(march, on('2026-03-15'), on('2026-03-15'))).toBe(0);
  });
});

describe('a due date', () => {
  it.each([
    ['the day of the event is not counted', span('2026-03-02', working(1)), '2026-03-03'],
    ['a make-up day counts', span('2026-03-11', working(2)), '2026-03-14'],
    [
      'a stop of two working days',
      span('2026-03-02', working(3), stop('2026-03-03', '2026-03-05')),
      '2026-03-09',
    ],
    [
      'a stop begun and ended on one day',
      span('2026-03-02', working(3), stop('2026-03-03', '2026-03-03')),
      '2026-03-05',
    ],
    [
      'overlapping stops',
      span('2026-03-02', working(3), stop('2026-03-04', '2026-03-06'), stop('2026-03-03', '2026-03-05')),
      '2026-03-10',
    ],
    [
      'one stop inside another',
      span('2026-03-02', working(1), stop('2026-03-03', '2026-03-09'), stop('2026-03-04', '2026-03-05')),
      '2026-03-09',
    ],
    [
      'a stop over before the start',
      span('2026-03-02', working(1), stop('2026-02-01', '2026-03-02')),
      '2026-03-03',
    ],
    ['a stop after the due day', span('2026-03-02', working(1), stop('2026-03-04', null)), '2026-03-03'],
    ['an open stop on the due day', span('2026-03-02', working(1), stop('2026-03-03', null)), null],
    ['an open stop since before the start', span('2026-03-02', working(1), stop('2026-01-01', null)), null],
    ['calendar days', span('2026-03-02', natural(9)), '2026-03-11'],
    ['calendar days ending on the holiday', span('2026-03-02', natural(10)), '2026-03-13'],
    ['calendar days ending on a make-up Saturday', span('2026-03-02', natural(12)), '2026-03-14'],
    [
      'calendar days pushed by a stop',
      span('2026-03-02', natural(5), stop('2026-03-04', '2026-03-06')),
      '2026-03-09',
    ],
    [
      'calendar days used up on Saturday, stopped from Sunday',
      span('2026-03-02', natural(5), stop('2026-03-08', '2026-03-11')),
      '2026-03-11',
    ],
    [
      'calendar days used up on Saturday, stopped for good',
      span('2026-03-02', natural(5), stop('2026-03-08', null)),
      null,
    ],
    ['same day', span('2026-03-02', sameDay), '2026-03-02'],
    ['same day on a Sunday', span('2026-03-08', sameDay), '2026-03-09'],
    ['same day, stopped', span('2026-03-02', sameDay, stop('2026-03-02', '2026-03-04')), '2026-03-04'],
    ['no working days', span('2026-03-08', working(0)), '2026-03-09'],
    ['no calendar days', span('2026-03-08', natural(0)), '2026-03-09'],
  ])('%s', (_, given, dueOn) => {
    expect(dueDate(march, given).dueOn).toBe(dueOn);
    expect({ ...dueReceipt(march, given), skipped: [] }).toEqual(dueDate(march, given));
  });

  it('says how far an open stop let the count come', () => {
    expect(dueDate(march, span('2026-03-02', working(5), stop('2026-03-05', null)))).toMatchObject({
      counted: 2,
      rolledFrom: null,
    });
  });

  it('is provisional only when it rests on an unknown day', () => {
    const provisional = (given: Span) => dueDate(march, given).provisional;
    expect(provisional(span('2026-03-30', working(1)))).toBe(false);
    expect(provisional(span('2026-03-31', working(1)))).toBe(true);
    expect(provisional(span('2026-02-27', working(1)))).toBe(true);
    expect(provisional(span('2026-02-02', natural(30)))).toBe(false);
    expect(provisional(span('2026-03-31', natural(1)))).toBe(true);
    expect(provisional({ ...span('2026-03-31', natural(1)), roll: false })).toBe(false);
    expect(provisional(span('2026-03-30', working(5), stop('2026-03-31', null)))).toBe(false);
    expect(provisional(span('2026-03-30', working(5), stop('2026-04-01', null)))).toBe(false);
    expect(provisional(span('2026-03-30', working(5), stop('2026-04-02', null)))).toBe(true);
    expect(provisional(span('2026-02-10', working(5), stop('2026-02-10', null)))).toBe(false);
    expect(provisional(span('2026-03-20', natural(30), stop('2026-04-05', null)))).toBe(false);
  });

  it('throws for what is no limit, no stop and no date', () => {
    expect(() => dueDate(march, span('2026-03-02', working(-1)))).toThrow(RangeError);
    expect(() => dueDate(march, span('2026-03-02', working(1.5)))).toThrow(RangeError);
    expect(() => dueDate(march, span('2026-03-02', { value: 1, unit: 'same_day' }))).toThrow(RangeError);
    expect(() => dueDate(march, span('2026-03-02', working(1), stop('2026-03-05', '2026-03-04')))).toThrow(
      RangeError,
    );
    expect(() => dueDate(march, { ...span('2026-03-02', working(1)), start: 'soon' as never })).toThrow(
      RangeError,
    );
    expect(() => dueDate(march, span('2026-03-02', working(9_999_999)))).toThrow(RangeError);
  });
});

describe('a receipt', () => {
  it('lists days off and stopped days, a day that is both as off', () => {
    const { skipped } = dueReceipt(march, span('2026-03-05', working(2), stop('2026-03-07', '2026-03-10')));
    expect(skipped.map((day) => `${day.date} ${day.reason} ${day.name}`)).toEqual([
      '2026-03-07 day-off 周六',
      '2026-03-08 day-off 周日',
      '2026-03-09 stopped 停止计时',
    ]);
  });

  it('does not list the due day, even a day off that the law lets stand', () => {
    const given = { ...span('2026-03-02', natural(5)), roll: false };
    expect(dueReceipt(march, given)).toMatchObject({ dueOn: '2026-03-07', skipped: [], rolledFrom: null });
  });

  it('lists an open stop by its first day', () => {
    const { skipped } = dueReceipt(march, span('2026-03-02', working(5), stop('2026-03-05', null)));
    expect(skipped.map((day) => day.date)).toEqual(['2026-03-05']);
    const earlier = dueReceipt(march, span('2026-03-02', working(5), stop('2026-02-01', null)));
    expect(earlier.skipped.map((day) => day.date)).toEqual(['2026-03-03']);
  });
});

describe('a rung', () => {
  const rungs: [string, Span, [number, number], string | null][] = [
    ['half of ten', span('2026-03-02', working(10)), [1, 2], '2026-03-10'],
    ['nine tenths of ten', span('2026-03-02', working(10)), [9, 10], '2026-03-16'],
    ['overdue', span('2026-03-02', working(10)), [1, 1], '2026-03-17'],
    ['half of five is two full days', span('2026-03-02', working(5)), [1, 2], '2026-03-05'],
    ['before a weekend', span('2026-03-04', working(4)), [1, 2], '2026-03-09'],
    ['overdue after a roll', span('2026-03-02', natural(5)), [1, 1], '2026-03-10'],
    ['120 % after a roll', span('2026-03-02', natural(5)), [6, 5], '2026-03-10'],
    ['150 % of ten', span('2026-03-02', working(10)), [3, 2], '2026-03-24'],
    [
      'half, then an open stop',
      span('2026-03-02', working(10), stop('2026-03-10', null)),
      [1, 2],
      '2026-03-10',
    ],
    ['an open stop before half', span('2026-03-02', working(10), stop('2026-03-09', null)), [1, 2], null],
    ['same day overdue', span('2026-03-02', sameDay), [1, 1], '2026-03-03'],
    ['same day on a Sunday overdue', span('2026-03-08', sameDay), [1, 1], '2026-03-10'],
  ];
  it.each(rungs)('%s', (_, given, [numerator, denominator], day) => {
    expect(rungDay(march, given, numerator, denominator)).toBe(day);
  });

  it('finds the day of a count', () => {
    const given = span('2026-03-02', working(5), stop('2026-03-06', null));
    expect([0, 1, 3, 4].map((n) => dayOfCount(march, given, n))).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-05',
      null,
    ]);
    expect(() => dayOfCount(march, given, -1)).toThrow(RangeError);
    expect(() => rungDay(march, given, 1, 0)).toThrow(RangeError);
  });
});
