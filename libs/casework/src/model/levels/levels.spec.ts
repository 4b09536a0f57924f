import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { actor, content, day, event, item } from '../../../../../test/support/definitions.js';
import { clocksOf } from '../clocks.js';
import type { EventType } from '../events.js';
import type { ItemFacts } from '../facts.js';
import { type Item, step } from '../item.js';
import { followAuthority } from './follow-authority.js';
import { offeredByFacts } from './offered-authority.js';

const working = (value: number) => ({ value, unit: 'working_day' as const });
const officer = actor('officer').personId;
const firstReview = {
  ...working(20),
  level: 'city' as const,
  upper: working(20),
  basis: '行政许可法 35, 43',
};
const accepted: Partial<ItemFacts> = {
  handedIn: ['M1', 'M2'],
  filedOn: day('2026-09-01'),
  completeOn: day('2026-09-01'),
  acceptedOn: day('2026-09-01'),
  claimedBy: officer,
  levels: { first: 10, upper: 70, forwards: [] },
};
const below = (facts: Partial<ItemFacts> = {}) =>
  item({
    standing: 'accepted',
    work: 'claimed',
    definition: { firstReview },
    facts: { ...accepted, ...facts },
  });
const on =
  (date: string, type: EventType, more: object = {}) =>
  (before: Item) => {
    const after = step(before, event(type, day(date), officer, { ...content(type, before), ...more }));
    if (isRejection(after)) throw new Error(`${type}: ${after.code}`);
    return after;
  };
const through = (before: Item, ...steps: ((it: Item) => Item)[]) =>
  steps.reduce((it, next) => next(it), before);
const refusal = (before: Item, type: EventType, more: object = {}) => {
  const after = step(before, event(type, day('2026-09-21'), officer, { ...content(type, before), ...more }));
  return isRejection(after) ? after : { code: 'done', params: {} };
};
const clock = (it: Item, kind: string) => clocksOf(it.context).find((each) => each.kind === kind);

