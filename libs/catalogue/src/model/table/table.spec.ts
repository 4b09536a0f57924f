import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isRejection } from '#kernel';
import { refused } from '../read/reading.js';
import { checkTable } from './check-table.js';
import { decideTable, type Facts } from './decide-table.js';
import { readTable } from './read-table.js';
import type { TableDefinition } from './table-definition.js';

const SEEDS = new URL('../../../../../seeds/tables/', import.meta.url);
const seed = (code: string) => table(parse(readFileSync(new URL(`${code}.yaml`, SEEDS), 'utf8')));

function table(written: unknown): TableDefinition {
  const read = readTable(written);
  if (refused(read)) throw new Error(JSON.stringify(read));
  return read as TableDefinition;
}

const name = { zh: '名', en: 'name' };
/** A table of cells: the columns, then a line for each row. */
const written = (hit: string, inputs: object[], ...rows: (readonly unknown[])[]) => ({
  code: 't',
  name,
  hit,
  source: '演示',
  inputs: inputs.map((input, at) => ({ id: `i${at}`, name, ...input })),
  outputs: [{ id: 'out', name, kind: 'text' }],
  rows: rows.map((cells, at) => ({
    id: `R${at + 1}`,
    when: Object.fromEntries(cells.map((cell, n) => [`i${n}`, cell])),
    gives: { out: `row ${at + 1}` },
    source: '演示',
  })),
});
const money = { kind: 'number', unit: '万元', range: '>= 0' };
const whole = { ...money, decimals: 0 };
const found = (...args: Parameters<typeof written>) =>
  checkTable(table(written(...args))).map(({ code, place, detail }) =>
    [code, place.replace('tables/t/', ''), detail['other'], detail['example']].filter(Boolean).join(' | '),
  );
const faults = (value: unknown) => {
  const read = readTable(value);
  return refused(read) ? read.map(({ code, pointer }) => `${code} ${pointer}`) : [];
};
const rowsOf = (of: TableDefinition, facts: Facts) =>
  decideTable(of, facts).map((it) => (isRejection(it) ? `${it.code} ${it.pointer}` : it.row));

describe('a table as a clerk writes it', () => {
  it('is read with its cells in every form', () => {
    const columns = [
      money,
      { kind: 'choice', values: ['出让', '划拨'] },
      { kind: 'flag' },
      { kind: 'date' },
      { kind: 'texts' },
    ];
    const rows = [
      ['>= 500', '出让', true, '[2026-01-01, 2026-12-31]', ['氨水', '磷酸']],
      ['[300, 500)', 'not 出让', 'false', '2026-01-01, 2026-02-01', 'not 氨水'],
      [500, ['出让', '划拨'], '-', '< 2026-01-01', '-'],
      ['≥ 0.5', '-', '-', '-', '-'],
      [' ≤ 0.5 ', ' - ', '-', ' >= 2026-01-01 ', ' 氨水, 磷酸 '],
    ];
    expect(faults(written('collect', columns, ...rows))).toEqual([]);
  });

  it.each<[string, unknown, object]>([
    ['no figure', 'many', money],
    ['a thousands comma that means a list of signs', '> 1,000', money],
    ['a range upside down', '[500, 300]', money],
    ['a range that a YAML list could be', [300, 500], money],
    ['half a bracket', '[300, 500', money],
    ['a range with a word before it', 'from [300, 500)', money],
    ['a range with a word behind it', '[300, 500) or so', money],
    ['a range from no figure', '[few, 500)', money],
    ['a range to no figure', '[300, many)', money],
    ['a comparison with a word before it', 'area > 500', money],
    ['a comparison with a word behind it', '> 500 m2', money],
    ['a binary figure that nobody typed', 0.1 + 0.2, money],
    ['a word outside the choice', '租赁', { kind: 'choice', values: ['出让', '划拨'] }],
    ['a word twice', '出让, 出让', { kind: 'choice', values: ['出让', '划拨'] }],
    ['a day that does not exist', '>= 2026-02-30', { kind: 'date' }],
    ['yes for true', 'yes', { kind: 'flag' }],
    ['a cell of the wrong column', '> 500', { kind: 'flag' }],
  ])('is refused at the cell: %s', (_, cell, column) => {
    expect(faults(written('collect', [column], [cell]))).toEqual(['SEED-VALUE /rows/0/when/i0']);
  });

  it('is refused where a column is missing, unknown, or not described', () => {
    const { rows, ...rest } = written('collect', [money, money], ['1', '2']);
    const row = rows[0]!;
    expect(faults({ ...rest, rows: [{ ...row, when: { i0: '1', i9: '2' } }] })).toEqual([
      'SEED-UNKNOWN-KEY /rows/0/when/i9',
      'SEED-MISSING /rows/0/when/i1',
    ]);
    expect(faults({ ...rest, rows: [{ ...row, gives: { other: 1 } }] })).toEqual([
      'SEED-UNKNOWN-KEY /rows/0/gives/other',
      'SEED-MISSING /rows/0/gives/out',
    ]);
    expect(
      faults(written('any', [{ kind: 'number' }, { kind: 'choice' }, { ...money, range: 'much' }])),
    ).toEqual([
      'SEED-MISSING /inputs/0/unit',
      'SEED-MISSING /inputs/1/values',
      'SEED-VALUE /inputs/2/range',
      'SEED-VALUE /hit',
    ]);
  });
});

