import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Chance } from './chance.js';

const draws = (chance: Chance, n = 50) => Array.from({ length: n }, () => chance.below(1_000_000));
const seed = fc.integer({ min: 1, max: 1_000_000 });

describe('chance', () => {
  it('is the same for the same seed and step, and another for any other', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 0, max: 10_000 }), (of, step) => {
        expect(draws(Chance.ofStep(of, step))).toEqual(draws(Chance.ofStep(of, step)));
        expect(draws(Chance.ofStep(of, step))).not.toEqual(draws(Chance.ofStep(of, step + 1)));
        expect(draws(Chance.ofStep(of, step))).not.toEqual(draws(Chance.ofStep(of + 1, step)));
      }),
    );
  });

  it('stays within its bounds and reaches both of them', () => {
    const chance = new Chance(7);
    const drawn = Array.from({ length: 500 }, () => chance.between(3, 6));
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([3, 6]);
  });

  it('is about as likely as it says', () => {
    const chance = new Chance(11);
    const often = Array.from({ length: 20_000 }, () => chance.happens(0.3)).filter(Boolean).length;
    expect(often / 20_000).toBeCloseTo(0.3, 1);
    const heavy = Array.from({ length: 20_000 }, () => chance.weighted([1, 9], (weight) => weight)).filter(
      (picked) => picked === 9,
    ).length;
    expect(heavy / 20_000).toBeCloseTo(0.9, 1);
  });

  it('keeps one at least where there is one, and nothing of nothing', () => {
    const chance = new Chance(3);
    expect(chance.some(['only'], 0)).toEqual(['only']);
    expect([chance.some([], 1), chance.pick([]), chance.weighted([], () => 1)]).toEqual([
      [],
      undefined,
      undefined,
    ]);
  });
});
