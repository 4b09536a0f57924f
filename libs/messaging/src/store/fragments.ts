/** A place in the one order: ledger position, then id. */
export interface Place {
  readonly pos: string;
  readonly id: string;
}

/** An instant inside JSON as the driver gives it outside: UTC with milliseconds. */
export function iso(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * The conditions of the filters that were named, each `?` replaced by its parameter, counted from `first`. A filter left out
 * leaves no trace in the statement: written as `$4 is null or …` it would keep the planner from an index.
 */
export function narrowed<F extends object>(
  filter: F,
  conditions: Readonly<Record<keyof F, string>>,
  first: number,
): { readonly conditions: string; readonly values: readonly unknown[] } {
  const named = Object.entries(filter).filter(([, value]) => value !== undefined);
  const said = named.map(
    ([name], n) => ` and ${conditions[name as keyof F].replaceAll('?', `$${n + first}`)}`,
  );
  return { conditions: said.join(''), values: named.map(([, value]) => value) };
}
