import { decimalsOf, type Fact, holds, readCell, type Span, type Test, within, writePoint } from './cell.js';
import { between, stepOf } from './exact.js';
import type { TableInput } from './table-definition.js';

/** Facts of one column that no cell tells apart: one of them, in words, and the rows whose cell it passes, a bit each. */
export interface FactClass {
  readonly example: string;
  readonly rows: bigint;
}

/** Sets of texts that cells tell apart: beyond this, the column is called too wide. */
const MOST_SETS = 512;

/** The classes of a column; every fact that can occur is in one of them. Null: more than can be looked through. */
export function axisOf(input: TableInput, tests: readonly Test[]): readonly FactClass[] | null {
  const facts = samples(input, tests);
  if (facts === null) return null;
  const classes = new Map<bigint, FactClass>();
  for (const [example, fact] of facts) {
    const rows = tests.reduce((set, test, at) => (holds(test, fact) ? set | (1n << BigInt(at)) : set), 0n);
    if (!classes.has(rows)) classes.set(rows, { example, rows });
  }
  return [...classes.values()];
}

type Sample = readonly [example: string, fact: Fact];

function samples(input: TableInput, tests: readonly Test[]): readonly Sample[] | null {
  switch (input.kind) {
    case 'flag':
      return [true, false].map((is) => [String(is), is] as const);
    case 'choice':
      return (input.values ?? []).map((word) => [word, new Set([word])] as const);
    case 'texts':
      return sets(tests);
    case 'number':
    case 'date':
      return figures(input, input.kind, tests);
  }
}

/** Each bound of a cell, for there mistakes are made, one figure between every two, and one beyond the ends; those that can occur. */
function figures(input: TableInput, kind: 'number' | 'date', tests: readonly Test[]): readonly Sample[] {
  const range = rangeOf(input);
  const spans = [...range, ...tests.flatMap((test) => (test.kind === 'spans' ? test.spans : []))];
  const bounds = [...new Set(spans.flatMap(({ low, high }) => [low, high]))]
    .filter((bound) => bound !== null)
    .sort((a, b) => (a < b ? -1 : 1));
  const decimals = decimalsOf(input);
  const gaps = [null, ...bounds].map((low, at) => between(low, bounds[at] ?? null, decimals));
  const step = stepOf(decimals);
  const beginning = kind === 'date' ? 0n : null;
  return [...bounds, ...gaps]
    .filter(
      (figure) => figure !== null && figure % step === 0n && (beginning === null || figure >= beginning),
    )
    .filter((figure) => range.length === 0 || range.some((span) => within(span, figure as bigint)))
    .map((figure) => [writePoint(kind, figure as bigint), figure as bigint]);
}

/** The figures that can occur; empty where nothing is said of them. */
export function rangeOf(input: TableInput): readonly Span[] {
  const test = input.range === undefined ? null : readCell(input, input.range);
  return test?.kind === 'spans' ? test.spans : [];
}

/** One set of texts for each way of passing and failing the cells of the column: from none, by adding word after word. */
function sets(tests: readonly Test[]): readonly Sample[] | null {
  const asked = tests.flatMap((test) => (test.kind === 'words' ? [new Set(test.words)] : []));
  const words = [...new Set(asked.flatMap((set) => [...set]))];
  const found = new Map<bigint, readonly string[]>([[0n, []]]);
  for (const word of words) {
    const met = asked.reduce((all, set, at) => (set.has(word) ? all | (1n << BigInt(at)) : all), 0n);
    for (const [before, those] of [...found])
      if (!found.has(before | met)) found.set(before | met, [...those, word]);
    if (found.size > MOST_SETS) return null;
  }
  return [...found.values()].map((those) => [`{${those.join(', ')}}`, new Set(those)]);
}
