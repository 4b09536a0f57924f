import { pointInto } from '#kernel';
import { isMapping } from '../read/reading.js';

/**
 * One changed place: a JSON pointer whose steps into a list are the entry's id or code where every entry has one of its own, else
 * its number. A value that was not there, or is no more, is absent; where entries of a list changed places only, both hold the order.
 */
export interface Change {
  readonly at: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The changed places between two definitions, in the order of the later one; empty exactly where they are equal. Pure. */
export function diffDefinitions(before: unknown, after: unknown, at = ''): Change[] {
  if (isMapping(before) && isMapping(after)) return diffParts(before, after, at);
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, at);
  return before === after ? [] : [changed(at, before, after)];
}

type Parts = Readonly<Record<string, unknown>>;

function diffParts(before: Parts, after: Parts, at: string): Change[] {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [...Object.keys(after), ...gone].flatMap((key) =>
    diffDefinitions(own(before, key), own(after, key), pointInto(at, key)),
  );
}

/** Lists of plain values are told whole: `materials/M2/from` reads better than its numbers. */
function diffLists(before: readonly unknown[], after: readonly unknown[], at: string): Change[] {
  const names = [namesOf(before), namesOf(after)];
  const [old, now] = names;
  if (old && now) return [...diffParts(byName(old, before), byName(now, after), at), ...moved(old, now, at)];
  if ([...before, ...after].some(isMapping)) return diffParts({ ...before }, { ...after }, at);
  return same(before, after) ? [] : [changed(at, before, after)];
}

/** Their names where each entry has one of its own; null where a list cannot be told by names. */
function namesOf(entries: readonly unknown[]): string[] | null {
  const names = entries.map((entry) => (isMapping(entry) ? (entry['id'] ?? entry['code']) : null));
  const told = names.filter((name) => typeof name === 'string');
  return told.length === entries.length && new Set(told).size === told.length ? told : null;
}

function byName(names: readonly string[], entries: readonly unknown[]): Parts {
  return Object.fromEntries(names.map((name, n) => [`${name}`, entries[n]]));
}

function moved(before: readonly string[], after: readonly string[], at: string): Change[] {
  const stayed = before.filter((name) => after.includes(name));
  const now = after.filter((name) => before.includes(name));
  return same(stayed, now) ? [] : [changed(at, stayed, now)];
}

function same(before: readonly unknown[], after: readonly unknown[]): boolean {
  return (
    before.length === after.length &&
    before.every((value, n) => diffDefinitions(value, after[n]).length === 0)
  );
}

function changed(at: string, before: unknown, after: unknown): Change {
  return { at, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function own(parts: Parts, key: string): unknown {
  return Object.hasOwn(parts, key) ? parts[key] : undefined;
}
