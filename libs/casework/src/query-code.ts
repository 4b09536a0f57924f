import { randomBytes } from 'node:crypto';
import { digest } from '#record';

/** No 0 O 1 I L: the code is read aloud at the counter. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/** Eight letters, about 39 bits: with the receipt number it opens the public status of one case. */
export function newQueryCode(): string {
  return Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** The query code is stored hashed; case and blanks do not count when it is typed in. */
export function hashQueryCode(code: string): string {
  return digest(code.trim().toUpperCase());
}
