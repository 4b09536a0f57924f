import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '#kernel';
import { type Facts, type KeyList, readExact, writeExact } from '#model/catalogue';
import { type ChannelJudgement, judgeChannel } from '#model/routing';
import { DAY, THERE } from '../../../../test/support/routed.js';

const CODE = '2603-630106-04-01-204817';
const CLEAN = { 'backward-capacity': false, 'high-energy-project': false, 'high-emission-project': false };
const LIST: KeyList = {
  code: 'list',
  name: { zh: '名单', en: 'list' },
  organ: { zh: '机关', en: 'organ' },
  document: { number: '1', title: 't' },
  from: '2026-01-15' as LocalDate,
  through: '2026-12-31' as LocalDate,
  entries: [{ id: 'E1', project: CODE, name: 'x', because: '补链', through: '2026-10-31' as LocalDate }],
  source: 'x',
  demo: true,
};
const judged = (facts: Facts, on = DAY, code: string | null = null): ChannelJudgement =>
  judgeChannel({ code, facts: { ...CLEAN, ...facts } }, on, { ...THERE, keyLists: [LIST] });
const met = (judgement: ChannelJudgement) =>
  judgement.criteria.filter((each) => each.met).map(({ criterion }) => criterion);

const STEP = 1n;
describe('each criterion at its bound, just under and just over it, in exact decimals', () => {
  it.each([
    ['investment', 'investment-per-mu-wan-yuan', '500', {}],
    ['tax', 'tax-per-mu-wan-yuan', '30', {}],
    ['floor-area-ratio', 'floor-area-ratio', '2', { 'new-standard-plant': true }],
  ])('%s', (criterion, fact, bound, beside) => {
    const exact = readExact(bound) ?? 0n;
    const at = (figure: bigint) => met(judged({ ...beside, [fact]: writeExact(figure) }));
    expect([at(exact - STEP), at(exact), at(exact + STEP)]).toEqual([[], [], [criterion]]);
  });
});

describe('a list of key projects', () => {
  it.each([
    ['2026-01-14', 0],
    ['2026-01-15', 1],
    ['2026-10-31', 1],
    ['2026-11-01', 0],
  ])('on %s names it %i times', (on, times) => {
    expect(judged({}, on as LocalDate, CODE).named).toHaveLength(times);
  });

  it('names nobody else, and nobody without a code', () => {
    expect(judged({}, DAY, '2603-630106-04-01-204818').named).toEqual([]);
    expect(judged({}, DAY, null).named).toEqual([]);
  });
});

it('names what must be answered first, and the category that is banned', () => {
  const { unanswered } = judgeChannel({ code: null, facts: {} }, DAY, { ...THERE, keyLists: [] });
  expect(unanswered).toEqual(['backward-capacity', 'high-energy-project', 'high-emission-project']);
  expect(judged({ 'high-emission-project': true }).banned).toMatchObject([{ category: '高排放' }]);
});

const FIGURES = [
  'investment-per-mu-wan-yuan',
  'tax-per-mu-wan-yuan',
  'floor-area-ratio',
  'investment-wan-yuan',
  'land-mu',
] as const;
const QUALIFYING: Facts[] = [
  { 'investment-per-mu-wan-yuan': '501' },
  { 'tax-per-mu-wan-yuan': '31' },
  { 'new-standard-plant': true, 'floor-area-ratio': '2.1' },
];
const drawn = fc
  .record(Object.fromEntries(FIGURES.map((fact) => [fact, fc.integer({ min: 0, max: 2000 })])), {
    requiredKeys: [],
  })
  .map((facts): Facts => facts);
const channel = ({ criteria, banned, named }: ChannelJudgement) => ({ criteria, banned, named });

describe('whatever the facts are', () => {
  it('facts outside the tables never change the answer', () => {
    const outside = fc.dictionary(
      fc.constantFrom(
        'employees',
        'foreign-investment',
        'site',
        'water-source',
        'nonsense',
        'power-load-kva',
      ),
      fc.anything(),
    );
    fc.assert(
      fc.property(drawn, outside, (facts, more) => {
        expect(channel(judged({ ...facts, ...more }))).toEqual(channel(judged(facts)));
      }),
    );
  });

  it('adding a figure that qualifies never loses the channel', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(...QUALIFYING), (facts, more) => {
        const lacks = Object.keys(more).every((fact) => !Object.hasOwn(facts, fact));
        fc.pre(lacks);
        const [before, after] = [met(judged(facts)), met(judged({ ...facts, ...more }))];
        expect(after).toEqual(expect.arrayContaining(before));
        // Investment over land is worked out, whatever is stated of it.
        const derived = Object.hasOwn(facts, 'land-mu') && Object.hasOwn(facts, 'investment-wan-yuan');
        if (!derived || !('investment-per-mu-wan-yuan' in more)) expect(after.length).toBeGreaterThan(0);
      }),
    );
  });

  it('same facts and day, same answer', () => {
    fc.assert(
      fc.property(drawn, (facts) => {
        const turned = Object.fromEntries(Object.entries(facts).reverse());
        expect(JSON.stringify(judged(turned).criteria)).toBe(JSON.stringify(judged(facts).criteria));
      }),
    );
  });
});
