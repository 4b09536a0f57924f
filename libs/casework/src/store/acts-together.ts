/** Effects of an act that are rows of their own; the first are of one that opens a case. */
const ROWS = [
  ...(['items', 'projects', 'forms'] as const),
  ...(['changes', 'added', 'results', 'rests', 'revoked', 'bars', 'measures'] as const),
  ...(['alarms', 'looks', 'alerts', 'notices'] as const),
];
/** Set, not deleted: V8 makes a dictionary of what something was deleted from. */
const NO_ROWS = Object.fromEntries(ROWS.map((table) => [table, undefined]));
type Rows = Partial<Record<(typeof ROWS)[number], readonly object[]>>;

/** What an act writes, as `casework.act` and `casework.open` read it. */
export interface Act extends Rows {
  readonly tally?: object;
  readonly [word: string]: unknown;
}

/**
 * Several acts as one document: `acts` with a number each, and the rows of all of them, table by table, with the number of their act; a table
 * without rows is left out.
 */
export function actsTogether(acts: readonly Act[]): object {
  const rows: Partial<Record<(typeof ROWS)[number], object[]>> = {};
  const said = acts.map((act, at) => {
    const n = at + 1;
    for (const table of ROWS) {
      for (const row of act[table] ?? []) {
        rows[table] ??= [];
        rows[table].push({ ...row, n });
      }
    }
    return { ...act, ...NO_ROWS, ...act.tally, tally: undefined, n, changed: act.changes?.length, added: act.added?.length ?? 0 };
  });
  return { acts: said, ...rows };
}
