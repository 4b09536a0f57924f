import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Contender, rankForLand } from '#model/routing';
import { THERE } from '../../../../test/support/routed.js';

const TABLE = THERE.tables.find(({ content }) => content.answers === 'ranking')!;
const project = (id: string, facts: Contender['facts'], opened = '2026-09-01T00:00:00Z'): Contender => ({
  ...{ id, facts, opened },
  code: `code-${id}`,
});
const ranked = (...projects: Contender[]) =>
  rankForLand(projects, TABLE, THERE.facts).map(({ place, project: { id }, behindBy }) => [
    place,
    id,
    behindBy,
  ]);

it('compares exactly, and says which row decided', () => {
  const one = { 'investment-wan-yuan': '93000.000000001', 'land-mu': '186' };
  const other = { 'investment-wan-yuan': '93000', 'land-mu': '186' };
  expect(ranked(project('a', other), project('b', one))).toEqual([
    [1, 'b', null],
    [2, 'a', 'R1'],
  ]);
});

it('where a figure is equal the next one decides, then the day, then the code; who states none comes last', () => {
  const facts = { 'investment-per-mu-wan-yuan': 510, 'tax-per-mu-wan-yuan': 20 };
  expect(
    ranked(
      project('none', {}),
      project('late', facts, '2026-09-02T00:00:00Z'),
      project('b', facts),
      project('a', facts),
      project('tax', { ...facts, 'tax-per-mu-wan-yuan': '20.000000001' }),
    ),
  ).toEqual([
    [1, 'tax', null],
    [2, 'a', 'R2'],
    [3, 'b', 'R5'],
    [4, 'late', 'R4'],
    [5, 'none', 'R1'],
  ]);
});

it('is one order, whatever the order it was asked in', () => {
  const drawn = fc.array(fc.record({ i: fc.nat(3), t: fc.nat(3) }), { maxLength: 8 });
  fc.assert(
    fc.property(drawn, fc.infiniteStream(fc.nat()), (figures, keys) => {
      const all = figures.map(({ i, t }, at) =>
        project(String(at), { 'investment-per-mu-wan-yuan': i, 'tax-per-mu-wan-yuan': t }),
      );
      const mixed = all
        .map((each) => [keys.next().value, each] as const)
        .sort(([one], [other]) => Number(one) - Number(other))
        .map(([, each]) => each);
      expect(ranked(...mixed)).toEqual(ranked(...all));
    }),
  );
});
