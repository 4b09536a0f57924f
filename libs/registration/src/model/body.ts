import { ALPHABET, worth } from './alphabet.js';

/** The eight characters before the check: digits and letters but I, O, S, V and Z (GB 32100-2015). */
export const BODY = /^[0-9A-HJ-NPQRTUWXY]{8}$/;

/** The place of a body among all of its length, from 0: base 31, below 2^53. The body has the form of {@link BODY}. */
export function placeOfBody(body: string): number {
  return [...body].reduce((place, character) => place * ALPHABET.length + worth(character), 0);
}
