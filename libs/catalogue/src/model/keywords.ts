/** One word of a search. `pairs`: its neighbouring characters two by two, where it is Chinese and longer than they are. */
export interface Keyword {
  readonly text: string;
  readonly pairs: readonly string[];
}

/** Longer searches are refused at the door; more words than this are not looked for. */
export const KEYWORDS_MAX = 6;

const BETWEEN = /[\s,，.。;；:：、!！?？"“”'‘’()（）<>《》【】[\]|/\\]+/u;
const HAN = /^\p{Script=Han}{3,}$/u;

/**
 * Cuts what somebody typed into the words that all have to be met: at blanks and punctuation, full-width letters made plain, Latin
 * capitals small, as `catalogue.words_of` writes them. Chinese is not cut into words: a run of it is looked for as it stands, and
 * by its pairs where it stands nowhere. Nothing but punctuation is looked for as it stands: it is no search for everything.
 */
export function keywordsOf(typed: string): Keyword[] {
  const plain = typed.normalize('NFKC').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const words = plain.split(BETWEEN).filter((word) => word !== '');
  const asked = words.length > 0 ? words : [plain.trim()].filter((text) => text !== '');
  return [...new Set(asked)].slice(0, KEYWORDS_MAX).map((text) => ({ text, pairs: pairsOf(text) }));
}

function pairsOf(word: string): string[] {
  if (!HAN.test(word)) return [];
  const letters = [...word];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}
