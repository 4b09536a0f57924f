import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { between, readExact, stepOf, writeExact } from './exact.js';

const figure = fc.bigInt({ min: -(10n ** 23n), max: 10n ** 23n });

describe('an exact figure', () => {
  it('is what the text says: a tenth is a tenth, and three of them are not 0.30000000000000004', () => {
    expect(readExact('0.1')! * 3n).toBe(readExact('0.3'));
    expect(readExact(0.1 + 0.2)).toBeNull();
    expect(readExact(500)).toBe(readExact('500.000'));
    expect(readExact('-0.5')).toBe(-500_000_000n);
  });

  it('is refused where it is no decimal, or has more digits than are kept', () => {
    for (const value of [
      '',
      '.5',
      '5.',
      '1e3',
      '０',
      '1 000',
      '1,000',
      'NaN',
      '0.0000000001',
      '1234567890123456',
    ])
      expect([value, readExact(value)]).toEqual([value, null]);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-10, null, true, {}])
      expect(readExact(value)).toBeNull();
  });

  it('is written so that it reads back, without digits it does not need', () => {
    fc.assert(
      fc.property(figure, (n) => {
        expect(readExact(writeExact(n))).toBe(n);
        expect(writeExact(n)).not.toMatch(/\.\d*0$|\.$|^-0$/);
      }),
    );
  });

  it('is found between two others whenever there is one with so many digits', () => {
    const near = fc.bigInt({ min: -30n, max: 30n });
    fc.assert(
      fc.property(near, near, fc.integer({ min: 0, max: 2 }), (a, b, decimals) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const scale = stepOf(2);
        const found = between(low * scale, high * scale, decimals);
        const those = Array.from({ length: Number(high - low) + 1 }, (_, n) => low + BigInt(n)).filter(
          (n) => n > low && n < high && (n * scale) % stepOf(decimals) === 0n,
        );
        expect(found !== null).toBe(those.length > 0);
        if (found !== null)
          expect(found > low * scale && found < high * scale && found % stepOf(decimals) === 0n).toBe(true);
      }),
    );
  });
});
