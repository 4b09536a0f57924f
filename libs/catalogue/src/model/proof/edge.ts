import type { Cure, ItemDefinition, Tie } from '../definition.js';
import { type ItemName, type Lexicon, lexiconOf } from './lexicon.js';
import { type EdgeSource, type Mention, mentionsIn } from './mentions.js';

export type { EdgeSource } from './mentions.js';

/**
 * One result that an item looks to. `to` lists alternatives, one of which is enough; `fields` are those of the earlier
 * result that the later review reads. What no tie declares is an edge all the same: practice, without a cure.
 */
export interface Edge {
  readonly item: string;
  readonly to: readonly string[];
  readonly binds: Tie['binds'];
  readonly article: string;
  readonly phrase: string;
  readonly fields: readonly string[];
  readonly cure: Cure | null;
  readonly found: readonly EdgeSource[];
}

/** Every edge of one item to others: its ties, with the lines that speak of the same result, and the lines that no tie covers. */
export function edgesOf(item: ItemDefinition, known: readonly ItemDefinition[]): Edge[] {
  const lines = [...produced(item), ...mentionsIn(item, lexiconFor(known))];
  const tied = item.ties.map((tie, n): Edge => {
    const own: EdgeSource = { in: 'tie', id: String(n), text: tie.phrase };
    return { ...told(item.code, tie), found: [own, ...once(lines.filter((line) => covers(tie, line)))] };
  });
  const bare = lines.filter((line) => !item.ties.some((tie) => covers(tie, line)) && !isGate(item, line));
  return [...tied, ...grouped(bare).map(([{ to }, found]) => hidden(item.code, to, found))];
}

const LEXICONS = new WeakMap<readonly ItemName[], Lexicon>();

/** Kept per list, for every item of a catalogue is read against the same one. */
export function lexiconFor(known: readonly ItemName[]): Lexicon {
  const lexicon = LEXICONS.get(known) ?? lexiconOf(known);
  LEXICONS.set(known, lexicon);
  return lexicon;
}

/** A gate bars works, not the grant: it does not excuse a condition of the grant that asks for the same result. */
function covers({ to, binds }: Tie, { to: meant, found }: Mention): boolean {
  const isCondition = found.in === 'condition' || found.in === 'acceptance';
  return !(binds === 'activity' && isCondition) && meant.some((code) => to.includes(code));
}

/** What a note may say of a gate: that works or production wait, not that the application or the decision does. */
const GATED = /开工|动工|投产|生产|运行|排放|取水|使用/;

function isGate({ gates }: ItemDefinition, { to, found }: Mention): boolean {
  return (
    found.in === 'note' &&
    GATED.test(found.text) &&
    gates.some(({ needs }) => to.some((code) => needs.includes(code)))
  );
}

function told(item: string, { to, binds, article, phrase, fields, cure }: Tie): Omit<Edge, 'found'> {
  return { item, to, binds, article, phrase, fields, cure };
}

function hidden(item: string, to: readonly string[], found: readonly EdgeSource[]): Edge {
  const phrase = found[0]?.text ?? '';
  return { item, to, binds: 'practice', article: '', phrase, fields: [], cure: null, found };
}

function produced({ materials }: ItemDefinition): Mention[] {
  return materials
    .filter(({ producedBy }) => producedBy.length > 0)
    .map(({ id, name, producedBy }) => ({ to: producedBy, found: { in: 'material', id, text: name } }));
}

/** Lines that point to the same results are one edge. */
function grouped(lines: readonly Mention[]): [Mention, EdgeSource[]][] {
  const groups = new Map<string, [Mention, Mention[]]>();
  for (const line of lines) {
    const key = [...line.to].sort().join('|');
    const group = groups.get(key) ?? [line, []];
    groups.set(key, [group[0], [...group[1], line]]);
  }
  return [...groups.values()].map(([first, all]) => [first, once(all)]);
}

/** A material that is both another's result and named like one is one line. */
function once(lines: readonly Mention[]): EdgeSource[] {
  const found = new Map(lines.map(({ found }) => [`${found.in}/${found.id}`, found] as const).reverse());
  return [...found.values()].reverse();
}
