import {
  type FactDefinition,
  type Facts,
  readExact,
  type TableDefinition,
  writeExact,
} from '#model/catalogue';
import type { Versioned } from './advice.js';
import { withDerived } from './facts-read.js';
import { withinList } from './read-given.js';

/** A project that wants new building land. */
export interface Contender {
  readonly id: string;
  readonly code: string | null;
  /** ISO instant. */
  readonly opened: string;
  readonly facts: Facts;
}

/** `place` counts from 1; two share one only where the table tells no difference between them. */
export interface Ranked<C extends Contender> {
  readonly place: number;
  readonly project: C;
  /** Exact, by the fact that is compared; null where the project does not state it. */
  readonly figures: Readonly<Record<string, string | null>>;
  /** The row of the table that put it behind the one before; null for the first. */
  readonly behindBy: string | null;
}

interface Line<C> {
  readonly project: C;
  readonly facts: Facts;
}

type Rows = TableDefinition['rows'];

/** 新增建设用地计划指标的排序 (实施意见 十八): row by row of the published table, in exact decimals; where all rows are equal, one place. */
export function rankForLand<C extends Contender>(
  projects: readonly C[],
  { content: { rows } }: Versioned<TableDefinition>,
  definitions: readonly FactDefinition[],
): Ranked<C>[] {
  const lines = projects.map((project) => {
    const facts = withDerived(withinList(project.facts, definitions), definitions);
    return { project, facts };
  });
  const sorted = lines.sort((one, other) => between(rows, one, other)?.sign ?? byId(one, other));
  let place = 0;
  return sorted.map((line, at) => {
    const before = sorted[at - 1];
    const behind = before && between(rows, before, line);
    if (!before || behind) place = at + 1;
    return { place, project: line.project, figures: figuresOf(rows, line), behindBy: behind?.row ?? null };
  });
}

/** The first row in which two differ, and which of them comes first by it. */
function between<C extends Contender>(rows: Rows, one: Line<C>, other: Line<C>) {
  for (const { id, gives } of rows) {
    const [mine, theirs] = [one, other].map((line) => comparedIn(line, String(gives['by'])));
    const sign = order(mine ?? null, theirs ?? null, gives['first'] === 'most');
    if (sign !== 0) return { row: id, sign };
  }
  return null;
}

type Value = bigint | string | null;

function comparedIn<C extends Contender>({ project, facts }: Line<C>, by: string): Value {
  if (by === 'opened') return project.opened;
  return by === 'code' ? project.code : readExact(facts[by]);
}

/** Who states nothing comes last, whichever way the rest is ordered. */
function order(one: Value, other: Value, most: boolean): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one > other === most ? -1 : 1;
}

const byId = <C extends Contender>(one: Line<C>, other: Line<C>): number =>
  one.project.id < other.project.id ? -1 : 1;

function figuresOf<C extends Contender>(rows: Rows, line: Line<C>): Record<string, string | null> {
  const compared = rows
    .map(({ gives }) => String(gives['by']))
    .filter((by) => by !== 'opened' && by !== 'code');
  return Object.fromEntries(
    compared.map((by) => {
      const value = readExact(line.facts[by]);
      return [by, value === null ? null : writeExact(value)];
    }),
  );
}
