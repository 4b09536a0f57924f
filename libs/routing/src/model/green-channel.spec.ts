import { describe, expect, it } from '@jest/globals';
import type { Facts } from '#model/catalogue';
import { advised } from '../../../../test/support/routed.js';

const CLEAN = { 'backward-capacity': false, 'high-energy-project': false, 'high-emission-project': false };
const channel = (facts: Facts) => advised({ ...CLEAN, ...facts }).greenChannel;
const criterion = (facts: Facts, name: string) =>
  channel(facts).criteria.find((each) => each.criterion === name)!;
const shortOf = (facts: Facts, name: string) => criterion(facts, name).short;

/** 实施意见 (十八): above, never at; worked out from investment and land, exactly. */
describe('the investment criterion, over 500 万元/亩', () => {
  it.each<[string, string, boolean]>([
    ['93000', '186', false],
    ['93000.000000001', '186', true],
    ['92999.999999999', '186', false],
    ['500', '1', false],
    ['1', '0.001', true],
    ['98600', '186', true],
  ])('%s 万元 on %s 亩: %s', (investment, land, met) => {
    const facts = { 'investment-wan-yuan': investment, 'land-mu': land };
    expect(criterion(facts, 'investment').met).toBe(met);
  });

  it('tells by how much it is missed, and that the bound itself is not enough', () => {
    const facts = { 'investment-wan-yuan': 89280, 'land-mu': 186 };
    expect(shortOf(facts, 'investment')).toEqual([
      { fact: 'investment-per-mu-wan-yuan', wants: '> 500', has: '480', by: '20', over: false, beyond: true },
    ]);
    const at = { 'investment-wan-yuan': 93000, 'land-mu': 186 };
    expect(shortOf(at, 'investment')).toMatchObject([{ has: '500', by: '0', beyond: true }]);
  });

  it('names the figure that is missing, and then nobody knows yet', () => {
    expect(shortOf({ 'land-mu': 186 }, 'investment')).toMatchObject([{ has: null, by: null }]);
    expect(channel({ 'land-mu': 186 }).qualifies).toBeNull();
  });
});

describe('the tax criterion, over 30 万元/亩', () => {
  it.each<[string, boolean, string | null]>([
    ['30', false, '0'],
    ['30.000000001', true, null],
    ['29.999999999', false, '0.000000001'],
    ['33.3', true, null],
  ])('%s: %s, short by %s', (tax, met, by) => {
    const found = criterion({ 'tax-per-mu-wan-yuan': tax }, 'tax');
    expect([found.met, found.short[0]?.by ?? null]).toEqual([met, by]);
  });
});

describe('the floor-area criterion, a new standard plant over 2.0', () => {
  it.each<[object, boolean, object[]]>([
    [{ 'new-standard-plant': true, 'floor-area-ratio': '2.1' }, true, []],
    [{ 'new-standard-plant': true, 'floor-area-ratio': '2.0' }, false, [{ has: '2', by: '0', beyond: true }]],
    [{ 'new-standard-plant': true, 'floor-area-ratio': '1.2' }, false, [{ has: '1.2', by: '0.8' }]],
    [
      { 'new-standard-plant': false, 'floor-area-ratio': '2.1' },
      false,
      [{ has: false, wants: 'true', by: null }],
    ],
  ])('%j: %s', (facts, met, short) => {
    const found = criterion(facts as Facts, 'floor-area-ratio');
    expect(found.met).toBe(met);
    expect(found.short).toMatchObject(short);
  });

  it('is marked as what it is: the printed figure is taken for a slip', () => {
    expect(criterion({}, 'floor-area-ratio').because).toMatchObject({ demo: true });
  });
});

it('no criterion met and none that a missing fact could meet: no channel', () => {
  const facts = { 'investment-per-mu-wan-yuan': 1, 'tax-per-mu-wan-yuan': 1, 'new-standard-plant': false };
  expect(channel(facts).qualifies).toBe(false);
});
