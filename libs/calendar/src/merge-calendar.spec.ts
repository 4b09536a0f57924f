import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import type { CalendarPart } from './calendar-data.js';
import { dueDate } from './due-date.js';
import { expandCalendar } from './expand-calendar.js';
import { parseLocalDate } from './local-date.js';
import { mergeCalendar } from './merge-calendar.js';
import { dueReceipt } from './receipt.js';
import type { Span } from './span.js';
import { compileCalendar } from './working-calendar.js';

const on = (text: string) => parseLocalDate(text)!;
const part = (form: object): CalendarPart => {
  const data = expandCalendar({ papers: [{ id: '2026', title: 'notice' }], ...form });
  if (isRejection(data)) throw new Error(JSON.stringify(data));
  return data;
};

const base = part({
  code: 'CN',
  knownFrom: '2026-01-01',
  knownThrough: '2026-12-31',
  years: { 2026: { 国庆节: { off: ['2026-10-01..2026-10-07'], 'make-up': ['2026-09-20', '2026-10-10'] } } },
  expected: {
    paper: '2026',
    years: { 2027: { 春节: { certain: ['2027-02-05..2027-02-08'] }, 元旦: { certain: ['2027-01-01'] } } },
  },
});
/** Local days of a test: none of them is a real one. */
const local = (more: object = {}) =>
  part({
    code: 'CN-6328',
    extends: 'CN',
    knownFrom: '2026-01-01',
    knownThrough: '2026-12-31',
    years: { 2026: { 本地节: { off: ['2026-09-20..2026-09-22', '2026-10-07'] } } },
    ...more,
  });
const merged = (own: CalendarPart) => {
  const calendar = mergeCalendar(base, 'hash', own);
  if (isRejection(calendar)) throw new Error(JSON.stringify(calendar));
  return calendar;
};
const working = (start: string, value: number): Span => ({
  start: on(start),
  limit: { value, unit: 'working_day' },
  stops: [],
});

describe('an overlay laid upon a calendar', () => {
  it('is one complete calendar, in which the local word stands', () => {
    const calendar = merged(local());
    expect(calendar.days.map(({ date, kind, name }) => `${date} ${kind} ${name}`)).toEqual([
      '2026-09-20 holiday 本地节',
      '2026-09-21 holiday 本地节',
      '2026-09-22 holiday 本地节',
      ...['01', '02', '03', '04', '05', '06'].map((day) => `2026-10-${day} holiday 国庆节`),
      '2026-10-07 holiday 本地节',
      '2026-10-10 make-up 国庆节',
    ]);
    expect(calendar.papers.map(({ id }) => id)).toEqual(['2026', 'CN-6328:2026']);
    expect(calendar.overlay).toEqual({ extends: 'CN', hash: 'hash', own: local() });
  });

  it('moves the dates of its region only, and the receipt names the local day and paper', () => {
    const span = working('2026-09-18', 2);
    expect(dueDate(compileCalendar(base), span).dueOn).toBe('2026-09-21');
    const receipt = dueReceipt(compileCalendar(merged(local())), span);
    expect(receipt.dueOn).toBe('2026-09-24');
    expect(receipt.skipped.map(({ date, name, paper }) => [date, name, paper])).toEqual([
      ['2026-09-19', '周六', null],
      ['2026-09-20', '本地节', 'CN-6328:2026'],
      ['2026-09-21', '本地节', 'CN-6328:2026'],
      ['2026-09-22', '本地节', 'CN-6328:2026'],
    ]);
  });

  it('knows what both know: beyond, national days off still hold, but no latest date', () => {
    const calendar = compileCalendar(merged(local()));
    expect(dueDate(calendar, working('2026-12-30', 2))).toMatchObject({
      dueOn: '2027-01-04',
      provisional: true,
      latest: null,
    });
    // Past what both expect any day may be made one that works, but for those off for certain.
    expect(dueDate(calendar, working('2027-01-13', 3))).toMatchObject({
      dueOn: '2027-01-18',
      earliest: '2027-01-16',
    });
    expect(dueDate(calendar, working('2027-02-03', 3))).toMatchObject({
      dueOn: '2027-02-10',
      earliest: '2027-02-10',
    });
    const first = local({ knownFrom: '2026-06-01', years: { 2026: { 本地节: { off: ['2026-09-21'] } } } });
    expect(dueDate(compileCalendar(merged(first)), working('2026-05-20', 2)).provisional).toBe(true);
    expect(compileCalendar(merged(first)).knownFrom).toBe('2026-06-01');
  });

  it('has both bounds where its own days are expected too; of two doubts neither is lost', () => {
    const own = local({
      expected: {
        paper: '2026',
        years: {
          2027: { 本地节: { certain: ['2027-02-13'], 'may-be-off': ['2027-01-30', '2027-01-29'] } },
        },
      },
    });
    const calendar = merged(own);
    const kinds = new Map(calendar.expected!.days.map(({ date, kind }) => [date, kind]));
    // Saturday 30 January may be worked for 春节 or be off here; the next one is off here, whatever the notice says.
    expect([kinds.get(on('2027-01-30')), kinds.get(on('2027-01-29')), kinds.get(on('2027-02-13'))]).toEqual([
      'may-work',
      'may-be-off',
      'off',
    ]);
    expect(dueDate(compileCalendar(calendar), working('2026-12-31', 1))).toMatchObject({
      dueOn: '2027-01-04',
      latest: '2027-01-04',
    });
  });

  it('keeps a national make-up day in doubt that may be a local day off', () => {
    const early = local({
      knownThrough: '2025-12-31',
      knownFrom: '2025-01-01',
      years: { 2025: { 本地节: { off: ['2025-06-03'], paper: '2026' } } },
      expected: {
        paper: '2026',
        years: { 2026: { 本地节: { certain: ['2026-09-21'], 'may-be-off': ['2026-09-20'] } } },
      },
    });
    const wide = { ...base, knownFrom: on('2025-01-01') };
    const calendar = mergeCalendar(wide, 'hash', early);
    if (isRejection(calendar)) throw new Error(JSON.stringify(calendar));
    expect(dueDate(compileCalendar(calendar), working('2026-09-18', 1))).toMatchObject({
      dueOn: '2026-09-20',
      provisional: true,
      earliest: '2026-09-20',
      latest: '2026-09-22',
    });
  });

  it('is no calendar by itself', () => {
    expect(() => compileCalendar(local())).toThrow(/overlay without its base/);
  });

  const years = (group: object) => ({ years: { 2026: { 本地节: group } } });
  it.each([
    ['another base', { ...local(), extends: 'HK' } as CalendarPart, 'CAL-EXTENDS'],
    [
      'no common range',
      local({
        knownFrom: '2027-01-01',
        knownThrough: '2027-12-31',
        years: { 2027: { a: { off: ['2027-05-01'], paper: '2026' } } },
      }),
      'CAL-RANGE',
    ],
    ['work on a national day off', local(years({ 'make-up': ['2026-10-03'] })), 'CAL-OVERLAP'],
    [
      'work on a day off by the regulation',
      local({
        ...years({ off: ['2026-09-21'] }),
        knownThrough: '2027-12-31',
        years: {
          2026: { a: { off: ['2026-09-21'] } },
          2027: { a: { 'make-up': ['2027-02-06'], paper: '2026' } },
        },
      }),
      'CAL-OVERLAP',
    ],
  ])('is refused with %s', (_, own, code) => {
    expect(mergeCalendar(base, 'hash', own)).toMatchObject({ rejected: true, code });
  });
});
