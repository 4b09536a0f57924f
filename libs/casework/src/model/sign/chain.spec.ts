import { describe, expect, it } from '@jest/globals';
import { CaseInPlay, codeOf } from '../../../../../test/support/case-in-play.js';
import { actor, at, day, item } from '../../../../../test/support/definitions.js';
import type { ItemFacts } from '../facts.js';
import { allowedActions } from '../item.js';
import { replay } from '../replay.js';
import { nextLevel } from './chain.js';

const officer = actor('officer');
const reviewer = actor('reviewer');
const head = actor('head');
const government = { ...actor('government', 300), parkId: 1 };
const NOW = at('2026-09-21');
const SUBJECT = { applicantOrgan: 900, organId: 10, parkId: 1 };
const duty = {
  condition: 'K1',
  duty: '报送监测数据',
  basis: '许可法 61',
  dueOn: day('2027-09-21'),
  inspector: '分局',
};

/** Accepted and claimed, with a chain of that length. */
function claimed(signing: 1 | 2 | 3, facts: Partial<ItemFacts> = {}) {
  const days = { filedOn: day('2026-09-17'), completeOn: day('2026-09-17'), acceptedOn: day('2026-09-18') };
  return new CaseInPlay([
    item({
      definition: { signing },
      standing: 'accepted',
      work: 'claimed',
      facts: { ...days, claimedBy: officer.personId, ...facts },
    }),
  ]);
}
type Life = CaseInPlay;
const conclude = (file: Life, says: object = {}, by = officer) =>
  codeOf(file.act('CONCLUDE_REVIEW', NOW, by, { with: says }));
const sign = (file: Life, by = reviewer) => codeOf(file.act('SIGN', NOW, by, { with: { over: 'h1' } }));
const grant = (file: Life, says: object = {}, by = head) =>
  codeOf(file.act('GRANT', NOW, by, { with: says }));
const refuse = (file: Life, says: object = {}, by = head) =>
  codeOf(file.act('REFUSE', NOW, by, { with: says }));
const back = (file: Life, by = head) =>
  codeOf(file.act('SEND_BACK', NOW, by, { with: { reason: '依据不足' } }));
const levels = (file: Life) => file.item().context.facts.signatures?.map(({ level }) => level);

