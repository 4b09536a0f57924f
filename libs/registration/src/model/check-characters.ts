import { ALPHABET, worth } from './alphabet.js';

/** 3^(i-1) mod 31, i from 1 (GB 32100-2015, annex; GB/T 17710, ISO 7064). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11714-1997, 3.3. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const total = (weights: readonly number[], value: (at: number) => number): number =>
  weights.reduce((sum, weight, at) => sum + weight * value(at), 0);

/**
 * The 18th character for the first 17, all of the alphabet. Where the weighted sum is a multiple of 31, 31 less the remainder is 31
 * itself, and the check is `0`: a table look-up without the second remainder finds nothing there.
 */
export function creditCheck(first17: string): string {
  const sum = total(WEIGHTS, (at) => worth(first17[at] ?? ''));
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}

/** The ninth character of an organisation code for the first eight (`0`–`9`, `A` = 10 … `Z` = 35); 10 is written `X`, 11 `0`. */
export function organisationCheck(body8: string): string {
  const check = 11 - (total(ORGANISATION_WEIGHTS, (at) => Number.parseInt(body8[at] ?? '', 36)) % 11);
  return check === 10 ? 'X' : String(check % 11);
}

/**
 * The 15th digit of a registration number for the first 14 (GS 15-2006 annex A: ISO 7064 MOD 11,10). Checked against the sample of the
 * standard, 110108000000016.
 */
export function registrationCheck(first14: string): string {
  let rest = 10;
  for (const digit of first14) {
    const sum = (rest + Number(digit)) % 10;
    rest = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - rest) % 10);
}
