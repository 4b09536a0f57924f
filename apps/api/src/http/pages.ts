import { isUUID } from 'class-validator';
import { parseLocalDate } from '#calendar';
import { reject } from '#kernel';
import { Refused } from './problem.js';

export const PAGE = 50;

/** A page of a list. `next` is absent on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Cursors are opaque; what is inside is checked as strictly as any input. */
export function readCursor<T>(cursor: string | undefined, read: (value: unknown) => T | null): T | null {
  if (cursor === undefined) return null;
  const value = read(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (value === null) throw new Refused([reject('INVALID_CURSOR', { pointer: '/cursor' })]);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function page<T>(rows: readonly T[], limit: number, cursorOf: (last: T) => unknown): Page<T> {
  const last = rows.at(-1);
  if (rows.length < limit || last === undefined) return { items: rows };
  return { items: rows, next: Buffer.from(JSON.stringify(cursorOf(last))).toString('base64url') };
}

/** A flag of a query string, null where it is absent. */
export const flagOf = (text: 'true' | 'false' | undefined) => (text === undefined ? null : text === 'true');
/** A page of a list that goes on: its cursor also serves later, when there is more. */
export function feed<T>(rows: readonly T[], cursorOf: (last: T) => unknown): Page<T> {
  return page(rows, Math.min(rows.length, 1), cursorOf);
}

export const asId = (value: unknown) => (isUUID(value) ? (value as string) : null);
export const asCode = (value: unknown) =>
  typeof value === 'string' && /^[\w-]{1,60}$/.test(value) ? value : null;
const isNumber = (value: unknown): value is string => typeof value === 'string' && /^\d{1,18}$/.test(value);

/** How far a reader of the alerts has come. */
export function asAlertPlace(value: unknown): { pos: string; id: string; tail: string } | null {
  const { pos, id, tail } = (value ?? {}) as Record<string, unknown>;
  return isNumber(pos) && isNumber(id) && isNumber(tail) ? { pos, id, tail } : null;
}

/** The number of a row: what PostgreSQL takes for an int. */
export function asRow(value: unknown): number | null {
  const good = Number.isInteger(value) && Number(value) > 0 && Number(value) < 2 ** 31;
  return good ? (value as number) : null;
}

/** An id that is a number, as text: JavaScript's own do not reach as far as a bigint. */
export const asNumber = (value: unknown) => (isNumber(value) ? value : null);

/** The position of a head. */
export const asHead = (value: unknown) => (Number.isSafeInteger(value) ? (value as number) : null);

/** A moment, and the id of what happened in it. */
export function asMoment(value: unknown): { at: string; id: string } | null {
  const { at, id } = (value ?? {}) as Record<string, unknown>;
  const moment = typeof at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at);
  // Only to JavaScript is 30 February a day: the second of March.
  if (!moment || !parseLocalDate(at.slice(0, 10)) || Number.isNaN(Date.parse(at))) return null;
  return asId(id) ? { at, id: id as string } : null;
}

/** A ledger position and the id of a row beside it. */
export function asPos(value: unknown): { pos: string; id: string } | null {
  const { pos, id } = (value ?? {}) as { pos?: unknown; id?: unknown };
  return isNumber(pos) && isNumber(id) ? { pos, id } : null;
}

export function asDeliveryPlace(value: unknown): { pos: string; id: string } | null {
  const { pos, id } = (value ?? {}) as { pos?: unknown; id?: unknown };
  return isNumber(pos) && asId(id) ? { pos, id: id as string } : null;
}

/** The place of a queue line: that of its item, and whether it comes first within its day. */
export function asQueuePlace(value: unknown) {
  const place = asPlace(value);
  const ahead = (value as { ahead?: unknown } | null)?.ahead;
  return place && typeof ahead === 'boolean' ? { ...place, ahead } : null;
}

/** The place of a line about an item: due day (or `infinity` for a stopped one), case, number. */
function asPlace(value: unknown): { dueOn: string; caseId: string; n: number } | null {
  const place = asHandoutPlace(value);
  const n = (value as { n?: unknown } | null)?.n;
  const isNumber = typeof n === 'number' && Number.isInteger(n) && n > 0 && n < 10_000;
  return place && isNumber ? { ...place, n } : null;
}

/** The place of a case by its first due day. */
export function asHandoutPlace(value: unknown): { dueOn: string; caseId: string } | null {
  const { dueOn, caseId } = (value ?? {}) as { dueOn?: unknown; caseId?: unknown };
  const id = asId(caseId);
  const isDay = typeof dueOn === 'string' && (dueOn === 'infinity' || parseLocalDate(dueOn) !== null);
  return id !== null && isDay ? { dueOn, caseId: id } : null;
}

/** The place of a confirmation: that of its item, and which one. */
export function asConfirmationPlace(value: unknown) {
  const place = asPlace(value);
  const confirmation = asCode((value as { confirmation?: unknown } | null)?.confirmation);
  return place && confirmation !== null ? { ...place, confirmation } : null;
}

/** Where a page of found versions ends. */
export function asFoundPlace(value: unknown): { score: number; code: string } | null {
  const { score, code } = (value ?? {}) as { score?: unknown; code?: unknown };
  const good = Number.isInteger(score) && Math.abs(score as number) <= 100_000 && asCode(code) !== null;
  return good ? { score: score as number, code: code as string } : null;
}
