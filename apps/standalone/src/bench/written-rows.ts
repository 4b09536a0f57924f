import type { Database } from '#platform';

export interface Column {
  readonly name: string;
  readonly type: string;
}

/** A table as the catalogue of the database tells it, without the columns that number themselves. */
export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly Column[];
}

/** A row that an act inserted or changed: its values as text, column by column. */
export interface WrittenRow {
  readonly table: Table;
  readonly values: readonly (string | null)[];
}

export interface Written<T> {
  readonly answer: T;
  readonly rows: readonly WrittenRow[];
}

export async function tablesOf(owner: Database, schemas: readonly string[]): Promise<Table[]> {
  return owner.call<Table>(
    `select n.nspname as schema, c.relname as name,
            json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
      where c.relkind = 'r' and n.nspname = any ($1) group by 1, 2 order by 1, 2`,
    [schemas],
  );
}

/** Every row that the transactions of `act` wrote into these tables. Nobody else may write meanwhile. */
export async function watch<T>(
  owner: Database,
  tables: readonly Table[],
  act: () => Promise<T>,
): Promise<Written<T>> {
  const [before] = await owner.call<{ xid: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as xid',
  );
  const answer = await act();
  const rows: WrittenRow[] = [];
  for (const table of tables) {
    const values = table.columns.map(({ name }) => `"${name}"::text`).join(', ');
    // A young database: its transaction ids have not come round yet.
    const sql = `select array[${values}] as values from ${table.schema}.${table.name} where xmin::text::bigint >= $1`;
    const found = await owner.call<{ values: (string | null)[] }>(sql, [before?.xid]);
    rows.push(...found.map((row) => ({ table, values: row.values })));
  }
  return { answer, rows };
}

/** How many rows of each table, by the name of the table alone. */
export function countsOf(rows: readonly WrittenRow[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table } of rows) counts[table.name] = (counts[table.name] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b)));
}

/** The value of a column; throws where the table has no such column. */
export function cell({ table, values }: WrittenRow, column: string): string | null {
  const at = table.columns.findIndex(({ name }) => name === column);
  if (at < 0) throw new Error(`${table.schema}.${table.name} has no column ${column}`);
  return values[at] ?? null;
}
