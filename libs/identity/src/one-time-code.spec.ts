import { describe, expect, it } from '@jest/globals';
import { newTotpSecret, toBase32, totpAt, totpStep } from './one-time-code.js';

/** RFC 6238, appendix B: the key of the SHA-1 rows, and their eight digits. */
const KEY = toBase32(Buffer.from('12345678901234567890'));
const VECTORS: [number, string][] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
];

describe('one-time codes', () => {
  it.each(VECTORS)('at %i is the code of RFC 6238', (seconds, code) => {
    expect(totpAt(KEY, seconds * 1000, 8)).toBe(code);
  });

  it('takes the code of now and of one step beside it, and names the step', () => {
    const at = 1_764_000_000_000;
    const step = Math.floor(at / 30_000);
    for (const drift of [-1, 0, 1])
      expect(totpStep(KEY, totpAt(KEY, at + drift * 30_000), at)).toBe(step + drift);
    for (const drift of [-2, 2]) expect(totpStep(KEY, totpAt(KEY, at + drift * 30_000), at)).toBeNull();
  });

  it('makes secrets of 160 bits, none twice', () => {
    const made = new Set(Array.from({ length: 50 }, newTotpSecret));
    expect(made.size).toBe(50);
    for (const secret of made) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });
});
