import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { isRejection, type LocalDate } from '#kernel';
import { dueDate } from './due-date.js';
import { expandCalendar } from './expand-calendar.js';
import { addDays, daysBetween, parseLocalDate } from './local-date.js';
import type { Limit, Span, Stop } from './span.js';
import { compileCalendar, isWorkingDay, type WorkingCalendar } from './working-calendar.js';

const form = parse(readFileSync(new URL('../../../seeds/calendars/national.yaml', import.meta.url), 'utf8'));
const on = (text: string) => parseLocalDate(text)!;
const compiled = (given: object): WorkingCalendar => {
  const data = expandCalendar(given);
  if (isRejection(data)) throw new Error(JSON.stringify(data));
  return compileCalendar(data);
};
const real = compiled(form);

/** 清明, 端午 and 中秋 of each year and 正月初一, as the almanac has them. The festivals with fixed days are added below. */
const ALMANAC: Record<number, [first: string, qingming: string, duanwu: string, zhongqiu: string]> = {
  2016: ['02-08', '04-04', '06-09', '09-15'],
  2017: ['01-28', '04-04', '05-30', '10-04'],
  2018: ['02-16', '04-05', '06-18', '09-24'],
  2019: ['02-05', '04-05', '06-07', '09-13'],
  2020: ['01-25', '04-04', '06-25', '10-01'],
  2021: ['02-12', '04-04', '06-14', '09-21'],
  2022: ['02-01', '04-05', '06-03', '09-10'],
  2023: ['01-22', '04-05', '06-22', '09-29'],
  2024: ['02-10', '04-04', '06-10', '09-17'],
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
};
const YEARS = Object.keys(ALMANAC).map(Number);

/** Eleven days off (放假办法 2013, art 2); from 2025 New Year's Eve and 2 May as well (放假办法 2024, art 2). */
function certainOf(year: number): object {
  const [first, qingming, duanwu, zhongqiu] = ALMANAC[year]!.map((day) => on(`${year}-${day}`));
  const isNew = year >= 2025;
  const festivals = {
    元旦: [`${year}-01-01`],
    春节: [`${isNew ? addDays(first!, -1) : first}..${addDays(first!, 2)}`],
    清明节: [qingming],
    劳动节: [`${year}-05-01..${year}-05-0${isNew ? 2 : 1}`],
    端午节: [duanwu],
    国庆节: [`${year}-10-01..${year}-10-03`],
    ...(zhongqiu! < `${year}-10-01` || zhongqiu! > `${year}-10-03` ? { 中秋节: [zhongqiu] } : {}),
  };
  return Object.fromEntries(Object.entries(festivals).map(([name, certain]) => [name, { certain }]));
}

/** What was known the day before the notice for the year came out: the notices before it, and the regulation. */
function before(year: number): WorkingCalendar {
  const { years, papers } = form as { years: Record<string, object>; papers: object[] };
  return compiled({
    ...form,
    knownThrough: `${year - 1}-12-31`,
    papers,
    years: Object.fromEntries(Object.entries(years).filter(([each]) => Number(each) < year)),
    expected: { paper: 'regulation', years: { [year]: certainOf(year) } },
  });
}

const unaware = new Map(YEARS.map((year) => [year, before(year)]));

const limit = fc
  .tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.constantFrom<Limit['unit']>('working_day', 'working_day', 'calendar_day', 'same_day'),
  )
  .map(([value, unit]): Limit => ({ value: unit === 'same_day' ? 0 : value, unit }));
/** Starts from October before the year on: most spans rest on days whose notice is not out. */
const given = fc
  .tuple(
    fc.constantFrom(...YEARS),
    fc.integer({ min: -90, max: 364 }),
    limit,
    fc.array(
      fc.tuple(fc.integer({ min: -5, max: 40 }), fc.option(fc.integer({ min: 0, max: 20 }), { freq: 20 })),
      {
        maxLength: 3,
      },
    ),
  )
  .map(([year, day, within, raw]) => {
    const start = addDays(on(`${year}-01-01`), day);
    const stops = raw.map(([offset, length]): Stop => {
      const from = addDays(start, offset);
      return { from, to: length === null ? null : addDays(from, length) };
    });
    return { year, span: { start, limit: within, stops } satisfies Span };
  });

