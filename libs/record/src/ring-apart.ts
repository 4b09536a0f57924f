import { connectionLost, sqlState } from '#platform';
import { shortReason } from './model/short-reason.js';
import type { Alarms, DueStream } from './store/alarms.js';

/** Rings those items of a stream in one act; `alone`: nothing else of the stream can be relied on. */
type RingItems = (due: readonly number[], alone: boolean) => Promise<void>;

/** How a stream rang: `cause` is why it did not ring whole, `failures` are the items that did not ring alone either. */
export interface Rung {
  readonly cause?: unknown;
  readonly failures: readonly unknown[];
}

/** `lock_not_available`. */
export const LOCKED = '55P03';

/** Neither a lock nor a database that goes away is the alarm's failure: it stays due as it is. */
const passes = (error: unknown): boolean => sqlState(error) === LOCKED || connectionLost(error);

/**
 * Rings what is due in a stream, in one act, and what is parked in it, since that may be readable again; where that fails, each item with
 * something due alone, so that a poisoned one holds no sibling. An item that fails alone too is set aside (see `Alarms.failed`).
 * Rejects only when the stream is locked or the database does not answer.
 */
export async function ringApart(alarms: Alarms, stream: DueStream, ring: RingItems): Promise<Rung> {
  try {
    await ring([...stream.due, ...stream.parked], false);
    return { failures: [] };
  } catch (cause) {
    if (passes(cause)) throw cause;
    return { cause, failures: await eachAlone(alarms, stream, ring) };
  }
}

async function eachAlone(alarms: Alarms, { streamId, due }: DueStream, ring: RingItems): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const idx of due) {
    try {
      await ring([idx], true);
    } catch (error) {
      if (passes(error)) throw error;
      failures.push(error);
      await alarms.failed(streamId, idx, shortReason(error));
    }
  }
  return failures;
}
