export type Cell = string | number | null;

/** What a CSV answer holds, before it is written down. */
export interface Table {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column: its title, and what stands in it. */
export type Column<T> = readonly [title: string, read: (row: T) => Cell];

/** A row of cells for each of `rows`, under the titles of the columns. */
export function tableOf<T>(columns: readonly Column<T>[], rows: readonly T[]): Table {
  return {
    titles: columns.map(([title]) => title),
    rows: rows.map((row) => columns.map(([, read]) => read(row))),
  };
}
