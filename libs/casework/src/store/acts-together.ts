import type { Tally } from '../model/outcome.js';

/** Effects of an act that are rows of their own; the first are of one that opens a case. */
const ROWS = [
  ...(['items', 'projects', 'forms'] as const),
  ...(['changes', 'added', 'results', 'rests', 'judged', 'revoked', 'bars', 'measures'] as const),
  ...(['alarms', 'looks', 'alerts', 'notices'] as const),
];
type Rows = Partial<Record<(typeof ROWS)[number], readonly object[]>>;

/** What an act writes, as `casework.act` and `casework.open` read it. */
export interface Act extends Rows {
  /** Canonical JSON: it has no line break. */
  readonly line: string;
  /** It goes only right after this line of its case. */
  readonly after?: number | undefined;
  readonly tally?: Tally;
  readonly joint?: unknown;
  readonly [word: string]: unknown;
}

const APART: ReadonlySet<string> = new Set([...ROWS, 'tally', 'line']);

/** Who acts under which key, on which case, and what. */
export interface Asked {
  readonly principal: string;
  readonly key: string | null;
  readonly hash: string | null;
  readonly caseId: string;
  readonly act: Act;
}

/** The row of the case itself, where its counts move, its own clock, or what its figures are made of; most acts leave it as it is. */
function fileOf({ tally, joint, added = [], measures = [] }: Act): readonly object[] {
  if (!tally) return [];
  const moves = joint !== undefined || added.length + measures.length > 0;
  const counts = Object.values(tally).some((count) => count !== 0);
  return moves || counts ? [{ ...tally, added: added.length, joint }] : [];
}

/**
 * Several acts as one document: `acts` with a number each, and the rows of all of them, table by table, with the number of their act; a table
 * without rows is left out. Beside it their lines, one a line: within the document each would be escaped, read and copied once more.
 */
export function actsTogether(asked: readonly Asked[]): [document: string, lines: string] {
  const rows: Record<string, object[]> = {};
  const acts = asked.map(({ principal, key, hash, caseId, act }, at) => {
    const n = at + 1;
    const put = (table: string, list: readonly object[] = []) => {
      for (const row of list) {
        rows[table] ??= [];
        rows[table].push(Object.assign({ n }, row));
      }
    };
    for (const table of ROWS) put(table, act[table]);
    put('files', fileOf(act));
    const counts = { changed: act.changes?.length, added: act.added?.length ?? 0 };
    const said: Record<string, unknown> = { n, principal, key, hash, caseId };
    for (const word in act) if (!APART.has(word)) said[word] = act[word];
    return Object.assign(said, counts);
  });
  return [JSON.stringify({ acts, ...rows }), asked.map(({ act }) => act.line).join('\n')];
}
