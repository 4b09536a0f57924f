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

/** A page of a list that goes on: its cursor also serves later, when there is more. */
export function feed<T>(rows: readonly T[], cursorOf: (last: T) => unknown): Page<T> {
  return page(rows, Math.min(rows.length, 1), cursorOf);
}

export const asId = (value: unknown) => (isUUID(value) ? (value as string) : null);
export const asCode = (value: unknown) =>
  typeof value === 'string' && /^[\w-]{1,60}$/.test(value) ? value : null;
export const asNumber = (value: unknown) =>
  typeof value === 'string' && /^\d{1,18}$/.test(value) ? value : null;

/** A ledger position and the id of a row beside it. */
export function asPos(value: unknown): { pos: string; id: string } | null {
  const { pos, id } = (value ?? {}) as { pos?: unknown; id?: unknown };
  const at = { pos: asNumber(pos), id: asNumber(id) };
  return at.pos !== null && at.id !== null ? { pos: at.pos, id: at.id } : null;
}

export function asDeliveryPlace(value: unknown): { pos: string; id: string } | null {
  const { pos, id } = (value ?? {}) as { pos?: unknown; id?: unknown };
  const at = { pos: asNumber(pos), id: asId(id) };
  return at.pos !== null && at.id !== null ? { pos: at.pos, id: at.id } : null;
}

/** The place of a queue line: due day (or `infinity` for a stopped one), case, number. */
export function asPlace(value: unknown): { dueOn: string; caseId: string; n: number } | null {
  const { dueOn, caseId, n } = (value ?? {}) as { dueOn?: unknown; caseId?: unknown; n?: unknown };
  const id = asId(caseId);
  if (typeof dueOn !== 'string' || (dueOn !== 'infinity' && !parseLocalDate(dueOn))) return null;
  const isNumber = typeof n === 'number' && Number.isInteger(n) && n > 0 && n < 10_000;
  return id !== null && isNumber ? { dueOn, caseId: id, n } : null;
}
