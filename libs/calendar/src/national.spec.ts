import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isRejection } from '#kernel';
import { dueDate } from './due-date.js';
import { expandCalendar } from './expand-calendar.js';
import { addDays, parseLocalDate } from './local-date.js';
import { dueReceipt } from './receipt.js';
import { compileCalendar, isWorkingDay, workingDaysBetween } from './working-calendar.js';

const on = (text: string) => parseLocalDate(text)!;
const form = parse(readFileSync(new URL('../../../seeds/calendars/national.yaml', import.meta.url), 'utf8'));
const data = expandCalendar(form);
if (isRejection(data)) throw new Error(JSON.stringify(data));
const national = compileCalendar(data);

describe('the national calendar', () => {
  it('has the working days of each year that two independent crawls of the notices agree on', () => {
    const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
    expect(
      years.map((year) => workingDaysBetween(national, on(`${year - 1}-12-31`), on(`${year}-12-31`))),
    ).toEqual([249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248]);
  });

  it.each([
    ['2015-09-02', '2015-09-03', '2015-09-05', '2015-09-06'],
    ['2018-12-29', '2018-12-30', '2019-01-01', '2019-01-02'],
    ['2019-04-30', '2019-05-01', '2019-05-04', '2019-05-05'],
    ['2020-01-23', '2020-01-24', '2020-02-02', '2020-02-03'],
    ['2025-01-27', '2025-01-28', '2025-02-04', '2025-02-05'],
    ['2026-02-14', '2026-02-15', '2026-02-23', '2026-02-24'],
  ])('works on %s, rests %s to %s, works on %s', (before, from, through, after) => {
    expect([before, after].map((d) => isWorkingDay(national, on(d)))).toEqual([true, true]);
    for (let day = on(from); day <= through; day = addDays(day, 1))
      expect(isWorkingDay(national, day)).toBe(false);
  });

  it('rests on every paper it names, each at gov.cn', () => {
    const named = [...data.days, ...data.expected!.days].map((day) => day.paper);
    expect(new Set(named)).toEqual(new Set(data.papers.map((paper) => paper.id)));
    for (const paper of data.papers) expect(paper.url).toMatch(/^https:\/\/www\.gov\.cn\/zhengce\//);
  });

  it.each([
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-09-17', 20, '2026-10-21'],
    ['2020-01-20', 5, '2020-02-04'],
    ['2026-10-01', 5, '2026-10-13'],
  ])('%s and %i working days: %s', (start, value, due) => {
    const answer = dueDate(national, { start: on(start), limit: { value, unit: 'working_day' }, stops: [] });
    const final = { dueOn: due, provisional: false, earliest: due, latest: due };
    expect(answer).toEqual({ ...final, counted: value, skipped: [], rolledFrom: null });
  });

  it('calls a date past its notices provisional', () => {
    const limit = { value: 20, unit: 'working_day' } as const;
    expect(dueDate(national, { start: on('2026-12-15'), limit, stops: [] })).toMatchObject({
      dueOn: '2027-01-13',
      provisional: true,
    });
    const short = { value: 12, unit: 'working_day' } as const;
    expect(dueDate(national, { start: on('2026-12-15'), limit: short, stops: [] })).toMatchObject({
      dueOn: '2026-12-31',
      provisional: false,
    });
    expect(dueDate(national, { start: on('2014-12-30'), limit: short, stops: [] }).provisional).toBe(true);
    expect(dueDate(national, { start: on('2014-12-31'), limit: short, stops: [] }).provisional).toBe(false);
  });

  it('moves a period of calendar days off the National Day holiday, and says why', () => {
    const span = { start: on('2026-09-01'), limit: { value: 30, unit: 'calendar_day' }, stops: [] } as const;
    const receipt = dueReceipt(national, span);
    expect(receipt).toMatchObject({
      dueOn: '2026-10-08',
      rolledFrom: '2026-10-01',
      counted: 30,
      provisional: false,
    });
    expect(receipt.skipped).toHaveLength(7);
    expect(receipt.skipped[0]).toEqual({
      date: '2026-10-01',
      reason: 'day-off',
      name: '国庆节',
      paper: '2026',
    });
    expect(dueDate(national, { ...span, roll: false })).toMatchObject({
      dueOn: '2026-10-01',
      rolledFrom: null,
    });
  });

  it('tells each day it stepped over: holiday with its paper, bare weekend without', () => {
    const span = { start: on('2020-01-20'), limit: { value: 5, unit: 'working_day' }, stops: [] } as const;
    const { skipped } = dueReceipt(national, span);
    expect(skipped.map((day) => day.paper)).toEqual([
      ...Array(7).fill('2020'),
      ...Array(3).fill('2020-extension'),
    ]);
    const weekend = dueReceipt(national, { ...span, start: on('2026-11-20') }).skipped;
    expect(weekend.map((day) => [day.date, day.name, day.paper])).toEqual([
      ['2026-11-21', '周六', null],
      ['2026-11-22', '周日', null],
    ]);
  });
});
