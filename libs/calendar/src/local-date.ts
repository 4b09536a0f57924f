import type { Instant, LocalDate } from '#kernel';
import { readDay, writeDay } from './day-number.js';

/** A legal day from outside: strict `YYYY-MM-DD`, a day that exists, years 1900 to 2999; null for anything else. */
export function parseLocalDate(text: unknown): LocalDate | null {
  return typeof text === 'string' && readDay(text) !== null ? (text as LocalDate) : null;
}

/** The day number of a legal day. Throws RangeError when the text was never parsed: a bad date must not count as some day. */
export function dayOf(date: LocalDate): number {
  const day = readDay(date);
  if (day === null) throw new RangeError(`not a legal day: ${JSON.stringify(date)}`);
  return day;
}

/** The legal day of a day number. Throws RangeError outside the years 1900 to 2999. */
export function dateOf(day: number): LocalDate {
  return writeDay(day) as LocalDate;
}

/** `n` calendar days later (earlier when negative). Throws RangeError when `n` is no whole number or the day leaves 1900 to 2999. */
export function addDays(date: LocalDate, n: number): LocalDate {
  if (!Number.isInteger(n)) throw new RangeError(`days are whole: ${n}`);
  return dateOf(dayOf(date) + n);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayOf(to) - dayOf(from);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** An act asks for the day of its one moment sixty times. */
let last: { readonly instant: Instant; readonly date: LocalDate } | undefined;

/**
 * The legal day of a moment: Asia/Shanghai, +08:00. Summer time ended there in 1991, so the offset is a constant for every
 * case this product can hold. Throws RangeError for a text that is no UTC instant.
 */
export function localDateOf(instant: Instant): LocalDate {
  if (last?.instant !== instant) last = { instant, date: readInstant(instant) };
  return last.date;
}

function readInstant(instant: Instant): LocalDate {
  const parts = INSTANT.exec(instant);
  const day = readDay(parts?.[1] ?? '');
  if (day === null) throw new RangeError(`not a UTC instant: ${JSON.stringify(instant)}`);
  return dateOf(Number(parts?.[2]) >= 16 ? day + 1 : day);
}

/** 00:00 of the day in Asia/Shanghai. */
export function startOfDay(date: LocalDate): Instant {
  return `${addDays(date, -1)}T16:00:00.000Z` as Instant;
}

/** 09:00 of the day in Asia/Shanghai, when the counters open and rungs ring. */
export function openingOf(date: LocalDate): Instant {
  return `${dateOf(dayOf(date))}T01:00:00.000Z` as Instant;
}
