import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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

  it('has one form at most, and 24 characters', () => {
    fc.assert(
      fc.property(
        fc.nat(99),
        fc.nat(99),
        fc.integer({ min: 100_000, max: 999_999 }),
        (first, second, region) => {
          const code = `${two(first)}${two(second)}-${region}-04-01-000001`;
          const read = readProjectCode(code);
          expect(code).toHaveLength(24);
          const isMonth = second >= 1 && second <= 12;
          expect(read?.form).toBe(
            isMonth ? 'new' : first === 20 && second >= 13 && second <= 20 ? 'old' : undefined,
          );
        },
      ),
    );
  });
});
