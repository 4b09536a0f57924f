/** The 31 characters of a code, each worth its place (GB 32100-2015 4.3): no I, O, S, V, Z. */
export const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Full-width forms of the printable ASCII characters lie this far above them. */
const FULL_WIDTH = 0xfee0;

/**
 * As a clerk types it or a paper prints it, to one spelling: full-width letters and digits (Ａ９) narrow, lower case upper, blanks
 * at the ends gone. Nothing else is touched, and only ASCII is raised: `ß` would become two letters, `ı` a forbidden I.
 */
export function normalise(text: string): string {
  return text
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH))
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .trim();
}

/** What a character is worth, 0 to 30; -1 where it may not stand in a code. */
export const worth = (character: string): number => ALPHABET.indexOf(character);
