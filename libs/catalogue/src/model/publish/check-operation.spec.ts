import { describe, expect, it } from '@jest/globals';
import { day, definition } from '../../../../../test/support/definitions.js';
import type { ItemDefinition } from '../definition.js';
import { checkOperation, checkPending } from './check-operation.js';
import type { Family, Proposed, Version } from './draft.js';
import { type Operation, readOperation } from './operation.js';

const version = (content: ItemDefinition, more: Partial<Version> = {}): Version => ({
  ...{
    kind: 'item',
    code: content.code,
    version: 1,
    effectiveFrom: day('2026-08-15'),
    hash: 'h',
    ends: false,
    content,
  },
  ...more,
});
const before = definition();
const family: Family = {
  seen: 2,
  latest: version(before),
  beside: [version(definition({ code: 'B' })), version(definition({ code: 'C' }), { ends: true })],
  powers: {
    organs: ['city', 'park'].map((handle) => ({ handle, level: 'city', body: 'administrative' })),
    parks: [],
    statutory: [{ item: 'A', organ: 'city', bases: [] }],
  },
};
const draft = (operation: Operation, more: Partial<ItemDefinition> = {}): Proposed => ({
  ...{ kind: 'item', code: 'A', effectiveFrom: day('2026-12-01'), pending: null, along: [], findings: [] },
  content: { ...before, ...more },
  operation,
});
const codes = (proposed: Proposed, world: Family = family) =>
  checkOperation(proposed, world).map(({ code, detail }) => [code, ...Object.values(detail)]);

const document = '青政办〔2026〕9号';
const limit = (value: number, unit: 'working_day' | 'calendar_day' | 'same_day' = 'working_day') => ({
  promise: { ...before.promise, value, unit },
});

describe('an operation', () => {
  it.each<[string, Partial<ItemDefinition>, readonly unknown[]]>([
    ['fewer days', limit(19), []],
    ['the same day', limit(1, 'same_day'), []],
    ['as many days', limit(20), [['CAT-081']]],
    ['more days', limit(21), [['CAT-082', 'promise', '20 working_day', '21 working_day'], ['CAT-081']]],
    // Nobody can say that eighteen calendar days are fewer than twenty working days on every calendar.
    [
      'another unit',
      limit(18, 'calendar_day'),
      [['CAT-082', 'promise', '20 working_day', '18 calendar_day'], ['CAT-081']],
    ],
    [
      'a statutory limit that is gone',
      { ...limit(19), statutory: null },
      [['CAT-082', 'statute', '20 working_day', '']],
    ],
    ['fewer days before acceptance', { preAcceptance: { ...before.preAcceptance, value: 2 } }, []],
  ])('shorten: %s', (_, more, expected) => {
    expect(codes(draft({ kind: 'shorten', document }, more))).toEqual(expected);
  });

  it.each<[string, readonly string[], readonly unknown[]]>([
    ['another in force', ['B'], []],
    ['nothing', [], [['CAT-083', '']]],
    [
      'itself, one that ended, one that never was',
      ['A', 'C', 'X'],
      [
        ['CAT-083', 'A'],
        ['CAT-083', 'C'],
        ['CAT-083', 'X'],
      ],
    ],
  ])('merge: %s', (_, items, expected) => {
    expect(codes(draft({ kind: 'merge', document, items }))).toEqual(expected);
  });

  const delegation = (more: object) =>
    version({ code: 'D1', items: ['A'], delegator: 'city', delegate: 'park', ...more } as never, {
      kind: 'delegation',
    });
  it.each<[string, string, object, readonly unknown[]]>([
    ['on the delegation of the item between the two', 'park', {}, []],
    [
      'to nobody',
      'nobody',
      {},
      [
        ['CAT-085', 'nobody'],
        ['CAT-086', 'D1'],
      ],
    ],
    [
      'to itself',
      'city',
      {},
      [
        ['CAT-085', 'city'],
        ['CAT-086', 'D1'],
      ],
    ],
    ['on a delegation of other items', 'park', { items: ['B'] }, [['CAT-086', 'D1']]],
    ['on a delegation between others', 'park', { delegator: 'park' }, [['CAT-086', 'D1']]],
  ])('delegate: %s', (_, to, more, expected) => {
    const world = { ...family, beside: [...family.beside, delegation(more)] };
    const operation = { kind: 'delegate' as const, document, from: 'city', to, delegation: 'D1' };
    expect(codes(draft(operation), world)).toEqual(expected);
  });

  it('on an item that is not in force is refused, but for a merge into a new one', () => {
    for (const latest of [null, version(before, { ends: true })]) {
      expect(codes(draft({ kind: 'cancel', document }), { ...family, latest })).toEqual([
        ['CAT-087', 'cancel'],
      ]);
      expect(codes(draft({ kind: 'merge', document, items: ['B'] }), { ...family, latest })).toEqual([]);
    }
  });

  it.each(['guide', 'delegation', 'table', 'fact'] as const)('on a %s can only be its end', (kind) => {
    const own = (operation: Operation): Proposed => ({ ...draft(operation), kind, code: 'G' });
    const world = { ...family, latest: { ...version(before), kind, code: 'G' } };
    expect(codes(own({ kind: 'cancel', document }), world)).toEqual([]);
    expect(codes(own({ kind: 'shorten', document }), world)).toEqual([['CAT-087', 'shorten']]);
    expect(codes(own({ kind: 'cancel', document }), { ...family, latest: null })).toEqual([
      ['CAT-087', 'cancel'],
    ]);
  });

  it('is read with every fault', () => {
    expect(readOperation({ kind: 'sell' })).toMatchObject([{ code: 'SEED-VALUE', pointer: '/kind' }]);
    expect(readOperation('cancel')).toMatchObject([
      { code: 'SEED-TYPE' },
      { code: 'SEED-MISSING', pointer: '/kind' },
    ]);
    expect(readOperation({ kind: 'merge', from: 'x' })).toMatchObject([
      { code: 'SEED-UNKNOWN-KEY', pointer: '/from' },
      { code: 'SEED-MISSING', pointer: '/document' },
      { code: 'SEED-MISSING', pointer: '/items' },
    ]);
    expect(readOperation({ kind: 'delegate', document, from: 'city', to: 'park' })).toEqual({
      ...{ kind: 'delegate', document, from: 'city', to: 'park', delegation: null },
    });
  });
});

