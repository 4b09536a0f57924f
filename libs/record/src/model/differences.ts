import { pointInto } from '#kernel';

/** One place where what is said is not what comes out; undefined where nothing stands there, or nothing should. */
export interface Difference {
  readonly pointer: string;
  readonly said: unknown;
  readonly computed: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place where two JSON values differ, in the order of what is said; a list of another length differs from its first missing entry on. */
export function differences(said: unknown, computed: unknown, pointer = ''): Difference[] {
  return below(pointer, found(said, computed));
}

function found(said: unknown, computed: unknown): Difference[] {
  if (isObject(said) && isObject(computed)) {
    const keys = [...new Set([...Object.keys(said), ...Object.keys(computed)])];
    return keys.flatMap((key) => within(key, found(said[key], computed[key])));
  }
  if (Array.isArray(said) && Array.isArray(computed)) {
    const length = Math.max(said.length, computed.length);
    return Array.from({ length }, (_, at) => within(at, found(said[at], computed[at]))).flat();
  }
  return Object.is(said, computed) ? [] : [{ pointer: '', said, computed }];
}

/** Pointers are made on the way out: most places do not differ, and need none. */
const within = (key: string | number, inner: Difference[]): Difference[] =>
  inner.length === 0 ? inner : below(pointInto('', key), inner);

const below = (pointer: string, inner: readonly Difference[]): Difference[] =>
  inner.map((each) => ({ ...each, pointer: pointer + each.pointer }));
