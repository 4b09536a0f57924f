import type { CalendarData } from '#calendar';
import { canonical, canonicalDocument, type Difference, differences, Misshapen } from '#model/record';
import { issueReceipt } from './issue-receipt.js';
import { readTold } from './read-told.js';
import type { Receipt } from './receipt.js';
import { usedCalendar } from './used-calendar.js';

/**
 * `right`: every date, day and rung comes out as it is said; `confirmed` are the calendars that were held against the whole published
 * one. `wrong`: the first and all differences, or what cannot be counted at all. `unreadable`: no receipt of this format; `pointer`
 * is where it first is none.
 */
export type Verdict =
  | { readonly verdict: 'right'; readonly receipt: Receipt; readonly confirmed: readonly number[] }
  | { readonly verdict: 'wrong'; readonly differences: readonly Difference[]; readonly fault: string | null }
  | { readonly verdict: 'unreadable'; readonly pointer: string; readonly expected: string };

/**
 * Computes a receipt again from what it was told, and from nothing else: no date that can be computed is believed. Needs no server
 * and no database. `document` is the parsed file; `digest` is SHA-256 in hexadecimal. A whole calendar in `published`, known by its
 * hash, takes the place of the days the receipt names. Never throws.
 */
export function verifyReceipt(
  document: unknown,
  digest: (text: string) => string,
  published: readonly CalendarData[] = [],
): Verdict {
  try {
    const told = readTold(document);
    const { hash, ...said } = document as Record<string, unknown>;
    const bytes = canonicalDocument(said);
    const whole = new Map(published.map((data) => [digest(canonical(data)), data]));
    const calendars = told.calendars.map((calendar) => {
      const data = whole.get(calendar.hash);
      return data ? usedCalendar(data, calendar) : calendar;
    });
    const computed = issueReceipt({ ...told, calendars });
    const found = [...differences(said, computed), ...differences(hash, digest(bytes), '/hash')];
    if (found.length > 0) return { verdict: 'wrong', differences: found, fault: null };
    const confirmed = told.calendars.filter((calendar) => whole.has(calendar.hash));
    return {
      verdict: 'right',
      receipt: computed,
      confirmed: confirmed.map(({ publication }) => publication),
    };
  } catch (error) {
    if (error instanceof Misshapen)
      return { verdict: 'unreadable', pointer: error.pointer, expected: error.expected };
    if (error instanceof RangeError) return { verdict: 'wrong', differences: [], fault: error.message };
    throw error;
  }
}
