import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRejection } from '#kernel';
import { refused } from '../read/reading.js';
import { checkTable } from './check-table.js';
import { decideTable, type Facts } from './decide-table.js';
import { readTable } from './read-table.js';
import type { Hit, TableDefinition } from './table-definition.js';

// The slow reference: every combination of the figures on, between and beyond the bounds, every word and every set of words, each
// cell judged from what was drawn, not from what was written. It shares no code with the product.
type Figure = number;
interface Column {
  readonly input: object;
  readonly grid: readonly (Figure | boolean | string | readonly string[])[];
  readonly cells: fc.Arbitrary<Cell>;
}
interface Cell {
  readonly written: string;
  readonly passes: (fact: never) => boolean;
}
const any: Cell = { written: '-', passes: () => true };
const cell = <T>(written: string, passes: (fact: T) => boolean): Cell => ({
  written,
  passes: passes as Cell['passes'],
});

const bound = fc.integer({ min: 0, max: 4 });
const figures = fc.oneof(
  fc.constant(any),
  bound.map((n) => cell<Figure>(`> ${n}`, (x) => x > n)),
  bound.map((n) => cell<Figure>(`>= ${n}`, (x) => x >= n)),
  bound.map((n) => cell<Figure>(`< ${n}`, (x) => x < n)),
  bound.map((n) => cell<Figure>(`<= ${n}`, (x) => x <= n)),
  fc.tuple(bound, bound).map(([a, b]) => cell<Figure>(`${a}, ${b}`, (x) => x === a || x === b)),
  fc.tuple(bound, bound, fc.boolean(), fc.boolean()).map(([a, b, low, high]) => {
    const [from, to] = a < b ? [a, b] : [b, a];
    return cell<Figure>(
      `${low ? '[' : '('}${from}, ${to}${high ? ']' : ')'}`,
      (x) => (low ? x >= from : x > from) && (high ? x <= to : x < to),
    );
  }),
);
const halves = Array.from({ length: 13 }, (_, n) => (n - 2) / 2);
const named = (kind: string, more: object = {}) => ({ name: { zh: '名', en: 'name' }, kind, ...more });
const WORDS = ['a', 'b', 'c'];
const words = fc.tuple(fc.subarray(WORDS, { minLength: 1 }), fc.boolean());
const sets = Array.from({ length: 8 }, (_, n) => WORDS.filter((_, at) => n & (1 << at))).flatMap((set) => [
  set,
  [...set, 'z'],
]);

const column = fc.oneof(
  fc.constant<Column>({ input: named('number', { unit: 'm' }), grid: halves, cells: figures }),
  fc.constant<Column>({
    input: named('number', { unit: 'm', range: '[0, 4]' }),
    grid: halves.filter((x) => x >= 0 && x <= 4),
    cells: figures,
  }),
  fc.constant<Column>({
    input: named('number', { unit: 'm', decimals: 0 }),
    grid: halves.filter(Number.isInteger),
    cells: figures,
  }),
  fc.constant<Column>({
    input: named('flag'),
    grid: [true, false],
    cells: fc.oneof(
      fc.constant(any),
      fc.boolean().map((is) => cell<boolean>(String(is), (x) => x === is)),
    ),
  }),
  fc.constant<Column>({
    input: named('choice', { values: WORDS }),
    grid: WORDS,
    cells: fc.oneof(
      fc.constant(any),
      words.map(([some, not]) =>
        cell<string>(`${not ? 'not ' : ''}${some.join(', ')}`, (x) => some.includes(x) !== not),
      ),
    ),
  }),
  fc.constant<Column>({
    input: named('texts'),
    grid: sets,
    cells: fc.oneof(
      fc.constant(any),
      words.map(([some, not]) =>
        cell<string[]>(
          `${not ? 'not ' : ''}${some.join('、')}`,
          (x) => some.some((it) => x.includes(it)) !== not,
        ),
      ),
    ),
  }),
);

interface Drawn {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}
const drawn: fc.Arbitrary<Drawn> = fc.array(column, { minLength: 1, maxLength: 3 }).chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.array(fc.tuple(...columns.map(({ cells }) => cells)), { minLength: 1, maxLength: 5 }),
  }),
);

function tableOf({ columns, rows }: Drawn, hit: Hit): TableDefinition {
  const read = readTable({
    code: 't',
    name: { zh: '名', en: 'name' },
    hit,
    source: '演示',
    inputs: columns.map(({ input }, at) => ({ id: `i${at}`, ...input })),
    outputs: [{ id: 'row', name: { zh: '名', en: 'name' }, kind: 'number' }],
    rows: rows.map((cells, at) => ({
      id: `R${at}`,
      when: Object.fromEntries(cells.map(({ written }, n) => [`i${n}`, written])),
      gives: { row: at },
      source: '演示',
    })),
  });
  if (refused(read)) throw new Error(JSON.stringify(read));
  return read as TableDefinition;
}

