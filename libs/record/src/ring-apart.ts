import { connectionLost, sqlState } from '#platform';
import { shortReason } from './model/short-reason.js';
import type { Alarms } from './store/alarms.js';

/** Rings a stream: all of it, or one of its items alone. */
type RingStream = (idx?: number) => Promise<void>;

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
 * Rings a stream whole, in one act; where that fails, each of its items with something due alone, so that a poisoned one holds
 * no sibling. An item that fails alone too is set aside (see `Alarms.failed`). Rejects only when the stream is locked or the
 * database does not answer.
 */
export async function ringApart(alarms: Alarms, streamId: string, ring: RingStream): Promise<Rung> {
  try {
    await ring();
    return { failures: [] };
  } catch (cause) {
    if (passes(cause)) throw cause;
    return { cause, failures: await eachAlone(alarms, streamId, ring) };
  }
}

async function eachAlone(alarms: Alarms, streamId: string, ring: RingStream): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const idx of await alarms.dueItems(streamId)) {
    try {
      await ring(idx);
    } catch (error) {
      if (passes(error)) throw error;
      failures.push(error);
      await alarms.failed(streamId, idx, shortReason(error));
    }
  }
  return failures;
}
