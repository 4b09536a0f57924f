import { pointInto, type Rejection, reject } from '#kernel';
import { type Fact, holds, readCell, type Test } from './cell.js';
import { readFact, ruleOf } from './read-fact.js';
import type { Answer, TableDefinition, TableInput, TableRow } from './table-definition.js';

/** A row that holds, with what it answers and why. */
export interface RowHit {
  readonly row: string;
  readonly gives: Readonly<Record<string, Answer>>;
  readonly source: string;
  readonly demo: boolean;
}

export type Facts = Readonly<Record<string, unknown>>;

/** Whether a row holds; `missing`: facts that are not there would tell. */
type Verdict = boolean | { readonly missing: readonly string[] };

/**
 * What the table answers to the facts: one hit for `unique` and `first`, any number for `collect`, each with the row that gave it.
 * Facts are asked for only where they matter: whatever answers here, answers the same however the missing facts turn out, and facts
 * outside the table never change it. Rejections, all at once, pointing into the facts: FACT_MISSING {fact}, FACT_WRONG {fact, rule}.
 */
export function decideTable(table: TableDefinition, facts: Facts): readonly RowHit[] | readonly Rejection[] {
  const desk = openDesk(table, facts);
  const judged: { readonly row: TableRow; readonly verdict: Verdict }[] = [];
  for (const row of table.rows) {
    const verdict = desk.judge(row);
    judged.push({ row, verdict });
    // What stands below a row that holds cannot matter, so its facts are not asked for.
    if (table.hit === 'first' && verdict === true) break;
  }
  const hits = judged.filter(({ verdict }) => verdict === true).map(({ row }) => hitOf(row));
  const missing = judged.flatMap(({ verdict }) => (typeof verdict === 'object' ? verdict.missing : []));
  const decided = table.hit === 'unique' && hits.length === 1;
  const refusals = [...desk.wrong, ...(decided ? [] : [...new Set(missing)].map(absent))];
  if (refusals.length > 0) return refusals;
  if (table.hit === 'collect' || hits.length === 1) return hits;
  throw new Error(`table ${table.code} was published though ${hits.length} rows answer one case`);
}

function hitOf({ id, gives, source, demo }: TableRow): RowHit {
  return { row: id, gives, source, demo };
}

function absent(fact: string): Rejection {
  return reject('FACT_MISSING', { pointer: pointInto('', fact), params: { fact } });
}

/** Reads each fact at most once, and only when a row asks for it. */
function openDesk({ inputs }: TableDefinition, facts: Facts) {
  const read = new Map<string, Fact | 'missing' | 'wrong'>();
  const wrong: Rejection[] = [];
  const look = (input: TableInput): Fact | 'missing' | 'wrong' => {
    const { id } = input;
    const value = Object.hasOwn(facts, id) ? (facts[id] ?? null) : null;
    if (value === null) return 'missing';
    const fact = readFact(input, value);
    if (fact === null)
      wrong.push(
        reject('FACT_WRONG', { pointer: pointInto('', id), params: { fact: id, rule: ruleOf(input) } }),
      );
    return fact ?? 'wrong';
  };
  const factOf = (input: TableInput) => {
    const fact = read.get(input.id) ?? look(input);
    read.set(input.id, fact);
    return fact;
  };
  const judge = ({ when }: TableRow): Verdict => {
    const cells = inputs
      .map((input) => ({ id: input.id, test: testOf(input, when[input.id]), input }))
      .filter(({ test }) => test.kind !== 'any')
      .map((cell) => ({ ...cell, fact: factOf(cell.input) }));
    if (cells.some(({ test, fact }) => isFact(fact) && !holds(test, fact))) return false;
    if (cells.every(({ fact }) => isFact(fact))) return true;
    return { missing: cells.filter(({ fact }) => fact === 'missing').map(({ id }) => id) };
  };
  return { wrong, judge };
}

function isFact(read: Fact | 'missing' | 'wrong'): read is Fact {
  return read !== 'missing' && read !== 'wrong';
}

/** Published tables have been read and checked: a cell that cannot be read is a defect of ours. */
function testOf(input: TableInput, cell = '-'): Test {
  const test = readCell(input, cell);
  if (test === null) throw new Error(`cell ${JSON.stringify(cell)} of ${input.id} cannot be read`);
  return test;
}
