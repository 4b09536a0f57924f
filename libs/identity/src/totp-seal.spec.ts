import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { TotpSeal } from './totp-seal.js';

const key = () => randomBytes(32).toString('base64');

it('opens what it sealed, for that person and under that key alone, and nothing that was changed', () => {
  const seal = new TotpSeal(key());
  const sealed = seal.seal('a', 'JBSWY3DPEHPK3PXP');
  expect(sealed).not.toContain('JBSWY3DP');
  expect(seal.seal('a', 'JBSWY3DPEHPK3PXP')).not.toBe(sealed);
  expect(seal.open('a', sealed)).toBe('JBSWY3DPEHPK3PXP');
  expect(() => seal.open('b', sealed)).toThrow();
  expect(() => new TotpSeal(key()).open('a', sealed)).toThrow();
  const bytes = Buffer.from(sealed.slice(3), 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    const other = Buffer.from(bytes);
    other[at] = (other[at] ?? 0) ^ 1;
    expect(() => seal.open('a', `v1:${other.toString('base64')}`)).toThrow();
  }
});
