import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asInput, type Facts, judgeTable } from '#model/catalogue';
import { canonical } from '#model/record';
import { advised, codesOf, PLANT, THERE } from '../../../../test/support/routed.js';

const CLEAN = { 'backward-capacity': false, 'high-energy-project': false, 'high-emission-project': false };
const figure = fc
  .tuple(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, after]) => `${whole}.${String(after).padStart(3, '0')}`);

/** Any facts that the list allows, each there or not; ratios are left to follow from their parts, or stated without these. */
const stated = THERE.facts.filter(({ derive }) => !derive);
const facts: fc.Arbitrary<Facts> = fc
  .record(
    Object.fromEntries(
      stated.map((fact) => {
        const { code, kind, values = ['磷酸', '氨水'], decimals } = fact;
        if (kind === 'flag') return [code, fc.boolean()];
        if (kind === 'choice') return [code, fc.constantFrom(...values)];
        if (kind === 'texts') return [code, fc.subarray([...values])];
        if (kind === 'text') return [code, fc.constantFrom('C2613', 'D4416', 'C3216', 'A01')];
        return [code, decimals === 0 ? fc.integer({ min: 0, max: 5000 }) : figure];
      }),
    ),
    { requiredKeys: [] },
  )
  .map((given) => ({ ...given, ...CLEAN }));

const subsetOf = (whole: Facts) =>
  fc
    .subarray(Object.keys(whole))
    .map((keys) => ({ ...Object.fromEntries(keys.map((key) => [key, whole[key]])), ...CLEAN }));

describe('whatever the facts', () => {
  it('those outside a table never change its answer', () => {
    fc.assert(
      fc.property(facts, facts, fc.constantFrom(...THERE.tables), (one, other, { content }) => {
        const asked = new Set(content.inputs.map(({ id }) => id));
        const outside = Object.entries(other).filter(([code]) => !asked.has(code));
        const more = { ...one, ...Object.fromEntries(outside), [`${content.code}?`]: 1 };
        expect(judgeTable(content, more)).toEqual(judgeTable(content, one));
      }),
    );
  });

  it('those that no table asks for change nothing but themselves in the advice', () => {
    const asked = new Set(THERE.tables.flatMap(({ content }) => content.inputs.map(({ id }) => id)));
    const unasked = stated.filter((fact) => asInput(fact) && !asked.has(fact.code)).map(({ code }) => code);
    const roots = THERE.facts.flatMap(({ derive }) => (derive ? Object.values(derive) : []));
    const free = unasked.filter((code) => !roots.includes(code));
    expect(free.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const extra = Object.fromEntries(Object.entries(other).filter(([code]) => free.includes(code)));
        const { facts: _, ...before } = advised({
          ...one,
          ...Object.fromEntries(free.map((code) => [code, null])),
        });
        const { facts: __, ...after } = advised({
          ...one,
          ...Object.fromEntries(free.map((code) => [code, null])),
          ...extra,
        });
        expect(after).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('what is needed, and what is not, on part of them stays so on all of them', () => {
    fc.assert(
      fc.property(
        facts.chain((whole) => subsetOf(whole).map((part) => [part, whole] as const)),
        ([part, whole]) => {
          const [less, all] = [advised(part), advised(whole)];
          expect(codesOf(all.items)).toEqual(expect.arrayContaining(codesOf(less.items)));
          expect(codesOf(all.notNeeded)).toEqual(expect.arrayContaining(codesOf(less.notNeeded)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a fact is named as missing exactly where something is open', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { open, missing, greenChannel } = advised(some);
        const items = new Set(missing.flatMap(({ askedBy }) => askedBy));
        for (const { code } of open) expect(items).toContain(code);
        if (missing.length === 0) expect(greenChannel.qualifies).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('a qualifying figure gives the channel and never loses it', () => {
    const qualifying = fc.constantFrom<Facts>(
      { 'investment-wan-yuan': '100000.5', 'land-mu': 200 },
      { 'tax-forecast-wan-yuan-per-year': '6000.001', 'land-mu': 200 },
      { 'new-standard-plant': true, 'floor-area-ratio': '2.001' },
    );
    fc.assert(
      fc.property(facts, qualifying, qualifying, (some, one, other) => {
        expect(advised({ ...some, ...one }).greenChannel.qualifies).toBe(true);
        expect(advised({ ...some, ...one, ...other }).greenChannel.qualifies).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('a criterion that is met stays met when the figure grows', () => {
    fc.assert(
      fc.property(figure, figure, (tax, more) => {
        const met = (value: string) =>
          advised({ ...CLEAN, 'tax-per-mu-wan-yuan': value }).greenChannel.criteria.some((each) => each.met);
        const [low, high] = [tax, more].sort((a, b) => Number(a) - Number(b)) as [string, string];
        expect(met(high) || !met(low)).toBe(true);
        expect(met(low)).toBe(Number(low) > 30);
      }),
      { numRuns: 40 },
    );
  });

  it('the same facts, in any order, get the same bytes', () => {
    const shuffled = fc
      .shuffledSubarray(Object.keys(PLANT), { minLength: Object.keys(PLANT).length })
      .map((keys) => Object.fromEntries(keys.map((key) => [key, PLANT[key]])));
    const bytes = canonical(advised(PLANT));
    fc.assert(
      fc.property(shuffled, (again) => {
        expect(canonical(advised(again))).toBe(bytes);
      }),
      { numRuns: 10 },
    );
  });
});
