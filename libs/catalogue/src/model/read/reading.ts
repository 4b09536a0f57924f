import { isRejection, pointInto, type Rejection, reject } from '#kernel';

/** One value of a parsed YAML document, with its JSON pointer and the list where faults are gathered. */
export interface Cursor {
  readonly value: unknown;
  readonly pointer: string;
  readonly faults: Rejection[];
}

/** The keys of a mapping: a key that is absent reads as a cursor whose value is `undefined`. */
export type Keys = (key: string) => Cursor;

/** The whole document, with no fault found yet. */
export function cursor(value: unknown): Cursor {
  return { value, pointer: '', faults: [] };
}

/** The value read, or every fault found on the way: an editor mends a file in one go. */
export function settle<T>(at: Cursor, value: T): T | Rejection[] {
  return at.faults.length > 0 ? at.faults : value;
}

/** True when a reader gave back its faults; needed where what it reads is itself a list. */
export function refused(read: unknown): read is Rejection[] {
  return Array.isArray(read) && read.length > 0 && read.every(isRejection);
}

/** Records a fault and lets reading go on; what was read is thrown away by {@link settle}. */
export function fault(at: Cursor, code: string, expected: string): void {
  at.faults.push(reject(code, { pointer: at.pointer, params: { expected } }));
}

/** Opens a mapping that may hold these keys and no others. Faults: SEED-TYPE, SEED-UNKNOWN-KEY, SEED-MISSING. */
export function keys(at: Cursor, known: readonly string[]): Keys {
  const from = isMapping(at.value) ? at.value : {};
  if (!isMapping(at.value)) fault(at, at.value === undefined ? 'SEED-MISSING' : 'SEED-TYPE', 'mapping');
  for (const key of Object.keys(from).filter((key) => !known.includes(key)))
    fault(step(at, key, from[key]), 'SEED-UNKNOWN-KEY', known.join(' '));
  return (key) => step(at, key, Object.hasOwn(from, key) ? from[key] : undefined);
}

/** A text that is not empty. Faults: SEED-MISSING, SEED-TYPE. */
export function text(at: Cursor): string {
  if (typeof at.value === 'string' && at.value !== '') return at.value;
  fault(at, at.value === undefined ? 'SEED-MISSING' : 'SEED-TYPE', 'text');
  return '';
}

/** A whole number from 0 on. Faults: SEED-MISSING, SEED-TYPE. */
export function count(at: Cursor): number {
  if (typeof at.value === 'number' && Number.isSafeInteger(at.value) && at.value >= 0) return at.value;
  fault(at, at.value === undefined ? 'SEED-MISSING' : 'SEED-TYPE', 'whole number');
  return 0;
}

/** `true` or `false`; `absent` where nothing stands. Fault: SEED-TYPE. */
export function flag(at: Cursor, absent: boolean): boolean {
  if (at.value === undefined) return absent;
  if (typeof at.value === 'boolean') return at.value;
  fault(at, 'SEED-TYPE', 'true or false');
  return absent;
}

/** A word out of a closed set; anything else is a fault that names the set. */
export function choice<T extends string | number>(at: Cursor, words: readonly [T, ...T[]]): T {
  const found = words.find((word) => word === at.value);
  if (found !== undefined) return found;
  fault(at, at.value === undefined ? 'SEED-MISSING' : 'SEED-VALUE', words.join(' '));
  return words[0];
}

/** Every entry of a list, each with its own pointer. Faults: SEED-MISSING, SEED-TYPE and those of `read`. */
export function list<T>(at: Cursor, read: (entry: Cursor) => T): T[] {
  if (Array.isArray(at.value)) return at.value.map((entry, n) => read(step(at, n, entry)));
  fault(at, at.value === undefined ? 'SEED-MISSING' : 'SEED-TYPE', 'list');
  return [];
}

/** What stands there, or `absent` where nothing does. */
export function optional<T, A>(at: Cursor, read: (at: Cursor) => T, absent: A): T | A {
  return at.value === undefined ? absent : read(at);
}

/** `{ [name]: value }` when the key is present, else nothing: optional properties are absent, not undefined. */
export function present<K extends string, T>(
  at: Cursor,
  name: K,
  read: (at: Cursor) => T,
): { readonly [P in K]?: T } {
  return at.value === undefined ? {} : ({ [name]: read(at) } as { readonly [P in K]?: T });
}

/** The list under the key, or nothing where it is absent or empty: an empty list says no more than none. */
export function presentList<K extends string, T>(
  at: Cursor,
  name: K,
  read: (at: Cursor) => T,
): { readonly [P in K]?: readonly T[] } {
  const all = optional(at, (it) => list(it, read), []);
  return all.length === 0 ? {} : ({ [name]: all } as unknown as { readonly [P in K]?: readonly T[] });
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that stands under `key`, with its own pointer; faults are gathered in the one list. */
export function step(at: Cursor, key: string | number, value: unknown): Cursor {
  return { value, pointer: pointInto(at.pointer, key), faults: at.faults };
}
