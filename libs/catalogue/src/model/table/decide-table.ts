import { pointInto, type Rejection, reject } from '#kernel';
import { type Facts, judgeTable, type RowHit } from './judge-table.js';
import type { TableDefinition } from './table-definition.js';

export type { Facts, RowHit } from './judge-table.js';

/**
 * What the table answers to the facts: one hit for `unique` and `first`, any number for `collect`, each with the row that gave it.
 * Facts are asked for only where they matter: whatever answers here, answers the same however the missing facts turn out, and facts
 * outside the table never change it. Rejections, all at once, pointing into the facts: FACT_MISSING {fact}, FACT_WRONG {fact, rule, ruleEn}.
 */
export function decideTable(table: TableDefinition, facts: Facts): readonly RowHit[] | readonly Rejection[] {
  const { hits, open, wrong } = judgeTable(table, facts);
  const missing = [...new Set(open.flatMap((row) => row.missing))];
  const refusals = [...wrong, ...missing.map(absent)];
  if (refusals.length > 0) return refusals;
  if (table.hit === 'collect' || hits.length === 1) return hits;
  throw new Error(`table ${table.code} was published though ${hits.length} rows answer one case`);
}

function absent(fact: string): Rejection {
  return reject('FACT_MISSING', { pointer: pointInto('', fact), params: { fact } });
}