const plainGuide = {
  ...draft({ kind: 'cancel', document }),
  operation: null,
  kind: 'guide' as const,
  code: 'G',
};

it('what happens to pending items is said of every version after another', () => {
  const plain = { ...draft({ kind: 'cancel', document }), operation: null };
  expect(checkPending(plain, family)).toMatchObject([{ code: 'CAT-080', place: 'items/A' }]);
  expect(checkPending({ ...plain, pending: { rule: 'keep', basis: 'x' } }, family)).toEqual([]);
  expect(checkPending(plain, { ...family, latest: null })).toEqual([]);

  // What comes along, or ends by a merger, is a version after another as well.
  const along = ['B', 'C', 'D'].map((code) => ({
    kind: 'item' as const,
    code,
    content: definition({ code }),
    basedOn: 1,
  }));
  const fresh = { ...family, latest: null };
  expect(checkPending({ ...plain, along }, fresh)).toMatchObject([{ code: 'CAT-080', place: 'items/B' }]);
  const merging = { ...plain, operation: { kind: 'merge' as const, document, items: ['B'] } };
  expect(checkPending(merging, fresh)).toMatchObject([{ code: 'CAT-080', place: 'items/B' }]);
});

it('of a cancelled item there is no new version to switch to, and a case keeps its guide', () => {
  const cancelled = (rule: 'keep' | 'switch' | 'by-rule') =>
    checkPending({ ...draft({ kind: 'cancel', document }), pending: { rule, basis: 'x' } }, family);
  const guide = { ...plainGuide, pending: { rule: 'switch' as const, basis: 'x' } };
  expect(checkPending(guide, family)).toMatchObject([{ code: 'CAT-089', place: 'guides/G' }]);
  expect(cancelled('keep')).toEqual([]);
  expect([...cancelled('switch'), ...cancelled('by-rule')].map(({ code }) => code)).toEqual([
    'CAT-089',
    'CAT-089',
  ]);
});
