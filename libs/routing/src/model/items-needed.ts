import {
  type Facts,
  type GuideDefinition,
  type Judgement,
  judgeTable,
  NO_ITEM,
  type RowHit,
  type TableDefinition,
} from '#model/catalogue';
import type { Because, Versioned } from './advice.js';

/** Whether the project needs an item, by which rows; `missing`: the facts that would tell, where they are not there. */
export interface Need {
  readonly state: 'needed' | 'not-needed' | 'open';
  readonly because: readonly Because[];
  readonly missing: readonly string[];
}

/**
 * What the tables say of every item they name. An item that one row needs is needed, whatever the missing facts turn out to be; it
 * is open where a missing fact could still make a row need it.
 */
export function itemsNeeded(
  tables: readonly Versioned<TableDefinition>[],
  facts: Facts,
): ReadonlyMap<string, Need> {
  const needs = new Map<string, Need>();
  for (const table of tables.filter(({ content }) => content.answers === 'needs'))
    for (const [item, need] of inTable(table, facts)) needs.set(item, together(needs.get(item), need));
  return needs;
}

function inTable(table: Versioned<TableDefinition>, facts: Facts): [string, Need][] {
  const { hits, open, failed } = certain(table.content, judgeTable(table.content, facts));
  const values = table.content.outputs.find(({ id }) => id === 'item')?.values ?? [];
  const because = (rows: readonly RowHit[]) => rows.map((row) => becauseOf(table, row));
  return values
    .filter((item) => item !== NO_ITEM)
    .map((item) => {
      const needing = (row: RowHit) => row.gives['item'] === item;
      const rows = hits.filter(needing);
      const could = open.filter(needing);
      if (rows.length > 0) return [item, { state: 'needed', because: because(rows), missing: [] }];
      if (could.length > 0) {
        const missing = [...new Set(could.flatMap((row) => row.missing))];
        return [item, { state: 'open', because: because(could), missing }];
      }
      // Where one row alone answers, it says what is needed instead, or that nothing is; else every row that asks for it fails.
      const against = table.content.hit === 'collect' || hits.length === 0 ? failed.filter(needing) : hits;
      return [item, { state: 'not-needed', because: because(against), missing: [] }];
    });
}

/** Where one row alone answers, it is one of the open ones; if they all say the same, nothing that is missing matters. */
function certain({ hit }: TableDefinition, judged: Judgement): Judgement {
  const said = new Set(judged.open.map(({ gives }) => gives['item']));
  if (hit === 'collect' || judged.hits.length > 0 || said.size !== 1) return judged;
  return { ...judged, hits: judged.open, open: [] };
}

export function becauseOf({ version, content }: Versioned<TableDefinition>, row: RowHit): Because {
  return { table: content.code, version, row: row.row, source: row.source, demo: row.demo || content.demo };
}

const RANK = { needed: 2, open: 1, 'not-needed': 0 } as const;

function together(one: Need | undefined, other: Need): Need {
  if (!one || RANK[other.state] > RANK[one.state]) return other;
  if (RANK[other.state] < RANK[one.state]) return one;
  return {
    state: one.state,
    because: [...one.because, ...other.because],
    missing: [...new Set([...one.missing, ...other.missing])],
  };
}

const NOT_NAMED: Need = { state: 'not-needed', because: [], missing: [] };

/**
 * The needs of one guide's lines once an applicant takes it: as the tables say; of a line that no table names, what is not optional is
 * needed. This is the one answer for advice and for a submission alike.
 */
export function needsOfGuide(
  guide: GuideDefinition,
  needs: ReadonlyMap<string, Need>,
): ReadonlyMap<string, Need> {
  return new Map(
    guide.items.map(({ code, optional }) => {
      const always: Need = { state: 'needed', because: [{ guide: guide.code }], missing: [] };
      return [code, needs.get(code) ?? (optional ? NOT_NAMED : always)];
    }),
  );
}
