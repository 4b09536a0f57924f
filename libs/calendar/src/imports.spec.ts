import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isRejection } from '#kernel';
import { NOTICE_2027 } from '../../../test/support/notices.js';
import { againstExpected } from './against-expected.js';
import { diffCalendars } from './diff-calendar.js';
import { expandCalendar } from './expand-calendar.js';
import { parseLocalDate } from './local-date.js';
import { readChineseDays } from './read-chinese-days.js';
import { readNotice } from './read-notice.js';
import { takeYears } from './take-years.js';
import { compileCalendar, workingDaysBetween } from './working-calendar.js';

const sound = <T>(value: T) => {
  if (isRejection(value)) throw new Error(JSON.stringify(value));
  return value as Exclude<T, { rejected: true }>;
};
const on = (text: string) => parseLocalDate(text)!;
const national = sound(
  expandCalendar(
    parse(readFileSync(new URL('../../../seeds/calendars/national.yaml', import.meta.url), 'utf8')),
  ),
);
const paper = { title: '关于2027年部分节假日安排的通知', url: null };
const notice = sound(readNotice(NOTICE_2027));
const workingIn = (data: Parameters<typeof compileCalendar>[0], year: number) =>
  workingDaysBetween(compileCalendar(data), on(`${year - 1}-12-31`), on(`${year}-12-31`));

describe('a notice taken into the calendar', () => {
  const taken = sound(takeYears(national, [notice], paper));
  const diff = diffCalendars(national, taken);

  it('adds its days with its paper and moves what is known; nothing else changes', () => {
    expect(diff.added).toHaveLength(notice.days.length);
    expect(diff.added[0]).toEqual({ date: '2027-01-01', kind: 'holiday', name: '元旦', paper: '2027' });
    expect([diff.removed, diff.changed]).toEqual([[], []]);
    expect(diff.papers).toEqual({ added: [{ id: '2027', ...paper }], removed: [] });
    expect([diff.knownFrom, diff.knownThrough, diff.expectedThrough]).toEqual([
      null,
      { before: '2026-12-31', after: '2027-12-31' },
      null,
    ]);
    // 261 weekdays, of them 18 off; five weekend days worked.
    expect(workingIn(taken, 2027)).toBe(261 - 18 + 5);
  });

  it('settles the year that was expected and leaves the next', () => {
    expect(taken.expected!.days.filter(({ date }) => date < '2028-01-01')).toEqual([]);
    expect(taken.expected!.days).toContainEqual({
      date: '2028-01-25',
      kind: 'off',
      name: '春节',
      paper: 'regulation',
    });
    const last = sound(takeYears(taken, [{ ...notice, year: 2028, days: movedTo2028() }], paper));
    expect([last.expected, last.papers.some(({ id }) => id === 'regulation')]).toEqual([undefined, false]);
  });

  it('changes nothing when it is taken a second time', () => {
    expect(sound(takeYears(taken, [notice], { ...paper, title: '转载' }))).toEqual(taken);
  });

  it('that corrects a known year replaces that year only, and says so day by day', () => {
    const days = notice.days.map((day) =>
      day.date === '2027-01-31' ? { ...day, date: on('2027-01-30') } : day,
    );
    const corrected = diffCalendars(
      taken,
      sound(takeYears(taken, [{ year: 2027, days }], { ...paper, title: '更正' })),
    );
    expect(corrected.removed.map(({ date }) => date)).toEqual(['2027-01-31']);
    expect(corrected.added).toEqual([{ date: '2027-01-30', kind: 'make-up', name: '春节', paper: '2027-2' }]);
    expect(corrected.changed).toEqual([]);
  });

  it('is refused where a year between is missing', () => {
    expect(takeYears(national, [{ ...notice, year: 2028 }], paper)).toMatchObject({
      code: 'CAL-YEAR',
      params: { year: 2027 },
    });
  });

  it('is held against what the regulation makes certain, and against the bounds that were shown', () => {
    expect(againstExpected(national, notice)).toEqual([]);
    const without = notice.days.filter(({ date }) => date !== '2027-06-09');
    const days = [
      ...without,
      { date: on('2027-06-11'), kind: 'holiday', name: '端午节' } as const,
      { date: on('2027-07-03'), kind: 'make-up', name: '端午节' } as const,
    ];
    expect(
      againstExpected(national, { year: 2027, days }).map(({ code, weight, params }) => [
        code,
        weight,
        params['date'],
      ]),
    ).toEqual([
      ['DAY-CERTAIN', 'error', '2027-06-09'],
      ['DAY-WIDER', 'note', '2027-06-11'],
      ['DAY-WIDER', 'note', '2027-07-03'],
    ]);
    expect(againstExpected(national, { year: 2031, days })).toEqual([]);
  });
});