const inOrder = (a: LocalDate | null, b: LocalDate | null) => b === null || (a !== null && a <= b);
const runs = { numRuns: 3000 };

describe('a date whose notice is not out', () => {
  it('lies between its bounds', () => {
    fc.assert(
      fc.property(given, ({ year, span }) => {
        const { dueOn, earliest, latest, provisional } = dueDate(unaware.get(year)!, span);
        if (!provisional) return earliest === dueOn && latest === dueOn;
        return inOrder(earliest, dueOn) && inOrder(dueOn, latest);
      }),
      runs,
    );
  });

  it('lies there still when the notice is out, and a final one does not move', () => {
    fc.assert(
      fc.property(given, ({ year, span }) => {
        const told = dueDate(unaware.get(year)!, span);
        const { dueOn, provisional } = dueDate(real, span);
        if (!told.provisional) return told.dueOn === dueOn && !provisional;
        return provisional || (inOrder(told.earliest, dueOn) && inOrder(dueOn, told.latest));
      }),
      runs,
    );
  });

  it.each(YEARS)(
    '%i: every day that the notice named was thought possible, and none that was certain worked',
    (year) => {
      const { bounds } = unaware.get(year)!;
      const works = (days: { rank(day: number): number }, date: LocalDate) => {
        const day = daysBetween(on('1970-01-01'), date);
        return days.rank(day + 1) > days.rank(day);
      };
      for (let date = on(`${year - 1}-12-01`); date <= `${year}-12-31`; date = addDays(date, 1)) {
        const worked = isWorkingDay(real, date);
        expect([date, works(bounds.latest, date) && !worked]).toEqual([date, false]);
        expect([date, worked && !works(bounds.earliest, date)]).toEqual([date, false]);
      }
    },
  );

  it('is final only before the December days that the next notice may still name', () => {
    // 2019-01-01 was a Tuesday: the Monday before could be borrowed, and the weekends beside it worked.
    const span = (start: string, value: number): Span => ({
      start: on(start),
      limit: { value, unit: 'working_day' },
      stops: [],
    });
    expect(dueDate(unaware.get(2019)!, span('2018-12-24', 4))).toMatchObject({
      dueOn: '2018-12-28',
      provisional: false,
    });
    expect(dueDate(unaware.get(2019)!, span('2018-12-24', 5))).toMatchObject({
      dueOn: '2018-12-31',
      provisional: true,
      earliest: '2018-12-29',
      latest: '2019-01-02',
    });
    expect(dueDate(real, span('2018-12-24', 5)).dueOn).toBe('2018-12-29');
  });
});

describe('the years 2027 and 2028', () => {
  const due = (start: string, value: number) =>
    dueDate(real, { start: on(start), limit: { value, unit: 'working_day' }, stops: [] });

  it.each([
    // New Year's Day is a Friday: nothing to borrow, so the date is provisional in name only.
    ['2026-12-15', 20, { dueOn: '2027-01-13', earliest: '2027-01-13', latest: '2027-01-13' }],
    // Counted by hand: 45 by 29 January. 春节 is off 5 to 8 February for certain; 4 and 9 to 12 February may be off as well, and
    // the weekend of 30 January may work.
    ['2026-11-26', 52, { dueOn: '2027-02-11', earliest: '2027-02-09', latest: '2027-02-18' }],
    ['2028-12-20', 20, { dueOn: '2029-01-17', earliest: '2029-01-13', latest: null }],
  ])('%s and %i working days', (start, value, want) => {
    expect(due(start, value)).toMatchObject({ provisional: true, ...want });
  });

  it('names the regulation where it made a day off', () => {
    expect(real.named.size).toBeGreaterThan(0);
    expect([...real.named.values()].find(({ date }) => date === '2027-01-01')).toEqual({
      date: '2027-01-01',
      kind: 'holiday',
      name: '元旦',
      paper: 'regulation',
    });
  });

  it('know nothing before the first notice either', () => {
    expect(due('2014-12-20', 3)).toMatchObject({
      dueOn: '2014-12-24',
      earliest: '2014-12-23',
      latest: null,
    });
  });
});
