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
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, '');
  const easy =
    COMMON.has(plain) ||
    COMMON.has(bare.replace(/\d+$/, '')) ||
    new Set(plain).size < 5 ||
    RUNS.some((run) => run.includes(bare)) ||
    (signIn.length > 3 && bare.replaceAll(signIn.toLowerCase(), '').length < 6);
  return easy ? reject('PASSWORD_COMMON', { pointer: '/password' }) : null;
}
