import { rangeOf } from './axis.js';
import { decimalsOf, type Fact, readPoint, within } from './cell.js';
import { stepOf } from './exact.js';
import type { TableInput } from './table-definition.js';

/** A fact of the column, exactly as it was given: decimal texts, or numbers that a person could have typed. Null: no such fact. */
export function readFact(input: TableInput, value: unknown): Fact | null {
  switch (input.kind) {
    case 'flag':
      return typeof value === 'boolean' ? value : null;
    case 'choice':
      return typeof value === 'string' && input.values?.includes(value) ? new Set([value]) : null;
    case 'texts':
      return readTexts(input, value);
    case 'number':
    case 'date':
      return readFigure(input, input.kind, value);
  }
}

function readTexts({ values }: TableInput, value: unknown): Fact | null {
  if (!Array.isArray(value)) return null;
  const known = (word: unknown) =>
    typeof word === 'string' && (values === undefined || values.includes(word));
  return value.every(known) ? new Set(value as string[]) : null;
}

function readFigure(input: TableInput, kind: 'number' | 'date', value: unknown): Fact | null {
  const point = readPoint(kind, value);
  if (point === null || point % stepOf(decimalsOf(input)) !== 0n) return null;
  const range = rangeOf(input);
  return range.length === 0 || range.some((span) => within(span, point)) ? point : null;
}

/** What a fact of the column must be, for the sentence that refuses another. */
export function ruleOf({ kind, unit, decimals, range, values }: TableInput): string {
  const parts = [
    kind,
    unit,
    decimals === undefined ? '' : `${decimals} decimals`,
    range,
    values?.join(' | '),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
