import type { LocalDate } from '#kernel';

type Days = readonly (LocalDate | null | undefined)[];

/** The first of the days that are known; null of none. */
export function firstOf(days: Days): LocalDate | null {
  return days.reduce<LocalDate | null>((first, day) => (day && (!first || day < first) ? day : first), null);
}

/** The last of the days that are known; null of none. */
export function lastOf(days: Days): LocalDate | null {
  return days.reduce<LocalDate | null>((last, day) => (day && (!last || day > last) ? day : last), null);
}
