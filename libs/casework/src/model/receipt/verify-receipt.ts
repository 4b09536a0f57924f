import { canonical } from '#model/record';
import { type Difference, differences } from './differences.js';
import { issueReceipt } from './issue-receipt.js';
import { readTold } from './read-told.js';
import type { Receipt } from './receipt.js';
import { Misshapen } from './shape.js';

/**
 * `right`: every date, day and rung comes out as it is said. `wrong`: the first and all differences, or the sentence of what cannot
 * be counted at all. `unreadable`: no receipt of this format; `pointer` is where it first is none.
 */
export type Verdict =
  | { readonly verdict: 'right'; readonly receipt: Receipt }
  | { readonly verdict: 'wrong'; readonly differences: readonly Difference[]; readonly fault: string | null }
  | { readonly verdict: 'unreadable'; readonly pointer: string; readonly expected: string };

/**
 * Computes a receipt again from what it was told, and from nothing else: no date that can be computed is believed. Needs no server
 * and no database. `document` is the parsed file; `digest` is SHA-256 in hexadecimal. Never throws.
 */
export function verifyReceipt(document: unknown, digest: (text: string) => string): Verdict {
  try {
    const told = readTold(document);
    const { hash, ...said } = document as Record<string, unknown>;
    const bytes = bytesOf(said);
    const computed = issueReceipt(told);
    const found = [...differences(said, computed), ...differences(hash, digest(bytes), '/hash')];
    return found.length === 0
      ? { verdict: 'right', receipt: computed }
      : { verdict: 'wrong', differences: found, fault: null };
  } catch (error) {
    if (error instanceof Misshapen)
      return { verdict: 'unreadable', pointer: error.pointer, expected: error.expected };
    if (error instanceof RangeError) return { verdict: 'wrong', differences: [], fault: error.message };
    throw error;
  }
}

/** Half a surrogate pair, which JSON can spell and nobody can hash, makes the document unreadable. */
function bytesOf(said: unknown): string {
  try {
    return canonical(said);
  } catch (error) {
    throw error instanceof TypeError ? new Misshapen('', 'canonical JSON (RFC 8785)') : error;
  }
}