describe('an item of two levels', () => {
  const above = through(
    below(),
    on('2026-09-10', 'FORWARD'),
    on('2026-09-11', 'RECEIVE_UP'),
    on('2026-09-11', 'CLAIM'),
  );

  it('goes up with opinion and all papers, and begins anew with the organ above', () => {
    const sent = through(below(), on('2026-09-10', 'FORWARD', { opinion: 'disagree', note: '面积存疑' }));
    expect([sent.organId, sent.standing, sent.work]).toEqual([70, 'accepted', 'unclaimed']);
    expect(sent.context.facts.levels?.forwards).toEqual([
      { on: '2026-09-10', opinion: 'disagree', note: '面积存疑', papers: ['M1', 'M2'] },
    ]);
    expect(refusal(below(), 'FORWARD', { papers: ['M1'] })).toMatchObject({
      code: 'PAPERS_LEFT_OUT',
      params: { lines: 'M2' },
    });
    expect(refusal(below(), 'FORWARD', { papers: ['M1', 'M2', 'M9'] }).code).toBe('OFF-LIST');
    const asked = {
      asks: [{ on: day('2026-09-02'), lines: [{ line: 'M2' }], reply: working(5) }],
      handedIn: ['M1'],
    };
    expect(refusal(below(asked), 'FORWARD', { papers: ['M1'] }).code).toBe('PAPERS_AWAITED');
    expect(refusal(below({ claimedBy: 'another' }), 'FORWARD').code).toBe('NOT_CLAIMED_BY_YOU');
  });

  it('is not decided before it was sent up and received, nor rerouted past the first review', () => {
    for (const type of ['CONCLUDE_REVIEW', 'REROUTE'] as const)
      expect(refusal(below(), type)).toMatchObject({
        code: 'NOT_FORWARDED',
        params: { article: '行政许可法 35, 43' },
      });
    const concluded = item({
      ...{ standing: 'accepted', work: 'concluded', definition: { firstReview } },
      facts: { ...accepted, concludedOn: day('2026-09-02'), opinion: 'agree' },
    });
    expect(refusal(concluded, 'GRANT').code).toBe('NOT_FORWARDED');
    expect(refusal(concluded, 'REFUSE').code).toBe('NOT_FORWARDED');
    const unreceived = through(below(), on('2026-09-10', 'FORWARD'), on('2026-09-10', 'CLAIM'));
    expect(refusal(unreceived, 'CONCLUDE_REVIEW').code).toBe('NOT_RECEIVED');
    expect(refusal(above, 'CONCLUDE_REVIEW').code).toBe('done');
    expect(refusal(above, 'RECEIVE_UP').code).toBe('RECEIVED_ALREADY');
    expect(
      refusal(item({ standing: 'accepted', work: 'claimed', facts: { claimedBy: officer } }), 'FORWARD').code,
    ).toBe('ONE_LEVEL');
  });

  it('rerouted above, it goes up to the same organ again', () => {
    const moved = through(above, on('2026-09-14', 'REROUTE', { from: 70, to: 80 }));
    expect([moved.organId, moved.context.facts.levels?.upper]).toEqual([80, 80]);
    const again = through(
      moved,
      on('2026-09-15', 'SEND_DOWN'),
      on('2026-09-15', 'CLAIM'),
      on('2026-09-16', 'FORWARD'),
    );
    expect(again.organId).toBe(80);
    expect(refusal(moved, 'TRANSFER', { from: moved.context.facts.levels?.upper, to: 80 }).code).toBe(
      'AUTHORITY_UNMOVED',
    );
  });

  it('is not asked of the applicant again above; it goes back down, where the asking is', () => {
    expect(refusal(above, 'ASK')).toMatchObject({
      code: 'UPPER_MAY_NOT_ASK',
      params: { article: '行政许可法 35' },
    });
    const back = through(above, on('2026-09-14', 'SEND_DOWN', { reason: '面积待核' }));
    expect([back.organId, back.work]).toEqual([10, 'unclaimed']);
    expect(refusal(back, 'ASK').code).toBe('done');
    expect(refusal(back, 'SEND_DOWN').code).toBe('NOT_FORWARDED');
  });

  it('has a clock at each level, one after the other, and the whole runs beside them', () => {
    expect(clock(below(), 'first-review')).toMatchObject({
      span: { start: '2026-09-01' },
      due: { dueOn: '2026-09-29' },
    });
    expect(clock(below(), 'upper-review')).toBeUndefined();
    expect(clock(above, 'first-review')?.endedOn).toBe('2026-09-10');
    expect(clock(above, 'upper-review')?.span.start).toBe('2026-09-10');
    expect(clock(above, 'upper-review')?.endedOn).toBeUndefined();
    expect(clock(above, 'promise')?.span).toEqual(clock(below(), 'promise')?.span);
    const back = through(above, on('2026-09-14', 'SEND_DOWN'));
    expect(clock(back, 'first-review')).toMatchObject({ span: { start: '2026-09-14' } });
    expect(clock(back, 'first-review')?.endedOn).toBeUndefined();
    expect(clock(back, 'upper-review')?.endedOn).toBe('2026-09-14');
    const again = through(back, on('2026-09-15', 'CLAIM'), on('2026-09-16', 'FORWARD'));
    expect(clock(again, 'first-review')).toMatchObject({
      span: { start: '2026-09-14' },
      endedOn: '2026-09-16',
    });
    expect(clock(again, 'upper-review')?.span.start).toBe('2026-09-16');
  });

  it('rings anew in each stretch of a level', () => {
    const rang = { 'first-review': ['overdue'], promise: ['half'] };
    const back = through(below({ rang }), on('2026-09-10', 'FORWARD'), on('2026-09-14', 'SEND_DOWN'));
    expect(back.context.facts.rang).toEqual({ promise: ['half'] });
  });
});

describe('a transfer', () => {
  const plain = item({
    organId: 10,
    standing: 'accepted',
    work: 'concluded',
    facts: { ...accepted, levels: undefined as never },
  });

  it('moves organ and authority, keeps every day, and begins the work anew', () => {
    const moved = through(plain, on('2026-09-21', 'TRANSFER'));
    expect([moved.organId, moved.work, moved.standing]).toEqual([70, 'unclaimed', 'accepted']);
    const { filedOn, acceptedOn, authority, transfers } = moved.context.facts;
    expect([filedOn, acceptedOn, authority?.inNameOf.id]).toEqual(['2026-09-01', '2026-09-01', 70]);
    expect(transfers).toMatchObject([{ from: 10, to: 70, document: '青政〔2026〕1号' }]);
    expect(clock(moved, 'promise')).toEqual(clock(plain, 'promise'));
    expect(refusal(plain, 'TRANSFER', { from: 70 }).code).toBe('AUTHORITY_UNMOVED');
    expect(refusal(plain, 'TRANSFER', { to: 0 }).code).toBe('NOT_COMPETENT');
  });

  it('of an item at its first review moves who decides above, and leaves the review where it is', () => {
    const moved = through(below(), on('2026-09-21', 'TRANSFER', { from: 70, to: 80 }));
    expect([moved.organId, moved.work, moved.context.facts.levels?.upper]).toEqual([10, 'claimed', 80]);
    expect(moved.context.facts.claimedBy).toBe(officer);
    for (const type of ['FORWARD', 'RELEASE'] as const) expect(refusal(moved, type).code).toBe('done');
  });

  it('takes back that facts name another level', () => {
    const because = { table: 't', version: 1, row: 'R1', source: '50', demo: false };
    const differs = through(
      plain,
      on('2026-09-20', 'AUTHORITY_DIFFERS', { level: 'state', because, lead: 2 }),
    );
    expect(differs.organId).toBe(10);
    expect(differs.context.facts.authorityDiffers).toEqual({ on: '2026-09-20', level: 'state', because });
    expect(through(differs, on('2026-09-21', 'TRANSFER')).context.facts.authorityDiffers).toBeUndefined();
  });
});

