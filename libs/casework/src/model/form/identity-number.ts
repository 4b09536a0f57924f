const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
/** A resident's number within other text: region, birth date, sequence, check; the digits beside it are no part of it. */
const WITHIN =
  /(?<![0-9A-Za-z])[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g;
/** Passports and permits of other places: no check that everybody publishes. */
const OTHER = /^[A-Za-z][A-Za-z0-9()-]{4,19}$/;

/**
 * Is it the number of an identity document: a resident's with its check (GB 11643-1999), or one that begins with a letter, such as a
 * passport's?
 */
export function isIdentityNumber(text: string): boolean {
  if (OTHER.test(text)) return true;
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((so, weight, at) => so + weight * Number(text[at]), 0);
  return CHECKS[sum % 11] === text[17]?.toUpperCase();
}

/** As the public reads it: two characters at each end. */
export const maskIdentity = (text: string): string =>
  `${text.slice(0, 2)}${'*'.repeat(Math.max(text.length - 4, 4))}${text.slice(-2)}`;

/** Whatever looks like a resident's number in free text is masked; the rest stays. A credit code begins with 9 and stays. */
export const maskWithin = (text: string): string => text.replace(WITHIN, maskIdentity);
