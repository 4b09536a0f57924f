import { type ItemDefinition, type ItemName, lexiconFor, plain } from '#model/catalogue';

import { AFTER, BEFORE, DEPARTMENTS, NOT_RESULTS, RESULT_PAPERS, WEAK_PAPERS } from './vocabulary.js';

/** Whose text it is, which items there are, and which results a published tie lets it wait for. */
export interface Speaker {
  readonly own: Pick<ItemDefinition, 'code' | 'name' | 'result' | 'materials' | 'grounds' | 'conditions'>;
  readonly known: readonly ItemName[];
  readonly tied: readonly string[];
}

/** What the text asks for, and the items whose result it may be; no code where no name tells it. */
export interface AskedResult {
  readonly word: string;
  readonly codes: readonly string[];
}

/** Letters between the demand and what is demanded: further apart they are two sentences. */
const REACH = 10;
/** Stands for words that are taken out: never part of a word, and keeps its neighbours apart. */
const GAP = '□';
const SHORTEST_NAME = 4;
const PAPERS = RESULT_PAPERS.join('|');

const without = (text: string, words: readonly string[]): string =>
  words.reduce((left, word) => left.replaceAll(word, GAP), text);

/** Names in plain letters without what stands in brackets: `施工许可证核发(含质量监督手续)` is also `施工许可证`. */
function namesIn(texts: readonly string[]): string[] {
  const parts = texts.flatMap((text) => text.replace(/[(（][^)）]*[)）]/g, '').split(/[/、,，;；]/));
  const whole = parts.map(plain);
  const stems = whole.map((name) => name.replace(/(?:核发|审批|审核|审查|办理|确定|核实)$/, ''));
  return [...new Set([...whole, ...stems])]
    .filter((name) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length);
}

/** The item's own names, its published words and the applicant's own papers are nobody else's result. */
function ownWords({ name, result, materials, grounds, conditions }: Speaker['own']): string[] {
  const papers = materials.filter(({ shared, producedBy }) => !shared && producedBy.length === 0);
  const published = [...grounds.map((ground) => ground.name.zh), ...conditions.map(({ text }) => text)];
  const own = [name.zh, name.en, result.name, ...papers.map((line) => line.name)];
  return [...published.map(plain), ...namesIn(own)];
}

function demanded(text: string, what: string): string | undefined {
  const before = new RegExp(`(?:${BEFORE})[^${GAP}]{0,${REACH}}?(${what})`, 'u').exec(text);
  const after = new RegExp(`(${what})[^${GAP}]{0,${REACH}}?(?:${AFTER})`, 'u').exec(text);
  return before?.[1] ?? after?.[1];
}

/** Names that the catalogue's lexicon knows and that are not the speaker's own: what is asked for, and what may be spoken of. */
function named(text: string, asks: boolean, { own, known, tied }: Speaker) {
  const names = lexiconFor(known).namesIn(text);
  const others = names.filter(({ codes }) => codes.length > 0 && !codes.includes(own.code));
  const free = ({ codes }: AskedResult) => !asks && codes.some((code) => tied.includes(code));
  const words = others.map(({ name: word, codes, paper }) => ({ word, codes, paper }));
  const asked = words
    .filter((each) => !free(each))
    .find(({ word, paper }) => (asks && paper) || demanded(text, word) !== undefined);
  const harmless = [...words.filter(free).map(({ word }) => word), ...looksLike(names)];
  return { asked, harmless };
}

/** Another item by its code: 待A01办结. */
function codeIn(text: string, asks: boolean, { own, known, tied }: Speaker): string | undefined {
  const isOthers = ({ code }: ItemName) => code !== own.code && (asks || !tied.includes(code));
  const told = known.filter((one) => isOthers(one) && text.includes(plain(one.code)));
  return told.find(({ code }) => demanded(text, `(?<![a-z0-9])${plain(code)}(?![a-z0-9])`) !== undefined)
    ?.code;
}

const looksLike = (names: readonly { readonly name: string; readonly codes: readonly string[] }[]) =>
  names.filter(({ codes }) => codes.length === 0).map(({ name }) => name);

/**
 * The result of another item that the text asks for, waits for or makes a condition; null where it asks for none. `asks`: the
 * text is itself a demand (a line of a notice, an obligation), so that naming the paper is enough. Another text may speak of
 * what a published tie waits for. Names are those of the catalogue's own lint; how people demand, and hide it, is read here.
 */
export function askedResult(text: string, asks: boolean, speaker: Speaker): AskedResult | null {
  const said = without(plain(text), ownWords(speaker.own)).replace(new RegExp(NOT_RESULTS, 'gu'), GAP);
  const { asked, harmless } = named(said, asks, speaker);
  if (asked) return { word: asked.word, codes: asked.codes };
  const coded = codeIn(said, asks, speaker);
  if (coded) return { word: coded, codes: [coded] };
  const rest = without(said, harmless);
  const word =
    (asks ? new RegExp(PAPERS, 'u').exec(rest)?.[0] : undefined) ??
    demanded(rest, `${PAPERS}|${WEAK_PAPERS}|${DEPARTMENTS}`);
  return word ? { word, codes: [] } : null;
}
