import type { Limit } from '#calendar';

/** A mapping as a clerk writes it, before it is text; keys that are `undefined` are not written. */
export type Written = Readonly<Record<string, unknown>>;

/** A limit in a clerk's words: `7 working days`, `1 calendar day`, `same day`. */
export function days({ value, unit }: Limit): string {
  if (unit === 'same_day') return 'same day';
  return `${value} ${unit === 'working_day' ? 'working' : 'calendar'} ${value === 1 ? 'day' : 'days'}`;
}

/** Without what need not be written: absent keys. */
export function written(keys: Written): Written {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}

/** `true`, or nothing where false goes without saying. */
export function yes(value: boolean): true | undefined {
  return value || undefined;
}

/** `false`, or nothing where true goes without saying. */
export function no(value: boolean): false | undefined {
  return value ? undefined : false;
}

/** The list, or nothing where none goes without saying. */
export function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** What was written, or nothing for null. */
export function unlessNull<T, W>(value: T | null, write: (value: T) => W): W | undefined {
  return value === null ? undefined : write(value);
}
