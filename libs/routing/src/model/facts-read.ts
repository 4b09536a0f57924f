import type { FactDefinition, Facts, ItemDefinition, TableDefinition } from '#model/catalogue';
import type { InForceThere, Versioned } from './advice.js';
import { derived } from './derive.js';
import { itemsNeeded } from './items-needed.js';
import { type Taken, takeGuides } from './take-guides.js';

type Listed = Pick<InForceThere, 'tables' | 'facts' | 'items' | 'guides'>;

/** Stated facts with those that follow from them; nothing is refused here, what cannot be read tells nothing. */
export function withDerived(stated: Facts, definitions: readonly FactDefinition[]): Facts {
  const facts: Record<string, unknown> = { ...stated };
  for (const fact of definitions) {
    const computed = derived(fact, facts);
    if (computed) facts[fact.code] = computed.value;
  }
  return facts;
}

/** Every item that is in a guide or a table, with whether these facts need it; facts that are missing leave it open. */
export function needsOf(stated: Facts, { tables, guides, facts: definitions }: Listed): readonly Taken[] {
  return takeGuides(guides, itemsNeeded(tables, withDerived(stated, definitions)));
}

/** The changed facts with those that follow from them. */
function widened(changed: readonly string[], definitions: readonly FactDefinition[]): ReadonlySet<string> {
  const all = new Set(changed);
  for (const { code, derive } of definitions) {
    const parts = derive ? ['by' in derive ? derive.by : '', derive.of] : [];
    if (parts.some((part) => all.has(part))) all.add(code);
  }
  return all;
}

/** The columns that tell whether a table gives the item: those that a row giving it asks; where one row answers, all that any asks. */
function asked({ content }: Versioned<TableDefinition>, item: string): string[] {
  const gives = content.rows.filter((row) => row.gives['item'] === item);
  const rows = content.hit === 'collect' || gives.length === 0 ? gives : content.rows;
  const cells = rows.flatMap(({ when }) => Object.entries(when));
  return [...new Set(cells.filter(([, cell]) => cell !== '-').map(([input]) => input))];
}

/**
 * Which of the changed facts an item reads: by the tables that say whether it is needed, and by the fields of its own form that have the
 * name of a fact, which its conditions read. Whoever reads none is not touched.
 */
export function factsRead(
  item: ItemDefinition,
  changed: readonly string[],
  { tables, facts }: Listed,
): string[] {
  const all = widened(changed, facts);
  const byTables = tables
    .filter(({ content }) => content.answers === 'needs')
    .flatMap((table) => asked(table, item.code));
  const read = new Set([...byTables, ...item.fields.map(({ id }) => id)]);
  return [...all].filter((fact) => read.has(fact)).sort();
}

/** Facts that were stated though they follow from changed ones: they no longer hold, and follow anew. */
export function overtaken(
  changed: readonly string[],
  stated: Facts,
  definitions: readonly FactDefinition[],
): string[] {
  const follow = [...widened(changed, definitions)].filter((fact) => !changed.includes(fact));
  return follow.filter((fact) => Object.hasOwn(stated, fact));
}
