import type { FactClass } from './axis.js';

export type Axis = readonly FactClass[];

/** Steps after which the search gives up: such a table is to be split, for nobody sees through it either. */
const MOST_STEPS = 200_000;

/** A point, one example for each axis; null where there is none; 'too-wide' where the search gave up. */
export type Point = readonly string[] | null | 'too-wide';

/**
 * A point that none of `rows` covers. A row covers a point when it passes on every axis. Axis by axis, the rows still passing are kept
 * as a set of bits; points that leave the same rows are looked at once.
 */
export function uncovered(axes: readonly Axis[], rows: bigint): Point {
  if (axes.some((axis) => axis.length === 0)) return null;
  const always = passing(axes);
  const covered = axes.map(() => new Set<bigint>());
  let steps = 0;
  const search = (depth: number, left: bigint): Point => {
    if (left === 0n) return axes.slice(depth).map((axis) => axis[0]?.example ?? '');
    if ((left & (always[depth] ?? left)) !== 0n || covered[depth]?.has(left)) return null;
    steps += axes[depth]?.length ?? 0;
    if (steps > MOST_STEPS) return 'too-wide';
    const point = along(axes[depth] ?? [], (passes) => search(depth + 1, left & passes));
    if (point === null) covered[depth]?.add(left);
    return point;
  };
  return search(0, rows);
}

/** The first class of the axis from which a point can be reached, with that point. */
function along(axis: Axis, reach: (passes: bigint) => Point): Point {
  for (const { example, rows } of axis) {
    const rest = reach(rows);
    if (rest === 'too-wide') return rest;
    if (rest !== null) return [example, ...rest];
  }
  return null;
}

/** For each axis, the rows that pass everywhere from there on: where one is left, no gap can follow. */
function passing(axes: readonly Axis[]): readonly bigint[] {
  const from: bigint[] = [];
  let all = ~0n;
  for (const axis of [...axes].reverse()) {
    all = axis.reduce((set, { rows }) => set & rows, all);
    from.unshift(all);
  }
  return from;
}

/** A point that both rows cover, or null: they meet where they meet on every axis. */
export function meeting(axes: readonly Axis[], one: number, other: number): readonly string[] | null {
  const both = (1n << BigInt(one)) | (1n << BigInt(other));
  const point = axes.map((axis) => axis.find(({ rows }) => (rows & both) === both)?.example);
  return point.every((example) => example !== undefined) ? point : null;
}

/** The axes, each with the classes alone that the row passes. */
export function alongRow(axes: readonly Axis[], row: number): readonly Axis[] {
  const bit = 1n << BigInt(row);
  return axes.map((axis) => axis.filter(({ rows }) => (rows & bit) !== 0n));
}