describe('签批链', () => {
  it('of one or two: the conclusion and the decision, and nobody signs between', () => {
    for (const signing of [1, 2] as const) {
      const file = claimed(signing);
      expect([conclude(file), sign(file), grant(file)]).toEqual(['done', 'NOTHING_TO_SIGN', 'done']);
      expect(levels(file)).toEqual(['officer', 'head']);
    }
  });

  it('of three: the reviewer signs before the head decides, each with day and text', () => {
    const file = claimed(3);
    conclude(file, { over: 'h1' });
    expect(nextLevel(file.item().context)).toBe('reviewer');
    expect(grant(file)).toBe('SIGNATURE_MISSING');
    expect([sign(file, head), sign(file, officer), sign(file), sign(file)]).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
      'done',
      'NOTHING_TO_SIGN',
    ]);
    expect(grant(file, { over: 'h1' })).toBe('done');
    expect(file.item().context.facts.signatures).toEqual([
      { level: 'officer', by: officer.personId, on: '2026-09-21', over: 'h1' },
      { level: 'reviewer', by: reviewer.personId, on: '2026-09-21', over: 'h1' },
      { level: 'head', by: head.personId, on: '2026-09-21', over: 'h1' },
    ]);
    expect(replay(file.planned[0]!, file.entries).context.facts).toEqual(file.item().context.facts);
  });

  it('offers each signature to the one whose turn it is', () => {
    const file = claimed(3);
    conclude(file);
    const offered = (who: typeof head) => allowedActions(file.item(), who, SUBJECT, day('2026-09-21'));
    expect([offered(reviewer).includes('SIGN'), offered(head).includes('GRANT')]).toEqual([true, false]);
    sign(file);
    expect([offered(reviewer).includes('SIGN'), offered(head).includes('GRANT')]).toEqual([false, true]);
  });

  it('takes nobody twice, whatever offices they hold', () => {
    const both = { ...reviewer, roles: ['reviewer', 'head'] } as typeof reviewer;
    const file = claimed(3);
    conclude(file);
    sign(file, both);
    expect(grant(file, {}, both)).toBe('SIGNED_TWICE');
    const own = { ...officer, roles: ['officer', 'reviewer'] } as typeof officer;
    const other = claimed(3);
    conclude(other);
    expect(sign(other, own)).toBe('OWN_REVIEW');
  });

  it('takes nobody as the second person to what was done in their place, or by whoever takes it', () => {
    // The reviewer sits in the head's place: what is concluded so is the head's review, too.
    const forHead = { ...reviewer, roles: ['head', 'officer'], inPlaceOf: head.personId } as typeof head;
    const concluded = claimed(2, { claimedBy: head.personId });
    expect(conclude(concluded, {}, forHead)).toBe('done');
    const offered = allowedActions(concluded.item(), head, SUBJECT, day('2026-09-21'));
    expect(offered.filter((type) => ['GRANT', 'REFUSE', 'SEND_BACK'].includes(type))).toEqual([]);
    expect([grant(concluded), back(concluded), refuse(concluded)]).toEqual(
      ['GRANT', 'SEND_BACK', 'REFUSE'].map(() => 'OWN_REVIEW'),
    );
    expect(grant(concluded, {}, { ...head, personId: 'another' })).toBe('done');
    const signed = claimed(3);
    conclude(signed);
    const forReviewer = { ...officer, personId: 'deputy', roles: ['reviewer'], inPlaceOf: reviewer.personId };
    expect(sign(signed, forReviewer as typeof reviewer)).toBe('done');
    expect(grant(signed, {}, { ...reviewer, roles: ['head'] })).toBe('SIGNED_TWICE');
    expect(grant(signed)).toBe('done');
  });

  it('leaves with the colleague what was claimed in their place, and with nobody who does not take it', () => {
    const deputy = { ...officer, personId: 'deputy' };
    const inPlace = { ...deputy, inPlaceOf: officer.personId };
    const act = (type: 'CLAIM' | 'RELEASE', by: typeof officer) => codeOf(file.act(type, NOW, by));
    const file = claimed(2);
    expect([act('RELEASE', officer), act('CLAIM', inPlace)]).toEqual(['done', 'done']);
    expect([act('RELEASE', deputy), conclude(file, {}, deputy)]).toEqual(Array(2).fill('NOT_CLAIMED_BY_YOU'));
    expect([act('RELEASE', inPlace), act('CLAIM', inPlace)]).toEqual(['done', 'done']);
    expect(conclude(file)).toBe('done');
    // Who concluded it is the first person, and whoever sits in their place then; who had only claimed it is not.
    expect(grant(file, {}, { ...head, inPlaceOf: officer.personId })).toBe('OWN_REVIEW');
    expect(grant(file, {}, { ...head, personId: deputy.personId })).toBe('done');
  });

  it.each([
    ['the reviewer', reviewer, [] as string[], 'reviewer'],
    ['the head', head, ['reviewer'], 'head'],
  ])('%s sends it back with a reason, and then everybody signs anew', (_, by, signed, level) => {
    const file = claimed(3);
    conclude(file);
    for (const _level of signed) sign(file);
    expect(back(file, by)).toBe('done');
    const { signatures, sentBack } = file.item().context.facts;
    expect(signatures).toBeUndefined();
    expect(sentBack).toEqual([{ level, by: by.personId, on: '2026-09-21', reason: '依据不足' }]);
    conclude(file);
    expect(grant(file)).toBe('SIGNATURE_MISSING');
    expect([sign(file), grant(file)]).toEqual(['done', 'done']);
  });
});

