import { describe, expect, it } from '@jest/globals';
import { PLANT, THERE } from '../../../../test/support/routed.js';
import { ruledOut } from './ruled-out.js';

const of = (codes: string[], facts: object, there = THERE) =>
  ruledOut(codes, facts as typeof PLANT, there).map((each) => each.of);
const land = THERE.tables.find(({ content }) => content.code === 'needs-land-planning')!;

describe('an item that the facts of a project rule out', () => {
  it('is told with the rows that say so, by table, version and source', () => {
    expect(ruledOut(['P10'], { 'land-taken': ['农用地'] }, THERE)).toEqual([
      {
        of: 'P10',
        because: [
          {
            table: 'needs-land-planning',
            version: land.version,
            row: 'R8',
            source: '森林法 37; 森林法实施条例 16',
            demo: false,
          },
        ],
      },
    ]);
  });

  it.each([
    ['is needed', { 'land-taken': ['林地'] }],
    ['is open, for the fact is missing', {}],
    ['is open, for the fact cannot be read', { 'land-taken': '林地' }],
  ])('is none where it %s', (_, facts) => {
    expect(of(['P10'], facts)).toEqual([]);
  });

  it('is none that no table names, and none of which no row speaks', () => {
    const facts = { 'land-taken': [] };
    expect(of(['P10', 'Q99'], facts)).toEqual(['P10']);
    const rows = land.content.rows.filter(({ gives }) => gives['item'] !== 'P10');
    const silent = { ...land, content: { ...land.content, rows } };
    expect(of(['P10'], facts, { ...THERE, tables: [silent] })).toEqual([]);
  });

  it('is none that another table needs', () => {
    const row = { ...land.content.rows[0]!, when: {}, gives: { item: 'P10' } };
    const other = { ...land, content: { ...land.content, code: 'other', rows: [row] } };
    const facts = { 'land-taken': [] };
    expect(of(['P10'], facts, { ...THERE, tables: [land] })).toEqual(['P10']);
    expect(of(['P10'], facts, { ...THERE, tables: [land, other] })).toEqual([]);
  });
});
