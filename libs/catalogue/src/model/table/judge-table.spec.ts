import { describe, expect, it } from '@jest/globals';
import { type Facts, judgeTable } from './judge-table.js';
import { readTable } from './read-table.js';
import { shortfalls } from './shortfall.js';
import type { TableDefinition } from './table-definition.js';

const name = { zh: '名', en: 'name' };
function table(hit: string, inputs: object[], ...rows: string[][]): TableDefinition {
  return readTable({
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
  }) as TableDefinition;
}
const money = { kind: 'number', unit: '万元', range: '>= 0' };
const said = (of: TableDefinition, facts: Facts) => {
  const { hits, open, failed } = judgeTable(of, facts);
  const rows = (those: readonly { readonly row: string }[]) => those.map(({ row }) => row).join(' ');
  return [rows(hits), open.map(({ row, missing }) => `${row}:${missing}`).join(' '), rows(failed)];
};

describe('every row is judged as far as the facts go', () => {
  it('of collect each by itself', () => {
    const collect = table(
      'collect',
      [money, money],
      ['> 5', '-'],
      ['-', '> 5'],
      ['> 5', '> 5'],
      ['< 5', '> 5'],
    );
    expect(said(collect, { i0: 6 })).toEqual(['R1', 'R2:i1 R3:i1', 'R4']);
    expect(said(collect, {})).toEqual(['', 'R1:i0 R2:i1 R3:i0,i1 R4:i0,i1', '']);
    expect(said(collect, { i0: 6, i1: 6 })).toEqual(['R1 R2 R3', '', 'R4']);
  });

  it('of unique nothing is open once one holds', () => {
    const unique = table('unique', [money, money], ['> 5', '-'], ['<= 5', '> 5'], ['<= 5', '<= 5']);
    expect(said(unique, { i0: 6 })).toEqual(['R1', '', 'R2 R3']);
    expect(said(unique, { i1: 6 })).toEqual(['', 'R1:i0 R2:i0', 'R3']);
  });

  it('of first a row that holds waits for those above it', () => {
    const first = table('first', [money, money], ['> 5', '-'], ['-', '> 5'], ['-', '-']);
    expect(said(first, { i1: 6 })).toEqual(['', 'R1:i0 R2:i0', 'R3']);
    expect(said(first, { i0: 6 })).toEqual(['R1', '', 'R2 R3']);
  });
});

describe('how far a row is from holding', () => {
  const of = (input: object, cell: string, fact: unknown) =>
    shortfalls(table('collect', [input], [cell]), 'R1', { i0: fact }).map(({ by, over, beyond }) => [
      by,
      over,
      beyond,
    ]);
  it.each<[string, unknown, [string | null, boolean, boolean][]]>([
    ['> 500', '500.000000001', []],
    ['> 500', '500', [['0', false, true]]],
    ['> 500', '499.999999999', [['0.000000001', false, true]]],
    ['>= 500', '499.5', [['0.5', false, false]]],
    ['<= 500', '512.25', [['12.25', true, false]]],
    ['< 500', '500', [['0', true, true]]],
    ['[300, 500)', '500', [['0', true, true]]],
    ['[300, 500)', '290', [['10', false, false]]],
    ['5, 7', '6.4', [['0.6', false, false]]],
    ['> 500', undefined, [[null, false, false]]],
  ])('%s of %s', (cell, fact, distance) => {
    expect(of(money, cell, fact)).toEqual(distance);
  });

  it('is no figure for a flag or a word, but what it has is told', () => {
    const row = shortfalls(table('collect', [{ kind: 'flag' }, { kind: 'texts' }], ['true', '氨水']), 'R1', {
      i0: false,
      i1: ['磷酸'],
    });
    expect(row).toMatchObject([
      { wants: 'true', has: false, by: null },
      { wants: '氨水', has: ['磷酸'], by: null },
    ]);
  });
});