describe('the check of a table', () => {
  it('names a gap by an example, also where it is a single figure', () => {
    expect(found('unique', [money], ['< 500'], ['> 500'])).toEqual(['TAB-GAP | tables/t | i0 = 500']);
    expect(found('unique', [money], ['[0, 500)'], ['[500, 800)'])).toEqual(['TAB-GAP | tables/t | i0 = 800']);
    expect(found('unique', [money, { kind: 'flag' }], ['>= 500', true], ['< 500', '-'])).toEqual([
      'TAB-GAP | tables/t | i0 = 500, i1 = false',
    ]);
    expect(found('unique', [money], ['>= 500'], ['< 500'])).toEqual([]);
  });

  it('knows what can occur: whole numbers, days, the range of the column', () => {
    expect(found('unique', [whole], ['[0, 1]'], ['>= 2'])).toEqual([]);
    expect(found('unique', [money], ['[0, 1]'], ['>= 2'])).toEqual(['TAB-GAP | tables/t | i0 = 1.1']);
    expect(found('unique', [{ kind: 'date' }], ['<= 2026-08-14'], ['>= 2026-08-15'])).toEqual([]);
    expect(found('unique', [{ kind: 'date' }], ['< 2026-08-14'], ['>= 2026-08-15'])).toEqual([
      'TAB-GAP | tables/t | i0 = 2026-08-14',
    ]);
    expect(found('unique', [{ ...money, range: '[0, 100]' }], ['< 50'], ['[50, 100]'])).toEqual([]);
  });

  it('names rows that overlap under unique, by an example of both', () => {
    expect(found('unique', [money], ['<= 500'], ['>= 500'])).toEqual([
      'TAB-OVERLAP | rows/R2 | R1 | i0 = 500',
    ]);
    const land = { kind: 'choice', values: ['出让', '划拨', '租赁'] };
    expect(found('unique', [land], ['出让, 划拨'], ['not 出让'])).toEqual([
      'TAB-OVERLAP | rows/R2 | R1 | i0 = 划拨',
    ]);
    const chemicals = { kind: 'texts' };
    expect(found('unique', [chemicals], ['氨水'], ['磷酸'])).toEqual([
      'TAB-OVERLAP | rows/R2 | R1 | i0 = {氨水, 磷酸}',
      'TAB-GAP | tables/t | i0 = {}',
    ]);
    expect(found('unique', [chemicals], ['氨水, 磷酸'], ['not 氨水, 磷酸'])).toEqual([]);
  });

  it('names rows that are never reached under first, though no single row above takes them', () => {
    expect(found('first', [money], ['< 500'], ['>= 500'], ['-'])).toEqual(['TAB-UNREACHABLE | rows/R3']);
    expect(found('first', [money], ['< 500'], ['> 500'], ['-'])).toEqual([]);
    expect(found('first', [money, { kind: 'flag' }], ['-', true], ['> 5', '-'])).toEqual([
      'TAB-GAP | tables/t | i0 = 0, i1 = false',
    ]);
  });

  it('names rows that no fact can meet, and columns nobody reads, in every table', () => {
    expect(found('collect', [money], ['< 0'])).toEqual(['TAB-NEVER | rows/R1']);
    expect(found('collect', [whole], ['(1, 2)'])).toEqual(['TAB-NEVER | rows/R1']);
    expect(found('collect', [money, money], ['> 5', '-'])).toEqual(['TAB-UNREAD | inputs/i1']);
    expect(found('collect', [money], ['> 5'])).toEqual([]);
  });

  it('gives up on what nobody could look through, and says so', () => {
    const columns = Array.from({ length: 20 }, () => money);
    const rows = Array.from({ length: 60 }, (_, row) =>
      columns.map((_, at) =>
        (row * 7 + at * 13) % 5 < 2 ? '-' : `${row % 2 ? '>' : '<'} ${(row * 31 + at * 17) % 97}`,
      ),
    );
    const started = performance.now();
    const codes = new Set(checkTable(table(written('unique', columns, ...rows))).map(({ code }) => code));
    expect(performance.now() - started).toBeLessThan(5_000);
    expect([...codes].some((code) => code === 'TAB-GAP' || code === 'TAB-WIDE')).toBe(true);
  });
});

