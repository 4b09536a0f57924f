import { isRejection, pointInto, type Rejection, reject } from '#kernel';

/** A mapping out of a form; `CAL-SHAPE` for anything else. */
export function mapping(value: unknown, pointer: string): Readonly<Record<string, unknown>> | Rejection {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return misshapen(pointer, 'mapping');
  return value as Record<string, unknown>;
}

/** A mapping that holds no other keys than these; `CAL-UNKNOWN-KEY` points at the first stranger. */
export function fields(
  value: unknown,
  pointer: string,
  keys: readonly string[],
): Readonly<Record<string, unknown>> | Rejection {
  const found = mapping(value, pointer);
  if (isRejection(found)) return found;
  const stranger = Object.keys(found).find((key) => !keys.includes(key));
  return stranger === undefined
    ? found
    : reject('CAL-UNKNOWN-KEY', { pointer: pointInto(pointer, stranger) });
}

/** A list; `CAL-SHAPE` for anything else. A missing list is empty. */
export function list(value: unknown, pointer: string): readonly unknown[] | Rejection {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : misshapen(pointer, 'list');
}

/** A text with something in it; `CAL-SHAPE` for anything else. */
export function text(value: unknown, pointer: string): string | Rejection {
  return typeof value === 'string' && value.trim() !== '' ? value : misshapen(pointer, 'text');
}

function misshapen(pointer: string, expected: string): Rejection {
  return reject('CAL-SHAPE', { pointer, params: { expected } });
}
