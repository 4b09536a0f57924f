import type { ItemDefinition } from '#model/catalogue';
import { plain } from './plain.js';
import {
  AFTER,
  BEFORE,
  DEPARTMENTS,
  NOT_RESULTS,
  RESULT_PAPERS,
  SHORT_NAMES,
  WEAK_PAPERS,
} from './vocabulary.js';

/** An item as others may speak of it: its code, and the names of itself and of its result. */
export interface NamedItem {
  readonly code: string;
  readonly names: readonly string[];
}

/** Whose text it is, who else there is, and which results a published tie lets it wait for. */
export interface Speaker {
  readonly own: Pick<ItemDefinition, 'name' | 'result' | 'materials' | 'grounds' | 'conditions'>;
  readonly others: readonly NamedItem[];
  readonly tied: readonly string[];
}

/** Letters between the demand and what is demanded: further apart they are two sentences. */
const REACH = 10;
/** Stands for words that are taken out: never part of a word, and keeps its neighbours apart. */
const GAP = '□';
const SHORTEST_NAME = 4;

const named = ({ own }: Speaker): string[] => [own.name.zh, own.result.name];

/** The names in plain letters without what stands in brackets: `施工许可证核发(含质量监督手续)` is also `施工许可证`. */
export function namesIn(texts: readonly string[]): string[] {
  const parts = texts.flatMap((text) => text.replace(/[(（][^)）]*[)）]/g, '').split(/[/、,，;；]/));
  const whole = parts.map(plain);
  const stems = whole.map((name) => name.replace(/(?:核发|审批|审核|审查|办理|确定|核实)$/, ''));
  return [...new Set([...whole, ...stems])]
    .filter((name) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length);
}

const without = (text: string, words: readonly string[]): string =>
  words.reduce((left, word) => left.replaceAll(word, GAP), text);

/** The item's own names, its published words and the applicant's own papers are nobody else's result. */
function ownWords(speaker: Speaker): string[] {
  const { materials, grounds, conditions } = speaker.own;
  const papers = materials.filter(({ shared, producedBy }) => !shared && producedBy.length === 0);
  const published = [...grounds.map(({ name }) => name.zh), ...conditions.map(({ text }) => text)];
  return [...published.map(plain), ...namesIn([...named(speaker), ...papers.map(({ name }) => name)])];
}

/** The short names of items other than the speaker's own, with whose they are. */
function shortNames({ others }: Speaker, own: string): (readonly [string, string])[] {
  return SHORT_NAMES.flatMap(([short, full]) => {
    const whose = others.find(({ names }) => names.some((name) => plain(name).includes(full)));
    return own.includes(full) || !whose
      ? []
      : [...new Set([short, full])].map((word) => [word, whose.code] as const);
  });
}

/** What is spoken of, longest first, with the code of its item where a name tells it. */
function subjects(speaker: Speaker): (readonly [word: string, code: string])[] {
  const own = named(speaker).map(plain).join(GAP);
  const full = speaker.others.flatMap(({ code, names }) =>
    namesIn(names)
      .filter((name) => !own.includes(name))
      .map((name) => [name, code] as const),
  );
  return [...full, ...shortNames(speaker, own)].sort(([a], [b]) => b.length - a.length);
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function demanded(text: string, what: string): string | undefined {
  const before = new RegExp(`(?:${BEFORE})[^${GAP}]{0,${REACH}}?(${what})`, 'u').exec(text);
  const after = new RegExp(`(${what})[^${GAP}]{0,${REACH}}?(?:${AFTER})`, 'u').exec(text);
  return before?.[1] ?? after?.[1];
}

/**
 * The result of another item that the text asks for, waits for or makes a condition, with its code where a name tells it; null
 * where it asks for none. `asks`: the text is itself a demand (a line of a notice, an obligation), so that the paper named is
 * enough. A text that is none may speak of what a published tie waits for.
 */
export function askedResult(
  text: string,
  asks: boolean,
  speaker: Speaker,
): { readonly word: string; readonly code: string | null } | null {
  const about = subjects(speaker);
  const tied = asks ? [] : about.filter(([, code]) => speaker.tied.includes(code)).map(([word]) => word);
  const said = without(plain(text), [...tied, ...ownWords(speaker)]).replace(
    new RegExp(NOT_RESULTS, 'gu'),
    GAP,
  );
  const found = about.find(([word]) => demanded(said, escaped(word)) !== undefined);
  if (found) return { word: found[0], code: found[1] };
  const papers = RESULT_PAPERS.join('|');
  const word =
    (asks ? new RegExp(papers, 'u').exec(said)?.[0] : undefined) ??
    demanded(said, `${papers}|${WEAK_PAPERS}|${DEPARTMENTS}`);
  return word ? { word, code: null } : null;
}
