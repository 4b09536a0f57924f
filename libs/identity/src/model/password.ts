import { type Rejection, reject } from '#kernel';
import { COMMON } from './common-passwords.js';

/** ASVS 5.0 6.2: length and a list of common ones; no rule of composition, no forced change. */
export const SHORTEST = 12;
export const LONGEST = 128;

/** Two hands: the same few characters over and over, or a run along the keyboard or the alphabet. */
const RUNS = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];

/** Why this cannot be the password of that name; null where it can. Rejections: PASSWORD_SHORT, PASSWORD_COMMON. */
export function passwordRefusal(password: string, signIn: string): Rejection | null {
  const length = [...password].length;
  if (length < SHORTEST || length > LONGEST)
    return reject('PASSWORD_SHORT', { pointer: '/password', params: { min: SHORTEST, max: LONGEST } });
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = lettersOf(plain);
  const easy =
    COMMON.has(plain) ||
    COMMON.has(bare.replace(/\d+$/, '')) ||
    new Set(plain).size < 5 ||
    RUNS.some((run) => run.includes(bare)) ||
    isMostly(bare, signIn);
  return easy ? reject('PASSWORD_COMMON', { pointer: '/password' }) : null;
}

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** One's own name with a few letters more. */
function isMostly(bare: string, signIn: string): boolean {
  const name = lettersOf(signIn);
  return name.length > 3 && bare.replaceAll(name, '').length < 6;
}