describe('拟稿', () => {
  it('is published by id like the decision, and agrees with the opinion', () => {
    const file = claimed(3);
    expect(conclude(file, { opinion: 'disagree' })).toBe('REASONS_MISSING');
    expect(conclude(file, { opinion: 'disagree', draft: { reasons: ['环评未批'] } })).toBe('OFF-LIST');
    expect(conclude(file, { opinion: 'agree', draft: { reasons: ['K1'] } })).toBe('DRAFT_CONTRADICTS');
    const obligations = [{ ...duty, condition: 'K9' }];
    expect(conclude(file, { draft: { obligations } })).toBe('OFF-LIST');
    expect(conclude(file, { opinion: 'disagree', draft: { reasons: ['K1'], obligations: [duty] } })).toBe(
      'DRAFT_CONTRADICTS',
    );
    expect(conclude(file, { draft: { obligations: [{ ...duty, dueOn: day('2026-09-21') }] } })).toBe(
      'OBLIGATION_BEFORE_GRANT',
    );
  });

  it('is signed as it is: another decision, another reason, another duty is sent back first', () => {
    const granting = claimed(3);
    conclude(granting, { draft: { obligations: [duty] } });
    sign(granting);
    expect(refuse(granting)).toBe('DRAFT_DIFFERS');
    expect(grant(granting, { obligations: [{ ...duty, duty: '另一义务' }] })).toBe('DRAFT_DIFFERS');
    expect(grant(granting)).toBe('DRAFT_DIFFERS');
    expect(grant(granting, { obligations: [duty] })).toBe('done');
    const refusing = claimed(3);
    conclude(refusing, { opinion: 'disagree', draft: { reasons: ['K1'] } });
    sign(refusing);
    expect(grant(refusing)).toBe('DRAFT_DIFFERS');
    expect(refuse(refusing, { reasons: ['K1'] })).toBe('done');
  });

  it('binds a chain of two where there is one, and nothing where there is none', () => {
    const file = claimed(2);
    conclude(file, { draft: { obligations: [duty] } });
    expect(grant(file)).toBe('DRAFT_DIFFERS');
    const free = claimed(2);
    conclude(free);
    expect(refuse(free)).toBe('done');
  });

  it('is taken back with the review when facts of the project change: what is reviewed anew is drafted anew', () => {
    const file = claimed(2);
    conclude(file, { draft: { obligations: [duty] } });
    const items = [{ idx: 1, facts: [{ fact: 'land-mu', from: 1, to: 2 }] }];
    file.command({ type: 'FACTS_CHANGED', version: 2, items }, NOW, actor('system'));
    const { draft, signatures } = file.item().context.facts;
    expect([file.item().work, draft, signatures]).toEqual(['reviewing', undefined, undefined]);
    expect([conclude(file), grant(file)]).toEqual(['done', 'done']);
  });

  it('gives way to what the head signs for outside the list', () => {
    const file = claimed(3);
    conclude(file);
    sign(file);
    const offList = { article: '安全生产法 33', reason: '现场有未申报的储罐' };
    expect(refuse(file, { reasons: ['X1'], offList })).toBe('done');
  });
});

describe('绿色通道', () => {
  it.each([2, 3] as const)('a refusal goes one level up, in a chain of %s', (signing) => {
    const file = claimed(signing, { channel: 'green' });
    expect(conclude(file, { opinion: 'disagree' })).toBe('REASONS_MISSING');
    conclude(file, { opinion: 'disagree', draft: { reasons: ['K1'] } });
    if (signing === 3) sign(file);
    expect(refuse(file)).toBe('SIGNATURE_MISSING');
    expect(refuse(file, {}, government)).toBe('FORBIDDEN');
    expect([sign(file, head), refuse(file)]).toEqual(['done', 'FORBIDDEN']);
    // Nor by another head on what no list holds.
    const offList = { article: '安全生产法 33', reason: '现场有未申报的储罐' };
    const other = { ...head, personId: 'another' };
    expect(refuse(file, { reasons: ['X1'], offList }, other)).toBe('FORBIDDEN');
    expect(allowedActions(file.item(), government, SUBJECT, day('2026-09-21'))).toEqual([
      'SEND_BACK',
      'REFUSE',
    ]);
    expect(refuse(file, {}, government)).toBe('done');
    expect(levels(file)?.slice(-2)).toEqual(['head', 'government']);
  });

  it('is granted by the head, who writes the duties where the officer drafted none', () => {
    const file = claimed(2, { channel: 'green' });
    conclude(file);
    expect(grant(file, { obligations: [duty] })).toBe('done');
  });

  it('is not refused by the head alone over an opinion in favour, nor at once', () => {
    const file = claimed(2, { channel: 'green' });
    conclude(file);
    expect(refuse(file)).toBe('DRAFT_DIFFERS');
    expect(grant(file)).toBe('done');
    const spot = new CaseInPlay([
      item({ definition: { handling: 'immediate' }, standing: 'filed', facts: { channel: 'green' } }),
    ]);
    const no = { with: { outcome: 'refused', reasons: ['K1'] } };
    expect(codeOf(spot.act('ACCEPT_AND_DECIDE', NOW, head, no))).toBe('FORBIDDEN');
  });
});
