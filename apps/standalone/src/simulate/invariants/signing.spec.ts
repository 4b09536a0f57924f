import { describe, expect, it } from '@jest/globals';
import { day, event, item } from '../../../../../test/support/definitions.js';
import type { Change } from '../book.js';
import type { Moment } from './invariant.js';
import { twoPersons } from './signing.js';

/** The book folds by the rules it asks about: a line that they refuse is no fold any more, and never comes so far. So it is shown by lines. */
const said = (
  signing: 1 | 2,
  ...acts: readonly (readonly ['CONCLUDE_REVIEW' | 'GRANT', string, string?])[]
) => {
  const lines = acts.map(([type, by, inPlaceOf], at) => ({
    idx: 1,
    seq: at + 1,
    event: event(type, day('2026-09-21'), by, inPlaceOf ? { inPlaceOf } : {}),
  }));
  const change = { now: { items: [item({ definition: { signing } })], heard: { lines } }, lines };
  return twoPersons.look(change as unknown as Change, {} as Moment).map((each) => each.said);
};
const own = ['item 1: GRANT by whoever reviewed it'];

describe('nobody is the second person to themself', () => {
  it.each([
    ['themself', ['CONCLUDE_REVIEW', 'a'], ['GRANT', 'a']],
    ['whose place was taken', ['CONCLUDE_REVIEW', 'a', 'b'], ['GRANT', 'b']],
    ['who takes the place of the first', ['CONCLUDE_REVIEW', 'a'], ['GRANT', 'b', 'a']],
    ['who takes the same place', ['CONCLUDE_REVIEW', 'a', 'b'], ['GRANT', 'c', 'b']],
  ] as const)('%s: it is found out', (_, first, second) => {
    expect(said(2, first, second)).toEqual(own);
    expect(said(1, first, second)).toEqual([]);
  });

  it('another person is none of them, nor whoever reviewed it before another did', () => {
    expect(said(2, ['CONCLUDE_REVIEW', 'a', 'b'], ['GRANT', 'c', 'd'])).toEqual([]);
    expect(said(2, ['CONCLUDE_REVIEW', 'a'], ['CONCLUDE_REVIEW', 'b'], ['GRANT', 'a'])).toEqual([]);
  });
});
