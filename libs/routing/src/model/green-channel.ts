import { type Facts, judgeTable, shortfalls, type TableDefinition } from '#model/catalogue';
import type { Advice, BannedFinding, Criterion, Versioned } from './advice.js';
import { becauseOf } from './items-needed.js';

type Tables = readonly Versioned<TableDefinition>[];

/** The categories that are not let in (实施意见 十九) which the facts meet. */
export function bannedFindings(tables: Tables, facts: Facts): BannedFinding[] {
  return tables
    .filter(({ content }) => content.answers === 'banned')
    .flatMap((table) =>
      judgeTable(table.content, facts).hits.map((hit) => ({
        category: String(hit.gives['category']),
        verdict: String(hit.gives['verdict']),
        because: becauseOf(table, hit),
      })),
    );
}

/**
 * The published criteria of priority (实施意见 十八), each with what is missing and by how much. One that is met stays met whatever
 * facts are added: rows are asked one by one. A category that is banned bars the channel.
 */
export function greenChannel(
  tables: Tables,
  facts: Facts,
  banned: readonly BannedFinding[],
): Advice['greenChannel'] {
  const criteria = tables
    .filter(({ content }) => content.answers === 'priority')
    .flatMap((table) => criteriaOf(table, facts));
  const barred = banned.some(({ verdict }) => verdict === 'banned');
  const met = criteria.some((each) => each.met);
  const open = criteria.some((each) => !each.met && each.short.every(({ has }) => has === null));
  return { qualifies: barred ? false : met ? true : open ? null : false, criteria };
}

function criteriaOf(table: Versioned<TableDefinition>, facts: Facts): Criterion[] {
  const { hits, open, failed } = judgeTable(table.content, facts);
  const met = new Set(hits.map(({ row }) => row));
  const rows = [...hits, ...open, ...failed];
  return table.content.rows.flatMap(({ id }) =>
    rows
      .filter(({ row }) => row === id)
      .map((row) => ({
        criterion: String(row.gives['criterion']),
        met: met.has(id),
        because: becauseOf(table, row),
        short: met.has(id) ? [] : shortfalls(table.content, id, facts),
      })),
  );
}
