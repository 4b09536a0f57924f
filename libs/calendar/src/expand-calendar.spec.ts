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

  it('tells of years to come what is certain, and derives what the notice may do with it', () => {
    const given = form(
      { 2026: { 元旦: { off: ['2026-01-01'] } } },
      {
        expected: {
          paper: '2026',
          years: {
            2027: { 元旦: { certain: ['2027-01-01'] }, 端午节: { certain: ['2027-06-08'] } },
            2028: {
              劳动节: { certain: ['2028-05-01'], 'may-be-off': ['2028-05-02'], 'may-work': ['2028-05-07'] },
            },
          },
        },
      },
    );
    const day = (date: string, kind: string, name = '端午节') => ({ date, kind, name, paper: '2026' });
    expect(expandCalendar(given)).toMatchObject({
      expected: {
        through: '2028-12-31',
        // A Friday joins the weekend by itself; a Tuesday borrows its Monday from the weekend before or after. 2029-01-01 is a Monday.
        days: [
          day('2027-01-01', 'off', '元旦'),
          ...['05', '06'].map((d) => day(`2027-06-${d}`, 'may-work')),
          day('2027-06-07', 'may-be-off'),
          day('2027-06-08', 'off'),
          ...['12', '13'].map((d) => day(`2027-06-${d}`, 'may-work')),
          day('2028-05-01', 'off', '劳动节'),
          day('2028-05-02', 'may-be-off', '劳动节'),
          day('2028-05-07', 'may-work', '劳动节'),
        ],
      },
    });
  });

  it('may be an overlay, of a province, prefecture or county', () => {
    const years = { 2026: { 元旦: { off: ['2026-01-01'] } } };
    for (const code of ['CN-63', 'CN-6328', 'CN-632801'])
      expect(expandCalendar(form(years, { code, extends: 'CN' }))).toMatchObject({ code, extends: 'CN' });
  });

  const off = (...ranges: unknown[]) => group({ off: ranges });
  const expecting = (years: unknown, more: object = {}) =>
    form({ 2026: { a: { off: ['2026-01-01'] } } }, { expected: { paper: '2026', years, ...more } });
  const festival = (lists: unknown) => expecting({ 2027: { a: lists } });
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
    ['a code of an overlay that extends nothing', form({}, { code: 'CN-6328' }), 'CAL-CODE', '/code'],
    ['a code of another base', form({}, { code: 'HK-6328', extends: 'CN' }), 'CAL-CODE', '/code'],
    ['a region that is none', form({}, { code: 'CN-632', extends: 'CN' }), 'CAL-CODE', '/code'],
    [
      'an overlay upon an overlay',
      form({}, { code: 'CN-632801', extends: 'CN-6328' }),
      'CAL-CODE',
      '/extends',
    ],
    ['a base that is no text', form({}, { code: 'CN-63', extends: 1 }), 'CAL-SHAPE', '/extends'],
    ['expected years of an unknown paper', expecting({}, { paper: 'x' }), 'CAL-PAPER', '/expected/paper'],
    ['a year left out of what is expected', expecting({ 2028: {} }), 'CAL-YEAR', '/expected/years'],
    ['an expected year without a festival', expecting({ 2027: {} }), 'CAL-YEAR', '/expected/years'],
    [
      'expected years after a range that ends before its year',
      { ...expecting({}), knownThrough: '2026-11-30' },
      'CAL-YEAR',
      '/expected/years',
    ],
    [
      'a festival with nothing certain',
      festival({ 'may-work': ['2027-01-02'] }),
      'CAL-SHAPE',
      '/expected/years/2027/a',
    ],
    [
      'a weekday that may work',
      festival({ certain: ['2027-01-01'], 'may-work': ['2027-01-04'] }),
      'CAL-MAKE-UP',
      '/expected/years/2027/a/may-work/0',
    ],
    [
      'a day expected twice',
      festival({ certain: ['2027-01-01'], 'may-be-off': ['2027-01-01'] }),
      'CAL-OVERLAP',
      '/expected/years/2027/a',
    ],
    [
      'a day of another year expected',
      festival({ certain: ['2028-01-01'] }),
      'CAL-RANGE',
      '/expected/years/2027/a/certain/0',
    ],
    ['a name with a slash', form({ 2026: { 'a/b': 1 } }), 'CAL-SHAPE', '/years/2026/a~1b'],
  ])('is refused with %s', (_, given, code, pointer) => {
    expect(expandCalendar(given)).toMatchObject({ rejected: true, code, pointer });
  });
});
