import { pointInto } from '#kernel';

/** A part of a document that is not what it should be; `pointer` is its JSON pointer. Thrown while a document is read; whoever verifies one catches it. */
export class Misshapen extends Error {
  constructor(
    readonly pointer: string,
    readonly expected: string,
  ) {
    super(`${pointer}: ${expected}`);
  }
}

/** Reads one value out of a parsed document, or throws {@link Misshapen}. What it gives back holds the keys it knows, no others. */
export type Reader<T> = (value: unknown, pointer: string) => T;

type Shape<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

/** An object with these keys; further ones are left out. */
export function fields<T>(shape: Shape<T>): Reader<T> {
  const readers = Object.entries(shape) as [string, Reader<unknown>][];
  return (value, pointer) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Misshapen(pointer, 'object');
    const found = value as Record<string, unknown>;
    return Object.fromEntries(
      readers.map(([key, read]) => [key, read(found[key], pointInto(pointer, key))]),
    ) as T;
  };
}

/** A list of any length. */
export const many =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (value, pointer) => {
    if (!Array.isArray(value)) throw new Misshapen(pointer, 'list');
    return value.map((entry, at) => read(entry, pointInto(pointer, at)));
  };

/** The same, or null. */
export const maybe =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value, pointer) =>
    value === null ? null : read(value, pointer);

/** A list that older documents do not have. */
export const orNone =
  <T>(read: Reader<readonly T[]>): Reader<readonly T[]> =>
  (value, pointer) =>
    value === undefined ? [] : read(value, pointer);

/** Any text; which ones are words of ours is for whoever uses it. */
export const text = <T extends string = string>(value: unknown, pointer: string): T => {
  if (typeof value !== 'string') throw new Misshapen(pointer, 'text');
  return value as T;
};

/** One of the words. */
export const oneOf =
  <T extends string>(...words: readonly T[]): Reader<T> =>
  (value, pointer) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw new Misshapen(pointer, words.join(' | '));
    return found;
  };

/** A whole number that JavaScript carries exactly. */
export const whole: Reader<number> = (value, pointer) => {
  if (!Number.isSafeInteger(value)) throw new Misshapen(pointer, 'whole number');
  return value as number;
};

/** `true` or `false`. */
export const flag: Reader<boolean> = (value, pointer) => {
  if (typeof value !== 'boolean') throw new Misshapen(pointer, 'true | false');
  return value;
};
