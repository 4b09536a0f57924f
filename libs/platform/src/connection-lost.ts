import { sqlState } from './sql-state.js';

/** What the driver says without a code when it is the connection that failed: cut, not made in time, or unanswered. */
const SAID =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;

/**
 * True when it was the way to the database that failed, not what was asked: nothing is known of the statement's fate, and the
 * same question may be put again. 57P0x: the server ends, or is not open yet. A statement's own time-out is no such thing.
 */
export function connectionLost(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return state.startsWith('57P') || state.startsWith('08');
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return NETWORK.test(String(code)) || SAID.test(String(message));
}
