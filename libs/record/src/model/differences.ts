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
  if (isObject(said) && isObject(computed)) {
    const keys = [...new Set([...Object.keys(said), ...Object.keys(computed)])];
    return keys.flatMap((key) => differences(said[key], computed[key], pointInto(pointer, key)));
  }
  if (Array.isArray(said) && Array.isArray(computed)) {
    const length = Math.max(said.length, computed.length);
    return Array.from({ length }, (_, at) =>
      differences(said[at], computed[at], pointInto(pointer, at)),
    ).flat();
  }
  return Object.is(said, computed) ? [] : [{ pointer, said, computed }];
}
