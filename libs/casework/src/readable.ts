import { connectionLost, type Logger, sqlState } from '#platform';

/**
 * What is shown of a case: of all its rows, or, where that fails, of those that can be read, each tried alone; the others are answered, too, and
 * logged. A database that does not answer is no fault of a row and rejects.
 */
export async function readable<Row extends { readonly code: string }, Shown>(
  rows: readonly Row[],
  show: (rows: readonly Row[]) => Promise<Shown>,
  log: Logger,
): Promise<{ readonly shown: Shown; readonly unreadable: readonly Row[] }> {
  try {
    return { shown: await show(rows), unreadable: [] };
  } catch (error) {
    refuseOutage(error);
    const unreadable: Row[] = [];
    for (const row of rows) {
      try {
        await show([row]);
      } catch (err) {
        refuseOutage(err);
        log.error({ err, code: row.code }, 'an item cannot be read');
        unreadable.push(row);
      }
    }
    // Each alone can be read, and not all together: that is no fault of one of them.
    if (unreadable.length === 0) throw error;
    return { shown: await show(rows.filter((row) => !unreadable.includes(row))), unreadable };
  }
}

function refuseOutage(error: unknown): void {
  if (sqlState(error) !== null || connectionLost(error)) throw error;
}
