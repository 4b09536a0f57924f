import type { Cure, ItemDefinition, Tie } from './definition.js';

/** Where in the item's own words an edge was found. */
export interface EdgeSource {
  readonly in: 'tie' | 'material' | 'condition' | 'acceptance';
  readonly id: string;
  readonly text: string;
}

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
export function edgesOf(item: ItemDefinition, _known: readonly ItemDefinition[]): Edge[] {
  const lines = sourcesOf(item);
  const tied = item.ties.map((tie, n): Edge => {
    const mine = lines.filter(({ to }) => to.some((code) => tie.to.includes(code)));
    const own: EdgeSource = { in: 'tie', id: String(n), text: tie.phrase };
    return { ...told(item.code, tie), found: [own, ...mine.map(({ found }) => found)] };
  });
  const covered = new Set(item.ties.flatMap(({ to }) => to));
  const bare = lines.filter(({ to }) => !to.some((code) => covered.has(code)));
  return [...tied, ...bare.map(({ to, found }) => hidden(item.code, to, found))];
}

function told(item: string, { to, binds, article, phrase, fields, cure }: Tie): Omit<Edge, 'found'> {
  return { item, to, binds, article, phrase, fields, cure };
}

function hidden(item: string, to: readonly string[], found: EdgeSource): Edge {
  return {
    item,
    to,
    binds: 'practice',
    article: '',
    phrase: found.text,
    fields: [],
    cure: null,
    found: [found],
  };
}

function sourcesOf({ materials }: ItemDefinition): { to: readonly string[]; found: EdgeSource }[] {
  return materials
    .filter(({ producedBy }) => producedBy.length > 0)
    .map(({ id, name, producedBy }) => ({ to: producedBy, found: { in: 'material', id, text: name } }));
}
