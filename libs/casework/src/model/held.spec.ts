import { describe, expect, it } from '@jest/globals';
import { day, type ItemSetting, item, tie } from '../../../../test/support/definitions.js';
import type { TieFact } from './facts.js';
import { heldBySibling } from './held.js';

const ON = day('2026-09-21');
const open = (more: Partial<TieFact> = {}): TieFact => ({
  ...{ to: ['A'], binds: 'decision', article: '38', within: ['A'], state: 'open' },
  ...more,
});
const filed = { filedOn: ON, completeOn: ON };
const reviewed = (setting: ItemSetting = {}) =>
  item({
    standing: 'accepted',
    work: 'concluded',
    ...setting,
    facts: { ...filed, acceptedOn: ON, concludedOn: ON, claimedBy: 'o', reviewedBy: 'o', ...setting.facts },
  });
const pledged = { on: ON, within: { value: 5, unit: 'working_day' as const }, pledge: '承诺' };
const asked = { on: ON, reply: { value: 5, unit: 'working_day' as const } };

describe('held by a sibling (rules 1.6)', () => {
  it.each<[string, ItemSetting, readonly string[]]>([
    ['a tie that no version has published', { facts: { ties: [open()] } }, ['A']],
    [
      'a tie of practice made to bind by hand',
      { definition: { ties: [tie({ binds: 'practice' })] }, facts: { ties: [open()] } },
      ['A'],
    ],
    [
      'a wait for more than the published tie names',
      { definition: { ties: [tie()] }, facts: { ties: [open({ to: ['A', 'B'], state: 'blocked' })] } },
      ['A', 'B'],
    ],
    [
      'another item’s result owed since the acceptance',
      { facts: { owed: { ...pledged, debts: [{ line: 'M4', debtor: 'organ' }] } } },
      ['Z'],
    ],
  ])('%s', (_, setting, siblings) => expect(heldBySibling(reviewed(setting), ON)).toEqual(siblings));

  it('another item’s result asked for in a notice, once nothing is left but to supply it', () => {
    const lines = [{ line: 'M4' }];
    const asking = (more: ItemSetting) => item({ standing: 'correcting', ...more });
    const facts = { filedOn: ON, gaps: { ...asked, lines } };
    expect(heldBySibling(asking({ work: 'concluded', facts }), ON)).toEqual(['Z']);
    expect(heldBySibling(asking({ work: 'unclaimed', facts }), ON)).toBeNull();
    const both = { ...facts, gaps: { ...asked, lines: [...lines, { line: 'M1' }] } };
    expect(heldBySibling(asking({ work: 'concluded', facts: both }), ON)).toBeNull();
  });

  it.each<[string, ItemSetting]>([
    ['a published tie', { definition: { ties: [tie()] }, facts: { ties: [open()] } }],
    [
      'a published tie that is blocked',
      { definition: { ties: [tie()] }, facts: { ties: [open({ state: 'blocked' })] } },
    ],
    ['a result that has arrived', { facts: { ties: [open({ state: 'in-force' })] } }],
    [
      'the applicant’s own papers',
      { facts: { owed: { ...pledged, debts: [{ line: 'M2', debtor: 'applicant' }] } } },
    ],
    [
      'an expert, whatever else',
      {
        facts: {
          stops: [{ ground: 'expert', kind: 'special', clocks: ['promise'], from: ON, expectedUntil: ON }],
          ties: [open()],
        },
      },
    ],
  ])('is not who waits for %s', (_, setting) => expect(heldBySibling(reviewed(setting), ON)).toBeNull());

  it('is not whoever can still go on: the review is open whatever stands in the facts', () => {
    const facts = { ties: [open()] };
    for (const work of ['unclaimed', 'claimed', 'reviewing'] as const)
      expect(heldBySibling(reviewed({ work, facts }), ON)).toBeNull();
    expect(heldBySibling(item({ facts }), ON)).toBeNull();
    expect(heldBySibling(reviewed({ standing: 'withdrawn', facts }), ON)).toBeNull();
  });

  it('sees a bar to acceptance as well', () => {
    const facts = { ...filed, concludedOn: ON, ties: [open({ binds: 'application' })] };
    expect(heldBySibling(item({ standing: 'filed', work: 'concluded', facts }), ON)).toEqual(['A']);
  });
});
