import type { ItemDefinition } from '../definition.js';
import { plain } from './plain.js';
import { SHORT_NAMES } from './short-names.js';

/** Under which names an item and its result go. */
export type ItemName = Pick<ItemDefinition, 'code' | 'name' | 'result'>;

/** A name found in a text: the items it may mean. `paper`: it names a result; else a subject. */
export interface Named {
  readonly name: string;
  readonly codes: readonly string[];
  readonly paper: boolean;
}

/** Every name under which the results of some items go, made ready to be looked for. */
export interface Lexicon {
  /** The names in a text in plain letters, the longest at each place, from left to right without overlap. */
  namesIn(text: string): Named[];
}

interface Node {
  readonly next: Map<string, Node>;
  named: Named | null;
}

/** A name of a result that is too common to point at anybody: a report, a receipt, an opinion as such. */
const OFFICIAL =
  /(批复|意见书?|许可证|决定书|证书|证明|同意书|合格书|合格证|执照|备案表|批准文件|核准文件|书面意见)$/;
const PARTS = /[/;；]|(?<=[\u4e00-\u9fff]{4})及/;
const IN_BRACKETS = /[(（][^)）]*[)）]?/g;

/** One pass over the items and one over the names: what is found later costs the length of the text only. */
export function lexiconOf(items: readonly ItemName[]): Lexicon {
  const root: Node = { next: new Map(), named: null };
  for (const [name, named] of namesOf(items)) put(root, name, named);
  return { namesIn: (text) => namesIn(root, text) };
}

/** Full names of results first, then the short names; two items that share a name are alternatives. */
function namesOf(items: readonly ItemName[]): Map<string, Named> {
  const names = new Map<string, { name: string; codes: Set<string>; paper: boolean }>();
  const add = (written: string, codes: readonly string[], paper: boolean) => {
    const name = plain(written);
    const known = names.get(name);
    if (!known) names.set(name, { name, codes: new Set(codes), paper });
    else for (const code of codes) known.codes.add(code);
  };
  for (const { code, result } of items) for (const name of resultNames(result.name)) add(name, [code], true);
  const bearers = items.map(({ code, name, result }) => ({ code, words: `${name.zh}\n${result.name}` }));
  for (const { says, means, paper } of SHORT_NAMES) {
    const meant = bearers.filter(({ words }) => means.some((word) => words.includes(word)));
    if (meant.length === 0 && means.length > 0) continue;
    for (const name of says)
      add(
        name,
        meant.map(({ code }) => code),
        paper,
      );
  }
  return new Map([...names].map(([name, it]) => [name, { ...it, codes: [...it.codes] }]));
}

function resultNames(result: string): string[] {
  const parts = result.replace(IN_BRACKETS, '').split(PARTS);
  return parts.filter((part, n) => part.length >= (n === 0 ? 4 : 5) && OFFICIAL.test(part));
}

function put(root: Node, name: string, named: Named): void {
  let at = root;
  for (const sign of name) {
    const next: Node = at.next.get(sign) ?? { next: new Map(), named: null };
    at.next.set(sign, next);
    at = next;
  }
  at.named = named;
}

function namesIn(root: Node, text: string): Named[] {
  const found: Named[] = [];
  for (let from = 0; from < text.length; ) {
    const named = longest(root, text, from);
    if (named) found.push(named);
    from += named?.name.length ?? 1;
  }
  return found;
}

function longest(root: Node, text: string, from: number): Named | null {
  let at: Node | undefined = root;
  let best: Named | null = null;
  for (let n = from; n < text.length; n += 1) {
    at = at.next.get(text.charAt(n));
    if (!at) return best;
    best = at.named ?? best;
  }
  return best;
}