type Point = readonly Column['grid'][number][];
const pointsOf = ({ columns }: Drawn): Point[] =>
  columns.reduce<Point[]>(
    (points, { grid }) => points.flatMap((point) => grid.map((fact) => [...point, fact])),
    [[]],
  );
const passing = ({ rows }: Drawn, point: Point): number[] =>
  rows.flatMap((cells, at) => (cells.every(({ passes }, n) => passes(point[n] as never)) ? [at] : []));
const factsOf = (point: Point): Facts => Object.fromEntries(point.map((fact, n) => [`i${n}`, fact]));
const placed = (table: TableDefinition, code: string) =>
  checkTable(table)
    .filter((it) => it.code === code)
    .map(({ place, detail }) => `${place.split('/').at(-1)}${detail['other'] ? ` ${detail['other']}` : ''}`);
/** The example of a finding as facts again: `i0 = 1.1, i1 = {a, b}`. */
const factsIn = ({ columns }: Drawn, example: unknown): Facts =>
  Object.fromEntries(
    columns.map(({ input }, n) => {
      const [, said = ''] = new RegExp(`i${n} = (\\{.*?\\}|[^,]*)`).exec(String(example)) ?? [];
      const { kind } = input as { kind: string };
      if (kind === 'texts')
        return [
          `i${n}`,
          said
            .slice(1, -1)
            .split(', ')
            .filter((word) => word !== ''),
        ];
      return [`i${n}`, kind === 'flag' ? said === 'true' : said];
    }),
  );

describe('on random tables, against every combination of facts', () => {
  it('a gap is found iff there is one, and its example is one', () => {
    fc.assert(
      fc.property(drawn, (those) => {
        const gaps = pointsOf(those).filter((point) => passing(those, point).length === 0);
        for (const hit of ['unique', 'first'] as const) {
          const found = checkTable(tableOf(those, hit)).filter(({ code }) => code === 'TAB-GAP');
          expect(found).toHaveLength(gaps.length === 0 ? 0 : 1);
          for (const { detail } of found)
            expect(decideTable(tableOf(those, 'collect'), factsIn(those, detail['example']))).toEqual([]);
        }
        expect(placed(tableOf(those, 'collect'), 'TAB-GAP')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('exactly the pairs that overlap are named, with an example of both', () => {
    fc.assert(
      fc.property(drawn, (those) => {
        const pairs = new Set(
          pointsOf(those).flatMap((point) => {
            const rows = passing(those, point);
            return rows.flatMap((row) =>
              rows.filter((above) => above < row).map((above) => `R${row} R${above}`),
            );
          }),
        );
        const table = tableOf(those, 'unique');
        expect(placed(table, 'TAB-OVERLAP').sort()).toEqual([...pairs].sort());
        for (const { place, detail } of checkTable(table).filter(({ code }) => code === 'TAB-OVERLAP')) {
          const hits = decideTable(tableOf(those, 'collect'), factsIn(those, detail['example']));
          const rows = hits.map((it) => (isRejection(it) ? it.code : it.row));
          expect(rows).toEqual(expect.arrayContaining([place.split('/').at(-1), detail['other']]));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('exactly the rows that no fact meets, and those never the first, are named', () => {
    fc.assert(
      fc.property(drawn, (those) => {
        const met = pointsOf(those).map((point) => passing(those, point));
        const named = those.rows.map((_, at) => at);
        const never = named.filter((row) => !met.some((rows) => rows.includes(row)));
        const late = named.filter((row) => !never.includes(row) && !met.some(([first]) => first === row));
        const table = tableOf(those, 'first');
        expect(placed(table, 'TAB-NEVER')).toEqual(never.map((row) => `R${row}`));
        expect(placed(table, 'TAB-UNREACHABLE')).toEqual(late.map((row) => `R${row}`));
      }),
      { numRuns: 150 },
    );
  });

  it('the answer is the rows that hold, and facts outside the table change nothing', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), fc.jsonValue(), (those, pick, stranger) => {
        const points = pointsOf(those);
        const point = points[pick % points.length]!;
        const rows = passing(those, point).map((row) => `R${row}`);
        const answer = (facts: Facts) =>
          decideTable(tableOf(those, 'collect'), facts).map((it) => (isRejection(it) ? it.code : it.row));
        expect(answer(factsOf(point))).toEqual(rows);
        expect(answer({ ...factsOf(point), stranger, __proto__: null })).toEqual(rows);
      }),
      { numRuns: 150 },
    );
  });

  it('what is answered without all facts is answered the same with them', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('collect', 'first'),
        (those, pick, hidden, hit) => {
          // Under `first` a last row takes the rest, as a published table has it.
          const rows = hit === 'first' ? [...those.rows, those.columns.map(() => any)] : those.rows;
          const table = tableOf({ ...those, rows }, hit as Hit);
          const points = pointsOf(those);
          const point = points[pick % points.length]!;
          const partly = decideTable(table, { ...factsOf(point), [`i${hidden % point.length}`]: undefined });
          if (partly.some(isRejection)) return;
          expect(partly).toEqual(decideTable(table, factsOf(point)));
        },
      ),
      { numRuns: 150 },
    );
  });
});