/** Any days will do: what counts is that the year is told. */
function movedTo2028() {
  return notice.days
    .filter(({ kind }) => kind === 'holiday')
    .map((day) => ({ ...day, date: on(day.date.replace('2027', '2028')) }));
}

/** In the shape of `dist/chinese-days.json`: newest year first, weekends named with their festival. */
const file = (more: object = {}) => ({
  holidays: {
    '2027-01-01': "New Year's Day,元旦,1",
    '2027-02-05': 'Spring Festival,春节,4',
    '2027-09-15': 'Mid-autumn Festival,中秋,1',
    '2026-01-01': "New Year's Day,元旦,1",
  },
  workdays: { '2027-01-31': 'Spring Festival,春节,4' },
  inLieuDays: {},
  ...more,
});
const codes = (value: unknown) =>
  sound(readChineseDays(value)).findings.map(({ code, weight, params }) => [code, weight, params]);

describe('data of chinese-days', () => {
  it('are the years whose New Year’s Day they name, in our names', () => {
    const { years, findings } = sound(readChineseDays(file()));
    expect(findings).toEqual([]);
    expect(years.map(({ year }) => year)).toEqual([2026, 2027]);
    expect(years[1]!.days).toEqual([
      { date: '2027-01-01', kind: 'holiday', name: '元旦' },
      { date: '2027-01-31', kind: 'make-up', name: '春节' },
      { date: '2027-02-05', kind: 'holiday', name: '春节' },
      { date: '2027-09-15', kind: 'holiday', name: '中秋节' },
    ]);
  });

  it('put the December days of a New Year’s holiday into the year that begins', () => {
    const holidays = { '2019-01-01': "New Year's Day,元旦,1", '2018-12-31': "New Year's Day,元旦,1" };
    const { years } = sound(readChineseDays(file({ holidays, workdays: {} })));
    expect(years).toMatchObject([{ year: 2019, days: [{ date: '2018-12-31' }, { date: '2019-01-01' }] }]);
  });

  it('leave known years alone that work on the same days', () => {
    const days2026 = national.days.filter(({ date }) => date.startsWith('2026'));
    const list = (kind: string) =>
      Object.fromEntries(
        days2026.filter((day) => day.kind === kind).map(({ date }) => [date, 'National Day,国庆节,3']),
      );
    const given = file({
      holidays: { ...list('holiday'), '2027-01-01': "New Year's Day,元旦,1" },
      workdays: list('make-up'),
    });
    const diff = diffCalendars(
      national,
      sound(takeYears(national, sound(readChineseDays(given)).years, paper)),
    );
    expect([diff.changed, diff.removed]).toEqual([[], []]);
    expect(diff.added.map(({ date }) => date)).toEqual(['2027-01-01']);
  });

  it('say what is wrong with them', () => {
    expect(codes(file({ holidays: { '2027-02-30': 'x,x,1', '2027-01-01': '' } }))).toEqual([
      ['DATA-DATE', 'error', { said: '2027-02-30' }],
      ['DATA-NAME', 'error', { date: '2027-01-01' }],
      ['DATA-YEAR', 'note', { year: '2027', date: '2027-01-31' }],
    ]);
    expect(
      codes(file({ workdays: { '2027-02-05': 'x,春节,1' }, inLieuDays: { '2027-02-09': 'x' } })),
    ).toEqual([
      ['DATA-IN-LIEU', 'error', { date: '2027-02-09' }],
      ['DATA-MAKE-UP', 'error', { date: '2027-02-05' }],
      ['DATA-TWICE', 'error', { date: '2027-02-05' }],
    ]);
    expect(readChineseDays([])).toMatchObject({ code: 'CAL-SHAPE', pointer: '' });
    expect(readChineseDays({ holidays: {} })).toMatchObject({ code: 'CAL-SHAPE', pointer: '/workdays' });
  });
});
