import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definition, tie } from '../../../../../test/support/definitions.js';
import { Oracle } from '../../../../../test/support/independence-oracle.js';
import { CURES, type Cure, type GuideDefinition, type ItemDefinition, type Tie } from '../definition.js';
import { proveIndependence } from './prove-independence.js';

const CODES = ['A', 'B', 'C', 'D', 'E', 'F'];

interface RandomTie {
  readonly to: readonly string[];
  readonly binds: Tie['binds'];
  readonly cured: boolean;
}

const randomTie: fc.Arbitrary<RandomTie> = fc.record({
  to: fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1, maxLength: 3 }),
  binds: fc.constantFrom('application', 'decision', 'activity', 'practice'),
  cured: fc.boolean(),
});

/** Up to six items with up to two ties each, alternatives among them, and a guide of some of the items. */
const catalogue = fc.record({
  ties: fc.array(fc.array(randomTie, { maxLength: 2 }), { minLength: 2, maxLength: CODES.length }),
  inside: fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1 }),
});

const CURE: Readonly<Record<Tie['binds'], Cure | null>> = {
  application: 'pre-review',
  decision: 'decide-on-receipt',
  activity: null,
  practice: 'data-sharing',
};

function made(ties: readonly (readonly RandomTie[])[]): ItemDefinition[] {
  return ties.map((own, n) =>
    definition({
      code: CODES[n]!,
      materials: [],
      ties: own.map(({ to, binds, cured }) => tie({ to, binds, cure: cured ? CURE[binds] : null })),
    }),
  );
}

function guideOf(inside: readonly string[], items: readonly ItemDefinition[]): GuideDefinition {
  const known = inside.filter((code) => items.some((item) => item.code === code));
  return {
    code: 'G',
    name: { zh: '指南', en: 'Guide' },
    stage: 'S1',
    demo: true,
    summary: { zh: '', en: '' },
    standing: 'notice',
    joint: null,
    items: known.map((code) => ({ code, optional: false })),
  };
}

const pathOf = (detail: Readonly<Record<string, string | number>>) => String(detail['path']).split(' <- ');

describe('on random guides, against an oracle that tries everything', () => {
  it('an uncured path is found if and only if there is one, and it is the shortest', () => {
    fc.assert(
      fc.property(catalogue, ({ ties, inside }) => {
        const items = made(ties);
        const guide = guideOf(inside, items);
        const { findings } = proveIndependence(guide, items);
        const told = findings.filter(({ code }) => code === 'CAT-PRE');
        const found = new Map(told.map(({ place, detail }) => [place, pathOf(detail).length]));
        const expected = new Oracle(items).uncuredWays(guide.items.map(({ code }) => code));
        expect(found.size).toBe(told.length);
        expect([...found].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 2000 },
    );
  });

  it('a circle is found if and only if no choice of alternatives avoids one, and no shorter one goes through its items', () => {
    fc.assert(
      fc.property(fc.array(fc.array(randomTie, { maxLength: 2 }), { minLength: 2, maxLength: 5 }), (ties) => {
        const items = made(ties);
        const all = guideOf(CODES, items);
        const mutual = proveIndependence(all, items).findings.filter(({ code }) => code === 'CAT-MUTUAL');
        const oracle = new Oracle(items);
        const lengths = oracle.circles();
        expect(mutual.length > 0).toBe(oracle.stuck().length > 0);
        for (const { detail } of mutual) {
          const [first, ...ring] = pathOf(detail);
          expect(ring.at(-1)).toBe(first);
          expect(new Set(ring).size).toBe(ring.length);
          for (const code of ring) expect(lengths.get(code)).toBe(ring.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('only cures that fit the kind of tie are offered, and none of them orders what is only practice', () => {
    fc.assert(
      fc.property(catalogue, ({ ties, inside }) => {
        const items = made(ties);
        for (const { code, place, cure } of proveIndependence(guideOf(inside, items), items).findings) {
          if (code !== 'CAT-PRE') continue;
          const [, item, , n] = place.split('/');
          const { binds } = items.find((it) => it.code === item)!.ties[Number(n)]!;
          expect(CURES[binds]).toEqual(expect.arrayContaining([...cure!]));
          if (binds === 'practice') expect(cure).not.toEqual(expect.arrayContaining(['decide-on-receipt']));
        }
      }),
    );
  });
});
