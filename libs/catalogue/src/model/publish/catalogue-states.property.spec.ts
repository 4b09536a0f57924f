import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#calendar';
import { day } from '../../../../../test/support/definitions.js';
import { type Listing, statesOf } from './catalogue-states.js';
import type { Family, Proposed, Version } from './draft.js';

const FIRST = day('2026-11-01');
const CODES = ['A', 'B', 'C'];
const HORIZON = 40;

/** The versions of one code, as they were published: each from the day of the one before or later. */
const history = (code: string) =>
  fc.array(fc.record({ after: fc.nat(8), ends: fc.boolean() }), { maxLength: 5 }).map((steps) => {
    let from = 0;
    return steps.map(({ after, ends }, n): Version => {
      from += after;
      const version = n + 1;
      const effectiveFrom = addDays(FIRST, from);
      return {
        kind: 'item',
        code,
        version,
        effectiveFrom,
        hash: `${code}${version}`,
        ends,
        content: { code, version },
      };
    });
  });

/** One by one, as SQL's `in_force` asks it. */
function inForceOn(versions: readonly Version[], on: string): string[] {
  return CODES.flatMap((code) => {
    const last = versions.findLast((version) => version.code === code && version.effectiveFrom <= on);
    return last && !last.ends ? [`${code}${last.version}`] : [];
  });
}

/** As SQL's `family` tells it: of what holds on the day the last, then what waits. */
function familyOf(versions: readonly Version[], own: string, from: string): Family {
  const held = versions.filter(
    (one) =>
      !versions.some(
        (next) => next.code === one.code && next.version > one.version && next.effectiveFrom <= from,
      ),
  );
  const since = held.map((one) => ({
    ...one,
    effectiveFrom: one.effectiveFrom < from ? day(from) : one.effectiveFrom,
  }));
  return {
    seen: 0,
    latest: versions.findLast(({ code }) => code === own) ?? null,
    beside: since.filter(({ code }) => code !== own),
  };
}

/** The drafted definition has no version yet. */
function told(listing: Listing = new Map()): string[] {
  return [...listing.values()].map(({ code, version }) => `${code}${version ?? ''}`).sort();
}

describe('the list on the days that matter', () => {
  it('is on every day what is in force that day, without the draft and with it', () => {
    fc.assert(
      fc.property(fc.tuple(...CODES.map(history)), fc.nat(20), fc.boolean(), (histories, later, cancels) => {
        const versions = histories.flat();
        const own = versions.filter(({ code }) => code === 'A');
        // No version may slip in before one that waits for its day.
        const from = addDays(own.at(-1)?.effectiveFrom ?? FIRST, later);
        const draft: Proposed = {
          ...{
            kind: 'item',
            code: 'A',
            content: 'new',
            effectiveFrom: from,
            pending: null,
            along: [],
            findings: [],
          },
          operation: cancels ? { kind: 'cancel', document: 'x' } : null,
        };
        const states = statesOf(draft, familyOf(versions, 'A', from));
        for (let n = 0; n < HORIZON; n += 1) {
          const on = addDays(from, n);
          const state = states.findLast((each) => each.on <= on);
          expect(told(state?.before)).toEqual(inForceOn(versions, on));
          const rest = inForceOn(versions, on).filter((name) => !name.startsWith('A'));
          expect(told(state?.after)).toEqual(cancels ? rest : ['A', ...rest]);
        }
      }),
    );
  });
});