describe('the seeded tables', () => {
  it('are published as they stand: no finding', () => {
    for (const file of readdirSync(SEEDS)) expect(checkTable(seed(file.replace('.yaml', '')))).toEqual([]);
  });

  const land = seed('land-quota-priority');
  const project = {
    'investment-per-mu-wan-yuan': 0,
    'tax-per-mu-wan-yuan': 0,
    'new-standard-plant': false,
    'floor-area-ratio': 1,
  };
  it.each<[object, string[]]>([
    [{ 'investment-per-mu-wan-yuan': '500' }, []],
    [{ 'investment-per-mu-wan-yuan': '500.000000001' }, ['R1']],
    [{ 'investment-per-mu-wan-yuan': '499.999999999' }, []],
    [{ 'tax-per-mu-wan-yuan': 30 }, []],
    [{ 'tax-per-mu-wan-yuan': 30.01 }, ['R2']],
    [{ 'floor-area-ratio': '2.1' }, []],
    [{ 'floor-area-ratio': '2.1', 'new-standard-plant': true }, ['R3']],
    [{ 'floor-area-ratio': '2.0', 'new-standard-plant': true }, []],
    [{ 'investment-per-mu-wan-yuan': 530, 'tax-per-mu-wan-yuan': 33.3 }, ['R1', 'R2']],
  ])('give priority over the bound and not at it (实施意见 十八): %j', (facts, rows) => {
    expect(rowsOf(land, { ...project, ...facts })).toEqual(rows);
  });

  it.each([
    ['1000', '0', 'R1'],
    ['999.999999999', '1000', 'R2'],
    ['999.999999999', '999.999999999', 'R3'],
    ['0', '0', 'R3'],
  ])('ask for an energy review from 1,000 t on (令31号): %s tce, %s t of coal', (energy, coal, row) => {
    const facts = { 'energy-tce-per-year': energy, 'coal-t-per-year': coal };
    expect(rowsOf(seed('energy-review'), facts)).toEqual([row]);
  });
});

describe('an answer', () => {
  const energy = seed('energy-review');
  it('needs only the facts that matter', () => {
    expect(rowsOf(energy, { 'energy-tce-per-year': 18600 })).toEqual(['R1']);
    expect(rowsOf(energy, { 'energy-tce-per-year': 10 })).toEqual(['FACT_MISSING /coal-t-per-year']);
    expect(rowsOf(energy, {})).toEqual([
      'FACT_MISSING /energy-tce-per-year',
      'FACT_MISSING /coal-t-per-year',
    ]);
  });

  it('asks at once for all that could matter, and for nothing below a row that holds', () => {
    const first = table(written('first', [money, money], ['> 100', '-'], ['-', '> 10'], ['-', '-']));
    expect(rowsOf(first, {})).toEqual(['FACT_MISSING /i0', 'FACT_MISSING /i1']);
    expect(rowsOf(first, { i0: 500 })).toEqual(['R1']);
    expect(rowsOf(first, { i1: 50 })).toEqual(['FACT_MISSING /i0']);
  });

  it('refuses a fact that is none of its column, and says what it should be', () => {
    expect(rowsOf(energy, { 'energy-tce-per-year': -1, 'coal-t-per-year': 0 })).toEqual([
      'FACT_WRONG /energy-tce-per-year',
    ]);
    const [refusal] = decideTable(energy, { 'energy-tce-per-year': 'many' });
    expect(refusal).toMatchObject({
      code: 'FACT_WRONG',
      params: {
        rule: '须为数字，单位吨标准煤/年，范围 >= 0',
        ruleEn: 'a number is expected, in “吨标准煤/年”, within >= 0',
      },
    });
  });

  it('comes from the first row that holds, and tells its source', () => {
    const first = table(written('first', [money], ['> 100'], ['> 10'], ['-']));
    expect(rowsOf(first, { i0: 500 })).toEqual(['R1']);
    expect(rowsOf(first, { i0: 50 })).toEqual(['R2']);
    expect(decideTable(first, { i0: 5 })).toEqual([
      { row: 'R3', gives: { out: 'row 3' }, source: '演示', demo: false },
    ]);
  });
});
