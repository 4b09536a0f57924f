import { describe, expect, it } from '@jest/globals';
import { day, definition } from '../../../../../test/support/definitions.js';
import type { ItemDefinition, Level } from '../definition.js';
import type { TableDefinition } from '../table/table-definition.js';
import { authorityOf } from './authority.js';
import { checkDecides } from './check-decides.js';
import type { Powers } from './powers.js';

const water = definition({ code: 'A07', authority: { usualLevel: 'province', minLevel: 'county' } });
const organ = (handle: string, level: Level) => ({ handle, level, body: 'administrative' as const });
const powers: Powers = {
  organs: [organ('state', 'state'), organ('province', 'province'), organ('bureau', 'park')],
  parks: [{ code: 'xining', bases: [{ code: 'ganhe' }, { code: 'nanchuan' }] }],
  statutory: (item, base) => (item !== 'A07' ? [] : base === 'ganhe' ? ['state', 'province'] : ['province']),
};
const row = (id: string, level: Level) => {
  return { id, when: {}, gives: { item: 'A07', level }, source: '50', demo: false };
};
const table = (code: string, levels: readonly Level[], items = ['A07']): TableDefinition => ({
  ...{
    code,
    name: { zh: '取水', en: 'Water' },
    hit: 'unique',
    answers: 'decides',
    source: '50',
    demo: false,
  },
  inputs: [],
  outputs: [
    { id: 'item', name: { zh: '事项', en: 'Item' }, kind: 'choice', values: items },
    { id: 'level', name: { zh: '层级', en: 'Level' }, kind: 'choice', values: [...levels] },
  ],
  rows: levels.map((level, n) => row(`R${n + 1}`, level)),
});
const found = (tables: TableDefinition[], items: ItemDefinition[] = [water]) =>
  checkDecides(tables, items, powers).map(({ code, place }) => `${code} ${place}`);

describe('a table that says which level decides', () => {
  it('finds an organ of each level at every base, none below the floor, and the usual one among them', () => {
    expect(found([table('t', ['province'])])).toEqual([]);
    expect(found([table('t', ['province', 'state'])])).toEqual(['AUTH-NOBODY tables/t']);
    expect(found([table('t', ['province', 'park'])])).toContain('AUTH-BELOW tables/t/rows/R2');
    expect(found([table('t', ['state'])])).toContain('AUTH-USUAL tables/t');
  });

  it('answers for one item, and no other table does', () => {
    expect(found([table('t', ['province'], ['A07', 'Y06'])])).toEqual(['AUTH-TABLE tables/t/outputs/item']);
    expect(found([table('t', ['province']), table('u', ['province'])])).toEqual([
      'AUTH-TABLES tables/t',
      'AUTH-TABLES tables/u',
    ]);
    expect(found([{ ...table('t', ['state', 'park']), answers: 'needs' }])).toEqual([]);
  });
});

describe('between levels', () => {
  it('the usual one decides where none is named, and each level has its own organ', () => {
    const on = { base: 'ganhe', day: day('2026-09-01') };
    expect(authorityOf(water, on, [], powers)).toMatchObject({ organ: 'province', usual: true });
    expect(authorityOf(water, { ...on, level: 'state' }, [], powers)).toMatchObject({
      organ: 'state',
      usual: false,
    });
    expect(authorityOf(water, { ...on, level: 'city' }, [], powers)).toBeNull();
  });

  it('a delegation below the floor, or without its form, is set aside by name and the statutory organ decides', () => {
    const given = {
      ...{
        code: 'd',
        name: { zh: '委托', en: 'Entrusted' },
        items: ['A07'],
        places: ['xining'],
        form: 'entrusted' as const,
      },
      ...{
        delegator: 'province',
        delegate: 'bureau',
        document: { number: '1号', title: '委托书' },
        signs: 'delegator' as const,
      },
      ...{
        announced: null,
        approval: null,
        from: day('2026-01-01'),
        through: null,
        source: '24',
        demo: true,
      },
    };
    const lifted = { ...water, authority: { ...water.authority, minLevel: 'city' as const } };
    const announced = { on: day('2025-12-01'), where: '网站' };
    const on = { base: 'ganhe', day: day('2026-09-01') };
    expect(authorityOf(water, on, [{ ...given, announced }], powers)).toMatchObject({
      organ: 'bureau',
      setAside: [],
    });
    const set = (code: string, article: string) => [
      expect.objectContaining({ delegation: 'd', document: '1号', code, article }),
    ];
    expect(authorityOf(water, on, [given], powers)).toMatchObject({
      organ: 'province',
      setAside: set('AUTH-NOFORM', '行政许可法 24'),
    });
    expect(authorityOf(lifted, on, [{ ...given, announced }], powers)).toMatchObject({
      organ: 'province',
      setAside: set('AUTH-NOFORM', '行政许可法 24'),
    });
  });
});