describe('an item that an outside system handles', () => {
  it('takes progress and result with what proves them, and no other item does', () => {
    const outside = (nature: 'allocation' | 'record-filing') =>
      item({
        standing: 'filed',
        definition: { handledIn: 'external', nature },
        facts: { filedOn: day('2026-09-01') },
      });
    const shown = through(
      outside('allocation'),
      on('2026-09-21', 'RECORD_PROGRESS', { step: '公告', evidence: '交易平台 7' }),
    );
    expect(shown.context.facts.progress).toEqual([
      { on: '2026-09-21', step: '公告', evidence: '交易平台 7' },
    ]);
    expect(through(shown, on('2026-09-21', 'RECORD_RESULT')).standing).toBe('granted');
    expect(through(shown, on('2026-09-21', 'RECORD_RESULT', { outcome: 'refused' })).standing).toBe(
      'refused',
    );
    expect(through(outside('record-filing'), on('2026-09-21', 'RECORD_RESULT')).standing).toBe('recorded');
    expect(refusal(outside('allocation'), 'RECORD_RESULT', { evidence: undefined }).code).toBe(
      'EVIDENCE_MISSING',
    );
    expect(refusal(item({ standing: 'filed' }), 'RECORD_PROGRESS').code).toBe('NOT_OUTSIDE');
  });
});

describe('an organ at intake', () => {
  const named = (level: 'city' | 'province', usual: boolean) => {
    const inNameOf = { id: usual ? 1 : 2, zh: level, en: level };
    return {
      code: 'A01',
      usual,
      authority: { form: 'statutory' as const, inNameOf, seat: 'department' as const, review: null, level },
    };
  };
  const because = { table: 't', version: 1, row: 'R1', source: '2024', demo: false };

  it('is the one of the level that the facts name, with the row; while they are missing the usual one, with them', () => {
    const offers = [named('city', true), named('province', false)];
    const levels = new Map([['A01', { level: 'province' as const, because, missing: [] as const }]]);
    expect(offeredByFacts(offers, levels)).toMatchObject([{ authority: { level: 'province', because } }]);
    const open = new Map([['A01', { level: null, because: null, missing: ['high-energy-project'] }]]);
    expect(offeredByFacts(offers, open)).toMatchObject([
      { usual: true, authority: { missing: ['high-energy-project'] } },
    ]);
    expect(offeredByFacts([named('city', true)], levels)).toEqual([named('city', true)]);
  });
});

it('is told of another level once', () => {
  const taken: unknown[] = [];
  const because = { table: 't', version: 1, row: 'R1', source: '50', demo: false };
  const at = (facts: Partial<ItemFacts>) => ({
    item: () => item({ standing: 'accepted', facts: { ...accepted, ...facts } }),
    take: (_: number, it: object) => {
      taken.push(it);
      return null;
    },
  });
  const told = { on: day('2026-09-20'), level: 'state' as const, because };
  const say = (facts: Partial<ItemFacts>) =>
    followAuthority(
      at(facts) as never,
      { type: 'AUTHORITY_DIFFERS', items: [{ idx: 1, level: 'state', because, lead: 2 }] },
      { now: '2026-09-21T02:00:00.000Z' as never },
    );
  say({ authority: { level: 'province' } as never });
  say({ authority: { level: 'province' } as never, authorityDiffers: told });
  say({ authority: { level: 'state' } as never });
  expect(taken).toHaveLength(1);
});
