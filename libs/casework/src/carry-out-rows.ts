import { isRejection, type Rejection, throwTogether } from '#kernel';
import type { OrderRow } from './store/hand-over.store.js';

const ROWS_AT_ONCE = 100;

export interface Orders<R extends OrderRow> {
  /** Rows that wait, the oldest order first, from the one after `after` on. */
  waiting(after: OrderRow | null, batch: number): Promise<R[]>;
  /** What became of a row; a code where it was refused. */
  done(id: string, n: number, code: string | null): Promise<void>;
}

/**
 * Carries out what was ordered: one act for each row, and what became of it. Killed between the act and its row, the next one asks again under the same
 * request key and finds it done. By any number of workers. A row whose act fails, or was too often overtaken, waits for the next pass and
 * holds up no other. Answers how many rows were looked at; rejects with what failed, once all were.
 */
export async function carryOutRows<R extends OrderRow>(
  orders: Orders<R>,
  act: (row: R) => Promise<object | Rejection>,
  atMost: number,
): Promise<number> {
  const failures: unknown[] = [];
  const carryOut = async (row: R) => {
    const answer = await act(row);
    const code = isRejection(answer) ? answer.code : null;
    if (code !== 'CONTENDED') await orders.done(row.id, row.n, code);
  };
  let looked = 0;
  for (let rows = await orders.waiting(null, ROWS_AT_ONCE); rows.length > 0; ) {
    for (const row of rows) await carryOut(row).catch((error: unknown) => failures.push(error));
    looked += rows.length;
    rows = looked < atMost ? await orders.waiting(rows.at(-1) ?? null, ROWS_AT_ONCE) : [];
  }
  throwTogether(failures);
  return looked;
}
