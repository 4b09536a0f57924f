import type { Facts, TableDefinition } from '#model/catalogue';
import type { Because, InForceThere, Versioned } from './advice.js';
import { withDerived } from './facts-read.js';
import { itemsNeeded } from './items-needed.js';

/** An item that the project does not need, by the rows of the tables that say so. */
export interface RuledOut {
  readonly of: string;
  readonly because: readonly Extract<Because, { readonly table: string }>[];
}

/**
 * Those of `codes` that published tables name and that the stated facts do not need. Left out: what is needed, what a missing or unreadable fact
 * could still make needed, and what no table names or no row speaks of, since of that nobody has said anything.
 */
export function ruledOut(
  codes: readonly string[],
  stated: Facts,
  { tables, facts }: Pick<InForceThere, 'tables' | 'facts'>,
): RuledOut[] {
  const speaking = tables.flatMap((table) => speakingOf(table, codes));
  const needs = itemsNeeded(speaking, withDerived(stated, facts));
  return codes.flatMap((of) => {
    const need = needs.get(of);
    const because = need?.because.filter((row) => 'table' in row) ?? [];
    return need?.state === 'not-needed' && because.length > 0 ? [{ of, because }] : [];
  });
}

/** What a table says of the codes; where all rows count, those of others need not be judged. */
function speakingOf(
  table: Versioned<TableDefinition>,
  codes: readonly string[],
): Versioned<TableDefinition>[] {
  const { content } = table;
  const values = content.outputs.find(({ id }) => id === 'item')?.values ?? [];
  if (!values.some((item) => codes.includes(item))) return [];
  if (content.hit !== 'collect') return [table];
  const rows = content.rows.filter(({ gives }) => codes.includes(String(gives['item'])));
  return [{ ...table, content: { ...content, rows } }];
}
