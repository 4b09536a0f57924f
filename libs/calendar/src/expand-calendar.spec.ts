import { describe, expect, it } from '@jest/globals';
import { expandCalendar } from './expand-calendar.js';

const papers = [{ id: '2026', title: 'notice', url: 'https://www.gov.cn/a.htm' }];
const form = (years: unknown, more: object = {}) => ({
  code: 'CN',
  knownFrom: '2026-01-01',
  knownThrough: '2026-12-31',
  papers,
  years,
  ...more,
});
const group = (value: unknown) => form({ 2026: { 国庆节: value } });

describe('the calendar a clerk writes', () => {
  it('becomes days in order, each with its name and paper', () => {
    const extra = { papers: [...papers, { id: 'x', title: 'later notice' }] };
    expect(
      expandCalendar(
        form(
          {
            2026: {
              国庆节: { off: ['2026-10-01..2026-10-02'], 'make-up': ['2026-10-10'] },
              元旦: { off: ['2026-01-01'], paper: 'x' },
            },
          },
          extra,
        ),
      ),
    ).toEqual({
      code: 'CN',
      knownFrom: '2026-01-01',
      knownThrough: '2026-12-31',
      papers: [papers[0], { id: 'x', title: 'later notice', url: null }],
      days: [
        { date: '2026-01-01', kind: 'holiday', name: '元旦', paper: 'x' },
        { date: '2026-10-01', kind: 'holiday', name: '国庆节', paper: '2026' },
        { date: '2026-10-02', kind: 'holiday', name: '国庆节', paper: '2026' },
        { date: '2026-10-10', kind: 'make-up', name: '国庆节', paper: '2026' },
      ],
    });
  });

  const twoYears = (day: string) =>
    form({ 2025: { 元旦: { off: [day], paper: '2026' } } }, { knownFrom: '2024-01-01' });

  it('may name days of the December before', () => {
    const years = {
      2024: { a: { off: ['2024-01-01'], paper: '2026' } },
      2026: { b: { off: ['2026-01-02'] } },
    };
    const given = { ...twoYears('2024-12-30..2025-01-01'), knownThrough: '2026-12-31' };
    expect(expandCalendar({ ...given, years: { ...(given.years as object), ...years } })).toMatchObject({
      days: [
        { date: '2024-01-01' },
        { date: '2024-12-30' },
        { date: '2024-12-31' },
        { date: '2025-01-01' },
        { date: '2026-01-02' },
      ],
    });
  });

  const off = (...ranges: unknown[]) => group({ off: ranges });
  it.each([
    ['nothing', null, 'CAL-SHAPE', ''],
    ['a list', [], 'CAL-SHAPE', ''],
    ['an unknown key', form({}, { region: 'x' }), 'CAL-UNKNOWN-KEY', '/region'],
    ['an unknown key of a group', group({ rest: [] }), 'CAL-UNKNOWN-KEY', '/years/2026/国庆节/rest'],
    [
      'an unknown key of a paper',
      form({}, { papers: [{ id: 'a', title: 'b', no: 1 }] }),
      'CAL-UNKNOWN-KEY',
      '/papers/0/no',
    ],
    ['no code', form({}, { code: '' }), 'CAL-SHAPE', '/code'],
    ['a bad known date', form({}, { knownFrom: '2026-02-30' }), 'CAL-DATE', '/knownFrom'],
    ['a range upside down', form({}, { knownThrough: '2025-12-31' }), 'CAL-RANGE', '/knownThrough'],
    ['a paper twice', form({}, { papers: [...papers, ...papers] }), 'CAL-PAPER', '/papers/1/id'],
    [
      'a paper that is a script',
      form({}, { papers: [{ ...papers[0], url: 'javascript:alert(1)' }] }),
      'CAL-PAPER',
      '/papers/0/url',
    ],
    ['papers that are no list', form({}, { papers: {} }), 'CAL-SHAPE', '/papers'],
    ['years that are a list', form([]), 'CAL-SHAPE', '/years'],
    ['a missing year', form({}), 'CAL-YEAR', '/years'],
    ['an empty year', form({ 2026: {} }), 'CAL-YEAR', '/years/2026'],
    ['a year that is none', form({ '26': { a: { off: [] } } }), 'CAL-YEAR', '/years/26'],
    ['a holiday that names no day', group({}), 'CAL-SHAPE', '/years/2026/国庆节'],
    ['an unknown paper', group({ off: ['2026-10-01'], paper: 'y' }), 'CAL-PAPER', '/years/2026/国庆节/paper'],
    ['days that are no list', group({ off: '2026-10-01' }), 'CAL-SHAPE', '/years/2026/国庆节/off'],
    ['a day that does not exist', off('2026-10-01', '2026-09-31'), 'CAL-DATE', '/years/2026/国庆节/off/1'],
    ['a date that is a number', off(20261001), 'CAL-DATE', '/years/2026/国庆节/off/0'],
    ['three ends', off('2026-10-01..2026-10-02..2026-10-03'), 'CAL-DATE', '/years/2026/国庆节/off/0'],
    ['an open end', off('2026-10-01..'), 'CAL-DATE', '/years/2026/国庆节/off/0'],
    ['days upside down', off('2026-10-07..2026-10-01'), 'CAL-RANGE', '/years/2026/国庆节/off/0'],
    ['a day of another year', off('2027-10-01'), 'CAL-RANGE', '/years/2026/国庆节/off/0'],
    ['a day of the next year', twoYears('2026-01-01'), 'CAL-RANGE', '/years/2025/元旦/off/0'],
    ['a day long before its year', twoYears('2024-11-30'), 'CAL-RANGE', '/years/2025/元旦/off/0'],
    ['a day before what is known', off('2025-12-31'), 'CAL-RANGE', '/years/2026/国庆节/off/0'],
    ['a day twice', off('2026-10-01..2026-10-07', '2026-10-07'), 'CAL-OVERLAP', '/years/2026/国庆节/off/1'],
    [
      'a day both off and worked',
      group({ off: ['2026-10-10'], 'make-up': ['2026-10-10'] }),
      'CAL-OVERLAP',
      '/years/2026/国庆节/make-up/0',
    ],
    [
      'a weekday as make-up',
      group({ 'make-up': ['2026-10-09'] }),
      'CAL-MAKE-UP',
      '/years/2026/国庆节/make-up/0',
    ],
    ['a name with a slash', form({ 2026: { 'a/b': 1 } }), 'CAL-SHAPE', '/years/2026/a~1b'],
  ])('is refused with %s', (_, given, code, pointer) => {
    expect(expandCalendar(given)).toMatchObject({ rejected: true, code, pointer });
  });
});
