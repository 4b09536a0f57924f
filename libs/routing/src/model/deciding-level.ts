import {
  decidedItem,
  type FactDefinition,
  type Facts,
  judgeTable,
  type Level,
  type TableDefinition,
} from '#model/catalogue';
import type { Because, Versioned } from './advice.js';
import { withDerived } from './facts-read.js';
import { becauseOf } from './items-needed.js';

/**
 * Of which level the organ is that decides an item, by the row that says so; or the facts that would tell. `missing` is empty where the
 * table answers.
 */
export type DecidingLevel =
  | { readonly level: Level; readonly because: Because; readonly missing: readonly [] }
  | { readonly level: null; readonly because: null; readonly missing: readonly string[] };

type Listed = {
  readonly tables: readonly Versioned<TableDefinition>[];
  readonly facts: readonly FactDefinition[];
};

/**
 * Between which levels the published tables decide on the facts of a project, by item; an item of which no table decides is left out. What
 * follows from stated facts is worked out first, and nothing is guessed: advice and a submission ask the same.
 */
export function decidingLevels(stated: Facts, { tables, facts }: Listed): ReadonlyMap<string, DecidingLevel> {
  const deciding = tables.filter(({ content }) => content.answers === 'decides');
  if (deciding.length === 0) return new Map();
  const known = withDerived(stated, facts);
  return new Map(
    deciding.flatMap((table) => {
      const item = decidedItem(table.content);
      return item === null ? [] : [[item, levelBy(table, known)] as const];
    }),
  );
}

/** Where all rows that could still hold say the same level, nothing that is missing matters. */
function levelBy(table: Versioned<TableDefinition>, facts: Facts): DecidingLevel {
  const { hits, open } = judgeTable(table.content, facts);
  const could = [...hits, ...open];
  const levels = new Set(could.map(({ gives }) => gives['level']));
  const [row] = could;
  if (row !== undefined && levels.size === 1)
    return { level: row.gives['level'] as Level, because: becauseOf(table, row), missing: [] };
  return { level: null, because: null, missing: [...new Set(open.flatMap(({ missing }) => missing))] };
}
