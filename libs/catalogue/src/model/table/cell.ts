import { addDays, daysBetween, parseLocalDate } from '#calendar';
import type { LocalDate } from '#kernel';
import { DECIMALS, readExact, writeExact } from './exact.js';
import type { InputKind, TableInput } from './table-definition.js';

/** An interval of figures; a side without a bound is open. */
export interface Span {
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly lowIn: boolean;
  readonly highIn: boolean;
}

/** A cell, read: what it asks of the one fact of its column. */
export type Test =
  | { readonly kind: 'any' }
  | { readonly kind: 'spans'; readonly spans: readonly Span[] }
  | { readonly kind: 'flag'; readonly is: boolean }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly none: boolean };

/** A fact, read: figures and days in billionths, a choice as the set of its one word. */
export type Fact = bigint | boolean | ReadonlySet<string>;

const RANGE = /^([[(])\s*([^,\s]+)\s*,\s*([^,\s]+)\s*([\])])$/;
const COMPARED = /^(>=|<=|>|<|=)?\s*([^<>=,\s]+)$/;
const BEGINNING = '1900-01-01' as LocalDate;

/** How a cell of that kind is written: what a fault tells the clerk. */
export const WRITTEN: Readonly<Record<InputKind, string>> = {
  number: '-  > 500  >= 500  < 500  <= 500  500  [300, 500)  5, 6, 7',
  date: '-  >= 2026-01-01  [2026-01-01, 2026-12-31]  2026-05-01, 2026-10-01',
  choice: '-  A  A, B  not A, B',
  texts: '-  A  A, B  not A, B',
  flag: '-  true  false',
};

/** Reads a cell of the column, or null where it is not written as {@link WRITTEN} says. */
export function readCell(input: TableInput, cell: string): Test | null {
  if (cell.trim() === '-') return { kind: 'any' };
  switch (input.kind) {
    case 'number':
    case 'date':
      return readSpans(input.kind, cell.trim().replace('≥', '>=').replace('≤', '<='));
    case 'flag':
      return cell === 'true' || cell === 'false' ? { kind: 'flag', is: cell === 'true' } : null;
    case 'choice':
    case 'texts':
      return readWords(input, cell.trim());
  }
}

/** Whether the fact passes the test. The fact is of the kind of the column. */
export function holds(test: Test, fact: Fact): boolean {
  switch (test.kind) {
    case 'any':
      return true;
    case 'flag':
      return fact === test.is;
    case 'words':
      return test.words.some((word) => (fact as ReadonlySet<string>).has(word)) !== test.none;
    case 'spans':
      return test.spans.some((span) => within(span, fact as bigint));
  }
}

/** Whether a figure lies in a span; both in billionths. */
export function within({ low, high, lowIn, highIn }: Span, figure: bigint): boolean {
  const above = low === null || figure > low || (lowIn && figure === low);
  return above && (high === null || figure < high || (highIn && figure === high));
}

function readSpans(kind: 'number' | 'date', cell: string): Test | null {
  const range = RANGE.exec(cell);
  if (range !== null) {
    const [, open, from, to, close] = range;
    const [low, high] = [readPoint(kind, from), readPoint(kind, to)];
    if (low === null || high === null || low > high) return null;
    return { kind: 'spans', spans: [{ low, high, lowIn: open === '[', highIn: close === ']' }] };
  }
  const parts = cell.split(/\s*[,，、]\s*/).map((part) => COMPARED.exec(part));
  const spans = parts.map((part) => part && spanOf(part[1] ?? '=', readPoint(kind, part[2])));
  // A comparison in a list would be an `or` that nobody sees.
  const mixed = parts.length > 1 && parts.some((part) => part?.[1] !== undefined);
  return mixed || spans.includes(null) ? null : { kind: 'spans', spans: spans as Span[] };
}

function spanOf(sign: string, point: bigint | null): Span | null {
  if (point === null) return null;
  const included = sign.includes('=');
  return {
    low: sign.startsWith('<') ? null : point,
    high: sign.startsWith('>') ? null : point,
    lowIn: included,
    highIn: included,
  };
}

function readWords({ values }: TableInput, cell: string): Test | null {
  const none = cell.startsWith('not ');
  const words = (none ? cell.slice('not '.length) : cell).split(/[,，、]/).map((word) => word.trim());
  const known = words.every((word) => word !== '' && (values === undefined || values.includes(word)));
  return known && new Set(words).size === words.length ? { kind: 'words', words, none } : null;
}

/** A figure or a day in billionths; days count from the first that the calendar knows. */
export function readPoint(kind: 'number' | 'date', value: unknown): bigint | null {
  if (kind === 'number') return readExact(value);
  const date = parseLocalDate(value);
  return date && readExact(daysBetween(BEGINNING, date));
}

/** A figure or a day, as a clerk reads it, out of {@link readPoint}. */
export function writePoint(kind: 'number' | 'date', point: bigint): string {
  return kind === 'number' ? writeExact(point) : addDays(BEGINNING, Number(writeExact(point)));
}

/** Digits after the point that a fact of the column may have; days have none. */
export function decimalsOf({ kind, decimals = DECIMALS }: TableInput): number {
  return kind === 'date' ? 0 : decimals;
}
