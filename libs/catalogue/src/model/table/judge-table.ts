import { pointInto, type Rejection, reject } from '#kernel';
import { type Fact, holds, readCell, type Test } from './cell.js';
import { readFact, ruleOf } from './read-fact.js';
import type { Answer, TableDefinition, TableInput, TableRow } from './table-definition.js';

/** A row with what it answers and why. */
export interface RowHit {
  readonly row: string;
  readonly gives: Readonly<Record<string, Answer>>;
  readonly source: string;
  readonly demo: boolean;
}

/** A row that holds or not, depending on facts that are not there. */
export interface OpenRow extends RowHit {
  readonly missing: readonly string[];
}

/**
 * What is known of every row. `hits` stand whatever the missing facts turn out to be; of the `open` ones any may come to hold; the
 * `failed` do not hold, or do not count because another row does.
 */
export interface Judgement {
  readonly hits: readonly RowHit[];
  readonly open: readonly OpenRow[];
  readonly failed: readonly RowHit[];
  /** FACT_WRONG {fact, rule, ruleEn}, pointing into the facts. */
  readonly wrong: readonly Rejection[];
}

export type Facts = Readonly<Record<string, unknown>>;

/** Whether a row holds; `missing`: facts that are not there would tell. */
type Verdict = boolean | { readonly missing: readonly string[] };

interface Judged {
  readonly row: RowHit;
  readonly verdict: Verdict;
}

/** Every row of the table against the facts, as far as they are known. A fact is read only where a row asks for it. */
export function judgeTable(table: TableDefinition, facts: Facts): Judgement {
  const desk = openDesk(table, facts);
  const judged: Judged[] = [];
  let decided = false;
  for (const row of table.rows) {
    // What stands below a row that holds cannot matter, so its facts are not asked for.
    const verdict = decided ? false : desk.judge(row);
    judged.push({ row: hitOf(row), verdict });
    if (table.hit === 'first' && verdict === true) decided = true;
  }
  return { ...settled(table.hit, sorted(judged)), wrong: desk.wrong };
}

function sorted(judged: readonly Judged[]): Omit<Judgement, 'wrong'> {
  return {
    hits: judged.filter(({ verdict }) => verdict === true).map(({ row }) => row),
    open: judged.flatMap(({ row, verdict }) =>
      typeof verdict === 'object' ? [{ ...row, missing: verdict.missing }] : [],
    ),
    failed: judged.filter(({ verdict }) => verdict === false).map(({ row }) => row),
  };
}

/** Where one row alone may answer: a hit of `unique` ends all questions, one of `first` those below it. */
function settled(hit: TableDefinition['hit'], rows: Omit<Judgement, 'wrong'>): Omit<Judgement, 'wrong'> {
  const { hits, open, failed } = rows;
  if (hit === 'collect' || open.length === 0 || hits.length === 0) return rows;
  if (hit === 'unique') return { hits, open: [], failed: [...failed, ...open.map(withoutMissing)] };
  const missing = [...new Set(open.flatMap((row) => row.missing))];
  return { hits: [], open: [...open, ...hits.map((row) => ({ ...row, missing }))], failed };
}

function withoutMissing({ missing: _, ...row }: OpenRow): RowHit {
  return row;
}

function hitOf({ id, gives, source, demo }: TableRow): RowHit {
  return { row: id, gives, source, demo };
}

/** Reads each fact at most once, and only when a row asks for it. */
function openDesk(table: TableDefinition, facts: Facts) {
  const read = new Map<string, Fact | 'missing' | 'wrong'>();
  const wrong: Rejection[] = [];
  const look = (input: TableInput): Fact | 'missing' | 'wrong' => {
    const { id } = input;
    const value = Object.hasOwn(facts, id) ? (facts[id] ?? null) : null;
    if (value === null) return 'missing';
    const fact = readFact(input, value);
    if (fact === null)
      wrong.push(
        reject('FACT_WRONG', { pointer: pointInto('', id), params: { fact: id, ...ruleOf(input) } }),
      );
    return fact ?? 'wrong';
  };
  const factOf = (input: TableInput) => {
    const fact = read.get(input.id) ?? look(input);
    read.set(input.id, fact);
    return fact;
  };
  const tests = testsOf(table);
  const judge = ({ id }: TableRow): Verdict => {
    const cells = (tests.get(id) ?? []).map(({ input, test }) => ({
      id: input.id,
      test,
      fact: factOf(input),
    }));
    if (cells.some(({ test, fact }) => isFact(fact) && !holds(test, fact))) return false;
    if (cells.every(({ fact }) => isFact(fact))) return true;
    return { missing: cells.filter(({ fact }) => fact === 'missing').map(({ id: fact }) => fact) };
  };
  return { wrong, judge };
}

function isFact(read: Fact | 'missing' | 'wrong'): read is Fact {
  return read !== 'missing' && read !== 'wrong';
}

type Cells = readonly { readonly input: TableInput; readonly test: Test }[];

const TESTS = new WeakMap<TableDefinition, ReadonlyMap<string, Cells>>();

/** The cells of every row that ask something, read once for each published table. */
export function testsOf(table: TableDefinition): ReadonlyMap<string, Cells> {
  const known = TESTS.get(table);
  if (known) return known;
  const tests = new Map(table.rows.map(({ id, when }) => [id, cellsOf(table.inputs, when)]));
  TESTS.set(table, tests);
  return tests;
}

function cellsOf(inputs: readonly TableInput[], when: TableRow['when']): Cells {
  return inputs
    .map((input) => ({ input, test: testOf(input, when[input.id]) }))
    .filter(({ test }) => test.kind !== 'any');
}

/** Published tables have been read and checked: a cell that cannot be read is a defect of ours. */
function testOf(input: TableInput, cell = '-'): Test {
  const test = readCell(input, cell);
  if (test === null) throw new Error(`cell ${JSON.stringify(cell)} of ${input.id} cannot be read`);
  return test;
}
