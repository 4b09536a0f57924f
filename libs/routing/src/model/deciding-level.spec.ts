import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '#model/catalogue';
import { advised, decidedAt, PLANT, THERE } from '../../../../test/support/routed.js';
import { decidingLevels } from './deciding-level.js';

const answerOf = (item: string, facts: Facts) => {
  const { level, because, missing } = decidingLevels(facts, THERE).get(item)!;
  return [level, because && 'row' in because ? because.row : null, ...missing];
};
const wood = (kind: string, hectares: string) => ({
  'forest-land-kind': kind,
  'forest-land-hectares': hectares,
});
const water = (mainstem: boolean, volume: string) => ({
  'yellow-river-mainstem': mainstem,
  'water-m3-per-year': volume,
});
const heavy = (energy: boolean, emission: boolean) => ({
  'high-energy-project': energy,
  'high-emission-project': emission,
});

/** 森林法实施条例 16, 黄河保护法 50, 通知(2024): at, just under and just over. */
describe('the level of the deciding organ', () => {
  it.each<[string, Facts, string, string]>([
    ['P10', wood('防护林或特种用途林', '10'), 'state', 'R1'],
    ['P10', wood('防护林或特种用途林', '9.999999999'), 'province', 'R4'],
    ['P10', wood('用材林经济林薪炭林或采伐迹地', '35'), 'state', 'R2'],
    ['P10', wood('用材林经济林薪炭林或采伐迹地', '34.999999999'), 'province', 'R5'],
    ['P10', wood('其他林地', '70'), 'state', 'R3'],
    ['P10', wood('其他林地', '69.999999999'), 'province', 'R6'],
    ['A07', water(true, '0'), 'state', 'R1'],
    ['A07', water(false, '5000000'), 'state', 'R2'],
    ['A07', water(false, '4999999.999999999'), 'province', 'R3'],
    ['A01', heavy(false, false), 'city', 'R3'],
    ['A01', heavy(false, true), 'province', 'R2'],
    ['A01', heavy(true, false), 'province', 'R1'],
    ['P02', { 'investment-wan-yuan': '5000000' }, 'state', 'R1'],
    ['P02', { 'investment-wan-yuan': '4999999.999999999' }, 'province', 'R2'],
  ])('of %s on %j is the %s, by %s', (item, facts, level, row) => {
    expect(answerOf(item, facts)).toEqual([level, row]);
  });

  it('is open while facts are missing that would tell, and they are named', () => {
    expect(answerOf('P10', {})).toEqual([null, null, 'forest-land-kind', 'forest-land-hectares']);
    expect(answerOf('P10', { 'forest-land-hectares': '12' })).toEqual([null, null, 'forest-land-kind']);
    expect(answerOf('A07', { 'water-m3-per-year': '6000000' })).toEqual(['state', 'R1']);
  });

  it('is answered by part of the facts only as all of them answer it', () => {
    const all = fc.record({
      kind: fc.constantFrom('防护林或特种用途林', '用材林经济林薪炭林或采伐迹地', '其他林地'),
      hectares: fc.integer({ min: 0, max: 90 }).map(String),
      mainstem: fc.boolean(),
      volume: fc.integer({ min: 0, max: 9_000_000 }).map(String),
    });
    fc.assert(
      fc.property(
        all,
        fc.subarray([
          'forest-land-kind',
          'forest-land-hectares',
          'yellow-river-mainstem',
          'water-m3-per-year',
        ]),
        (drawn, kept) => {
          const whole: Facts = {
            ...wood(drawn.kind, drawn.hectares),
            ...water(drawn.mainstem, drawn.volume),
          };
          const part = Object.fromEntries(Object.entries(whole).filter(([fact]) => kept.includes(fact)));
          const [some, every] = [decidingLevels(part, THERE), decidingLevels(whole, THERE)];
          for (const item of ['P10', 'A07']) {
            const { level, missing } = some.get(item)!;
            expect(level === null ? missing.length > 0 : level === every.get(item)?.level).toBe(true);
          }
        },
      ),
    );
  });
});

describe('advice', () => {
  const [city, province] = [decidedAt('city', true), decidedAt('province', false)];
  const there = { ...THERE, deciding: new Map([...THERE.deciding, ['A01', [city, province]]]) };
  const report = (facts: object) =>
    advised({ ...PLANT, ...facts }, there).items.find(({ code }) => code === 'A01');

  it('names the organ of the level that the facts answer, and the row that does', () => {
    expect(report({})?.authority).toMatchObject({
      level: 'city',
      because: { table: 'decides-eia-report', row: 'R3', demo: false },
    });
    expect(report({ 'high-energy-project': true })?.authority).toMatchObject({
      level: 'province',
      organ: { level: 'province' },
      because: { row: 'R1', demo: true },
    });
  });

  it('names no organ while a fact is missing, but the fact', () => {
    const wooded = { 'land-taken': ['林地'], 'land-mu': 186 };
    const [upper, lower] = [decidedAt('state', false), decidedAt('province', true)];
    const open = advised({ ...PLANT, ...wooded }, { ...there, deciding: new Map([['P10', [lower, upper]]]) });
    expect(open.items.find(({ code }) => code === 'P10')).toMatchObject({
      authority: null,
      authorityMissing: ['forest-land-kind', 'forest-land-hectares'],
    });
    expect(open.missing.map(({ fact, askedBy }) => [fact, askedBy])).toContainEqual([
      'forest-land-kind',
      ['P10'],
    ]);
  });
});
