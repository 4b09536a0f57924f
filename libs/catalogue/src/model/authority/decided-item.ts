import type { Level } from '../definition.js';
import type { TableDefinition } from '../table/table-definition.js';

/** The item between whose levels a table decides; null where it decides of none, or of several. */
export function decidedItem({ answers, outputs }: TableDefinition): string | null {
  if (answers !== 'decides') return null;
  const [item, ...more] = outputs.find(({ id }) => id === 'item')?.values ?? [];
  return item !== undefined && more.length === 0 ? item : null;
}

/** The levels that the rows of such a table answer, each once. */
export function answeredLevels({ rows }: TableDefinition): Level[] {
  return [...new Set(rows.map(({ gives }) => gives['level'] as Level))];
}
