import type { ItemDefinition } from '../definition.js';
import { isCured, orders } from './cures.js';
import { type Edge, edgesOf, lexiconFor } from './edge.js';
import type { Lexicon } from './lexicon.js';

/** All edges of a set of items, by the later item. `orderly` leaves out what binds nothing: gates, cured practice, what may be owed. */
export interface EdgeWeb {
  readonly items: ReadonlyMap<string, ItemDefinition>;
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
  readonly orderly: ReadonlyMap<string, readonly Edge[]>;
  readonly uncured: ReadonlyMap<string, readonly Edge[]>;
  readonly lexicon: Lexicon;
}

const WEBS = new WeakMap<readonly ItemDefinition[], EdgeWeb>();

/** Kept per list: every guide of a catalogue is proved against the same items. */
export function webOf(known: readonly ItemDefinition[]): EdgeWeb {
  const web = WEBS.get(known) ?? weave(known);
  WEBS.set(known, web);
  return web;
}

function weave(known: readonly ItemDefinition[]): EdgeWeb {
  const lexicon = lexiconFor(known);
  const edges = new Map(known.map((item) => [item.code, edgesOf(item, known)]));
  const items = new Map(known.map((item) => [item.code, item]));
  const only = (holds: (edge: Edge, item: ItemDefinition | undefined) => boolean) =>
    new Map([...edges].map(([code, all]) => [code, all.filter((edge) => holds(edge, items.get(code)))]));
  return {
    items,
    edges,
    lexicon,
    orderly: only(orders),
    uncured: only((edge, item) => !isCured(edge, item)),
  };
}
