import { describe, expect, it } from '@jest/globals';
import type { Limit } from '#calendar';
import { day } from '../../../../../test/support/definitions.js';
import { counted, digest, receiptOf } from '../../../../../test/support/receipts.js';
import type { ItemFacts } from '../facts.js';
import { verifyReceipt } from './verify-receipt.js';

const working = (value: number): Limit => ({ value, unit: 'working_day' });
const promise = (value: number) => ({ ...working(value), source: '承诺', demo: false });
const adopted = (on: string, from: number, to: number, clock: 'promise' | 'statute' = 'promise') => ({
  ...{ on: day(on), itemVersion: 9, paper: '公告', basis: '法释〔2009〕20号 9' },
  limits: [{ clock, from: working(from), to: working(to) }],
});

const receipt = (days: number, facts: Partial<ItemFacts>) =>
  receiptOf(
    counted({
      standing: 'accepted',
      definition: { promise: promise(days) },
      facts: { completeOn: day('2026-09-17'), acceptedOn: day('2026-09-17'), ...facts },
    }),
  );
const promiseIn = (given: ReturnType<typeof receipt>) => given.clocks.find(({ kind }) => kind === 'promise');

describe('a version adopted while the item was pending (rules 4.11)', () => {
  const shortened = receipt(10, { versions: [adopted('2026-09-21', 20, 10)] });

  it('is told with its paper, its basis, the limit before and after, and what it moved', () => {
    expect(promiseIn(shortened)).toMatchObject({
      limit: working(10),
      dueOn: '2026-10-08',
      original: { dueOn: '2026-10-21' },
      changes: [
        {
          ...{
            cause: 'version',
            on: '2026-09-21',
            article: '法释〔2009〕20号 9',
            paper: '公告',
            publication: 9,
          },
          limit: { was: working(20), is: working(10) },
          ...{ from: '2026-10-21', to: '2026-10-08' },
        },
      ],
    });
    expect(shortened.versions).toHaveLength(1);
  });

  it('is computed again from the receipt alone, and no part of it can be changed unnoticed', () => {
    expect(verifyReceipt(shortened, digest).verdict).toBe('right');
    const forged = (change: object) => {
      const versions = [{ ...shortened.versions?.[0], ...change }];
      return verifyReceipt({ ...shortened, versions }, digest);
    };
    for (const change of [
      { on: '2026-09-22' },
      { limits: [] },
      { limits: [{ clock: 'promise', from: working(19), to: working(10) }] },
      { limits: [{ clock: 'promise', from: working(20), to: working(11) }] },
    ])
      expect(forged(change).verdict).toBe('wrong');
    const { versions: _, ...without } = shortened;
    expect(verifyReceipt(without, digest).verdict).toBe('wrong');
  });

  it('two in a row, and an extension beside them, come out in order', () => {
    const twice = receipt(8, {
      versions: [
        adopted('2026-09-21', 20, 10),
        adopted('2026-09-22', 10, 8),
        adopted('2026-09-22', 30, 20, 'statute'),
      ],
      extension: { on: day('2026-09-23'), more: working(10), reason: '情况复杂' },
    });
    expect(promiseIn(twice)?.changes.map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-21', '2026-10-08'],
      ['2026-10-08', '2026-09-29'],
    ]);
    const statute = twice.clocks.find(({ kind }) => kind === 'statute');
    expect(statute).toMatchObject({
      limit: working(30),
      changes: [{ cause: 'version' }, { cause: 'extension' }],
    });
    expect(verifyReceipt(twice, digest).verdict).toBe('right');
  });

  it('that came before the clock began, or changed no limit, stands in no receipt', () => {
    const early = receipt(10, { versions: [adopted('2026-09-16', 20, 10)] });
    expect([early.versions, promiseIn(early)?.changes]).toEqual([undefined, []]);
    expect(receipt(10, {}).versions).toBeUndefined();
  });

  it('a promise kept is told as it was promised', () => {
    const kept = receipt(40, {
      kept: { promise: promise(20) },
      versions: [{ ...adopted('2026-09-21', 1, 1), limits: [] }],
    });
    expect(promiseIn(kept)).toMatchObject({ limit: working(20), dueOn: '2026-10-21', changes: [] });
    expect(kept.limits.promise).toMatchObject(working(20));
  });
});
