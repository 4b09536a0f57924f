import { describe, expect, it } from '@jest/globals';
import { readProjectCode } from './project-code.js';

const two = (n: number) => String(n).padStart(2, '0');

describe('a project code', () => {
  it.each([
    [
      '2607-440300-04-01-000001',
      { form: 'new', year: 2026, month: 7, region: '440300', branch: '04', type: '01' },
    ],
    [
      '2016-630122-32-03-001234',
      { form: 'old', year: 2016, month: null, region: '630122', branch: '32', type: '03' },
    ],
    ['2012-630106-04-01-204817', { form: 'new', year: 2020, month: 12 }],
  ])('%s', (code, parts) => {
    expect(readProjectCode(code)).toMatchObject(parts);
  });

  it.each([
    ['no hyphens', '26074403000401000001'],
    ['thirteenth month of a year that had none', '2613-440300-04-01-000001'],
    ['no month', '2600-440300-04-01-000001'],
    ['a region that begins with nought', '2607-040300-04-01-000001'],
    ['letters', '2607-44O300-04-01-000001'],
    ['one digit more', '2607-440300-04-01-0000012'],
    ['full-width digits', '２６０７-440300-04-01-000001'],
    ['a line behind it', '2607-440300-04-01-000001\n'],
  ])('is not read: %s', (_, code) => {
    expect(readProjectCode(code)).toBeNull();
  });

  it('has one form at most: a month, or the end of a year in which the platform gave the old one', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => two(n));
    const read = hundred.flatMap((first) =>
      hundred.flatMap((second) => {
        const code = readProjectCode(`${first}${second}-630106-04-01-000001`);
        return code ? [`${first}${second} ${code.form} ${code.year} ${code.month}`] : [];
      }),
    );
    const months = hundred.flatMap((first) =>
      hundred.slice(1, 13).map((second) => `${first}${second} new 20${first} ${Number(second)}`),
    );
    const years = '2013 2014 2015 2016 2017 2018 2019 2020'.split(' ');
    expect(read.sort()).toEqual([...months, ...years.map((year) => `${year} old ${year} null`)].sort());
  });
});
