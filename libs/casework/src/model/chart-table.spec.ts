import { describe, expect, it } from '@jest/globals';
import { addDays } from '#calendar';
import { isRejection } from '#kernel';
import {
  actor,
  confirmation,
  content,
  day,
  event,
  type ItemSetting,
  item,
} from '../../../../test/support/definitions.js';
import type { EventType } from './events.js';
import { type ItemFacts, STANDINGS, type Standing, WORKS, type Work } from './facts.js';
import { step } from './item.js';

const ON = day('2026-09-21');
const officer = actor('officer').personId;
const reviewer = actor('reviewer').personId;

/** Facts that satisfy every policy, so that only the chart decides; `gaps` and stops are added where an event needs them. */
const FACTS: Partial<ItemFacts> = {
  handedIn: ['M1'],
  filedOn: day('2026-09-17'),
  completeOn: day('2026-09-17'),
  acceptedOn: day('2026-09-18'),
  claimedBy: officer,
  reviewedBy: reviewer,
};
const stop = (kind: 'special' | 'suspension', capOn?: string) => ({
  ground: 'expert',
  kind,
  clocks: [],
  from: day('2026-09-18'),
  expectedUntil: day('2026-09-21'),
  ...(capOn && { capOn: day(capOn) }),
});
const STOOD_ON: ItemFacts['ties'][number] = {
  to: ['A'],
  binds: 'decision',
  article: '38',
  within: [],
  state: 'in-force',
  from: 'A',
  arrivedOn: ON,
  result: { number: 'A-1', organId: 10, inForceOn: ON, fields: {} },
};
const FAILURES = (['window', 'post'] as const).map((method) => ({ on: ON, method, reason: '无人签收' }));
const EARLY = day('2026-09-17');
const ONE_DAY = { value: 1, unit: 'working_day' as const };
const ON_SILENCE = { outcome: 'return' as const, within: ONE_DAY, source: '演示' };
/** The period of the notice is over and nothing came in. */
const UNSUPPLIED: Partial<ItemFacts> = {
  completeOn: undefined as never,
  gaps: { on: EARLY, lines: [{ line: 'M1' }], reply: ONE_DAY },
};
const MEETING = {
  ...{ id: 'm1', kind: 'survey' as const, convenedOn: ON, day: ON, place: '厂区', basis: '滨州规定 14' },
};
const FORWARDED = {
  ...{ first: 10, upper: 70 },
  forwards: [{ on: EARLY, opinion: 'agree' as const, papers: ['M1'] }],
};
const SPECIALLY: Partial<Record<EventType, ItemSetting>> = {
  SUPPLY: { facts: { gaps: { on: ON, lines: [{ line: 'M2' }], reply: { value: 5, unit: 'working_day' } } } },
  ACCEPT_AND_DECIDE: { definition: { handling: 'immediate' } },
  RECORD: { definition: { nature: 'record-filing' } },
  END_SPECIAL: { facts: { stops: [stop('special')] } },
  RESUME: { facts: { stops: [stop('suspension')] } },
  END_AT_CAP: { facts: { stops: [stop('special', '2026-09-21')] } },
  DECIDE_BY_SILENCE: {
    definition: {
      nature: 'internal-opinion',
      promise: { value: 1, unit: 'working_day', source: '演示', demo: true },
      silence: { clock: 'promise', basis: { law: '演示规定', article: '8', confidence: 'verified' } },
    },
  },
  FOLLOW_UP: { facts: { byCommitment: true } },
  END_UNPAID: {
    definition: { tolerance: { late: 'terminated', basis: '演示', demo: true } },
    facts: {
      owed: { on: EARLY, within: ONE_DAY, pledge: '承诺书', debts: [{ line: 'M2', debtor: 'applicant' }] },
    },
  },
  COMMIT: { definition: { commitment: { check: ONE_DAY, basis: '令53号', demo: true } } },
  WITHDRAW_COMMITMENT: { facts: { commitment: { on: EARLY, pledge: '承诺书' } } },
  ORDER_RECTIFICATION: { facts: { followUp: { on: EARLY, kept: false } } },
  CHECK_RECTIFICATION: { facts: { rectification: { on: EARLY, demand: '补办', within: ONE_DAY } } },
  PROPOSE_REVOCATION: {
    facts: {
      rectification: { on: EARLY, demand: '补办', within: ONE_DAY, checkedOn: EARLY, rectified: false },
    },
  },
  ANSWER_HEARING: { facts: { revocation: { on: EARLY, by: 'proposer', reason: '逾期未整改' } } },
  CALL_HEARING: {
    facts: {
      revocation: { on: EARLY, by: 'proposer', reason: '逾期未整改', answeredOn: EARLY, wanted: true },
    },
  },
  HOLD_HEARING: {
    facts: {
      revocation: {
        ...{ on: EARLY, by: 'proposer', reason: '逾期未整改', answeredOn: EARLY, wanted: true },
        called: { on: EARLY, day: ON, place: '会议室' },
      },
    },
  },
  DECIDE_REVOCATION: {
    facts: {
      revocation: { on: EARLY, by: 'proposer', reason: '逾期未整改', answeredOn: EARLY, wanted: false },
    },
  },
  SIGN: { definition: { signing: 3 } },
  HOLD_MEETING: { facts: { meetings: [MEETING] } },
  GIVE_OPINION: { facts: { meetings: [{ ...MEETING, heldOn: ON, officers: ['甲', '乙'], minutes: '无' }] } },
  ANNOUNCE_SERVICE: { facts: { failures: FAILURES } },
  DEEM_SERVED: { facts: { announced: { on: addDays(ON, -60), place: '园区门户网站' } } },
  REVOKE_CONSENT: { facts: { consent: { on: ON } } },
  ANSWER_ORDER: {
    facts: { orders: [{ on: ON, question: '为何未办', within: { value: 3, unit: 'working_day' } }] },
  },
  FIND_GAPS: { facts: { window: { findings: { until: ON, noticeBy: ON } } } },
  END_FINDINGS: { facts: { window: { findings: { until: ON, noticeBy: ON } } } },
  REMIND_GAPS: { facts: { ...UNSUPPLIED, window: { onSilence: ON_SILENCE } } },
  RETURN: {
    facts: { ...UNSUPPLIED, window: { onSilence: ON_SILENCE, reminder: { on: EARLY, within: ONE_DAY } } },
  },
  CONFIRM: { facts: { confirmations: [confirmation()] } },
  OBJECT: { facts: { confirmations: [confirmation()] } },
  PROVISIONAL: { facts: { confirmations: [confirmation()] } },
  CONFIRMATION_SILENT: { facts: { confirmations: [confirmation()] } },
  FORWARD: { facts: { levels: { first: 10, upper: 70, forwards: [] } } },
  RECEIVE_UP: { facts: { levels: FORWARDED } },
  SEND_DOWN: { facts: { levels: FORWARDED } },
  RECORD_PROGRESS: { definition: { handledIn: 'external' } },
  RECORD_RESULT: { definition: { handledIn: 'external' } },
  PRE_REVIEW: { facts: { channel: 'green' } },
  BASIS_LOST: { facts: { ties: [STOOD_ON] } },
  RECHECK: { facts: { rechecks: [{ id: 'facts:1', on: ON, changed: { version: 2, facts: [] } }] } },
  JUDGE_TIES: { facts: { ties: [{ ...STOOD_ON, condition: '涉及林地' }] } },
  PRIOR_RESULT: {
    facts: { ties: [{ to: ['A'], binds: 'decision', article: '38', within: [], state: 'open' }] },
  },
};
function ready(type: EventType, standing: Standing, work: Work) {
  const { facts, ...more } = SPECIALLY[type] ?? {};
  return item({ standing, work, ...more, facts: { ...FACTS, ...facts } });
}

const OPEN: Standing[] = ['planned', 'filed', 'correcting', 'accepted'];
const AT_ORGAN: Standing[] = ['filed', 'accepted'];
const REVIEWABLE: Standing[] = ['filed', 'correcting', 'accepted'];
const DECIDED: Standing[] = ['granted', 'refused', 'recorded'];
/** In `refused` the chart hears them, too; there the rules refuse them. */
const ANSWERED: Standing[] = [...REVIEWABLE, ...DECIDED, 'served'];
const ANY = [...WORKS];

/** rules.md section 3: from which standing and which work an event is possible, and where it leads (`null`: stays). */
const TABLE: Record<
  EventType,
  [standings: readonly Standing[], works: readonly Work[], to: Standing | null, work: Work | null]
> = {
  FILE: [['planned'], ANY, 'filed', null],
  NOT_NEEDED: [['filed'], ANY, 'notNeeded', null], // 行政许可法 32(1)
  REFUSE_JURISDICTION: [['filed'], ANY, 'notAccepted', null], // 32(2)
  NOTICE_GAPS: [['filed'], ANY, 'correcting', null], // 32(4)
  SUPPLY: [['correcting'], ANY, 'filed', null],
  JUDGE_LINE: [REVIEWABLE, ANY, null, null],
  ACCEPT: [['filed'], ANY, 'accepted', null], // 32(5)
  DEEM_ACCEPTED: [['filed'], ANY, 'accepted', null], // 32(4)
  ACCEPT_AND_DECIDE: [['filed'], ANY, 'granted', 'signed'], // 34
  RECORD: [['filed'], ANY, 'recorded', 'signed'], // 673号 13
  CLAIM: [REVIEWABLE, ['unclaimed'], null, 'claimed'],
  RELEASE: [REVIEWABLE, ['claimed', 'reviewing'], null, 'unclaimed'],
  HAND_OVER: [REVIEWABLE, ['claimed', 'reviewing', 'concluded'], null, null],
  CONCLUDE_REVIEW: [REVIEWABLE, ['claimed', 'reviewing'], null, 'concluded'],
  CONVENE: [REVIEWABLE, ANY, null, null],
  HOLD_MEETING: [REVIEWABLE, ANY, null, null],
  GIVE_OPINION: [REVIEWABLE, ANY, null, null],
  CONSULT: [['accepted'], ANY, null, null],
  SIGN: [REVIEWABLE, ['concluded'], null, null],
  SEND_BACK: [REVIEWABLE, ['concluded'], null, 'reviewing'],
  START_SPECIAL: [['accepted'], ANY, null, null], // 45
  END_SPECIAL: [['accepted'], ANY, null, null],
  SUSPEND: [['accepted'], ANY, null, null],
  RESUME: [['accepted'], ANY, null, null],
  END_AT_CAP: [['accepted'], ANY, null, null],
  EXTEND: [['accepted'], ANY, null, null], // 42
  GRANT: [['accepted'], ['concluded'], 'granted', 'signed'], // 38
  REFUSE: [['accepted'], ['concluded'], 'refused', 'signed'], // 38
  SERVE: [DECIDED, ANY, 'served', null], // 44
  SERVICE_FAILED: [DECIDED, ANY, null, null],
  ANNOUNCE_SERVICE: [DECIDED, ANY, null, null], // 民事诉讼法 95
  DEEM_SERVED: [DECIDED, ANY, 'served', null],
  CONSENT_SERVICE: [[...OPEN, ...DECIDED], ANY, null, null], // 民事诉讼法 90
  REVOKE_CONSENT: [[...OPEN, ...DECIDED], ANY, null, null],
  WITHDRAW: [OPEN, ANY, 'withdrawn', null],
  TERMINATE: [REVIEWABLE, ANY, 'terminated', null],
  PRIOR_RESULT: [OPEN, ANY, null, null], // 滨州规定 16
  RING: [[...OPEN, ...DECIDED, 'served'], ANY, null, null],
  CORRECT_RECORD: [STANDINGS, ANY, null, null],
  RECALENDAR: [OPEN, ANY, null, null],
  ADOPT_VERSION: [OPEN, ANY, null, null],
  ACCEPT_WITH_GAPS: [['filed'], ANY, 'accepted', null], // 滨州规定 11
  DECIDE_BY_SILENCE: [AT_ORGAN, ANY, 'granted', 'signed'],
  FOLLOW_UP: [[...DECIDED, 'served'], ANY, null, null], // 国办发〔2020〕42号
  END_UNPAID: [['accepted'], ANY, 'terminated', null], // 安阳条例 24
  COMMIT: [['planned', 'filed'], ANY, null, null],
  WITHDRAW_COMMITMENT: [['planned', 'filed'], ANY, null, null], // 安阳条例 26
  ORDER_RECTIFICATION: [['granted', 'served'], ANY, null, null], // 安阳条例 27
  CHECK_RECTIFICATION: [['granted', 'served'], ANY, null, null],
  PROPOSE_REVOCATION: [['granted', 'served'], ANY, null, null],
  ANSWER_HEARING: [['granted', 'served'], ANY, null, null], // 行政许可法 47
  CALL_HEARING: [['granted', 'served'], ANY, null, null],
  HOLD_HEARING: [['granted', 'served'], ANY, null, null], // 48
  DECIDE_REVOCATION: [['granted', 'served'], ANY, null, null],
  ASK_CONFIRMATIONS: [['filed'], ANY, null, null], // 国办发〔2015〕50号
  CONFIRM: [ANSWERED, ANY, null, null],
  OBJECT: [ANSWERED, ANY, null, null],
  PROVISIONAL: [ANSWERED, ANY, null, null],
  CONFIRMATION_SILENT: [ANSWERED, ANY, null, null],
  OPEN_WINDOW: [['filed'], ANY, null, null],
  FIND_GAPS: [['filed'], ANY, null, null],
  END_FINDINGS: [['filed'], ANY, null, null],
  REMIND_GAPS: [['correcting'], ANY, null, null],
  RETURN: [['correcting'], ANY, 'returned', null],
  REROUTE: [AT_ORGAN, ANY, null, 'unclaimed'],
  ASK: [['accepted'], ANY, null, null],
  FORWARD: [['accepted'], ANY, null, 'unclaimed'], // 行政许可法 35, 43
  RECEIVE_UP: [['accepted'], ANY, null, null],
  SEND_DOWN: [['accepted'], ANY, null, 'unclaimed'],
  TRANSFER: [OPEN, ANY, null, 'unclaimed'],
  AUTHORITY_DIFFERS: [OPEN, ANY, null, null],
  RECORD_PROGRESS: [AT_ORGAN, ANY, null, null],
  RECORD_RESULT: [AT_ORGAN, ANY, 'granted', 'signed'],
  REMIND: [AT_ORGAN, ANY, null, null],
  ORDER: [AT_ORGAN, ANY, null, null],
  ANSWER_ORDER: [[...REVIEWABLE, ...DECIDED, 'served'], ANY, null, null],
  BASIS_LOST: [[...OPEN, ...DECIDED, 'served'], ANY, null, null],
  FACTS_CHANGED: [OPEN, ANY, null, null],
  JUDGE_TIES: [OPEN, ANY, null, null],
  RECHECK: [[...REVIEWABLE, ...DECIDED, 'served'], ANY, null, null],
  REDECIDE: [[...DECIDED, 'served'], ANY, 'accepted', 'unclaimed'], // 行政诉讼法 70, 行政复议法 64
  SET_CHANNEL: [OPEN, ANY, null, null],
  PRE_REVIEW: [['planned'], ANY, null, null],
};

/** Where the way depends on more than the event: see below. */
const BRANCHES: { readonly [T in EventType]?: (standing: Standing, work: Work) => boolean } = {
  SUPPLY: (standing) => standing === 'accepted',
  REDECIDE: (standing) => standing === 'notAccepted' || standing === 'returned',
  FACTS_CHANGED: (standing, work) => REVIEWABLE.includes(standing) && work === 'concluded',
};

const PERSON: Partial<Record<EventType, string>> = {
  CLAIM: reviewer,
  SEND_BACK: 'another',
  HOLD_HEARING: 'another',
};

function outcomeOf(type: EventType, standing: Standing, work: Work): string {
  const before = ready(type, standing, work);
  const after = step(before, event(type, ON, PERSON[type] ?? officer, content(type, before)));
  return isRejection(after) ? after.code : `${after.standing}/${after.work}`;
}

describe('every standing × work × event', () => {
  const everywhere = STANDINGS.flatMap((standing) => WORKS.map((work) => [standing, work] as const));
  it.each(Object.keys(TABLE) as EventType[])('%s', (type) => {
    const [standings, works, to, toWork] = TABLE[type];
    const places = everywhere.filter(([standing, work]) => !BRANCHES[type]?.(standing, work));
    const expected = places.map(([standing, work]) => {
      const possible = standings.includes(standing) && works.includes(work);
      return `${standing}/${work} -> ${possible ? `${to ?? standing}/${toWork ?? work}` : 'WRONG_STATE'}`;
    });
    expect(
      places.map(([standing, work]) => `${standing}/${work} -> ${outcomeOf(type, standing, work)}`),
    ).toEqual(expected);
  });

  it('tells what was asked and where the item stands', () => {
    const refusal = step(ready('GRANT', 'filed', 'claimed'), event('GRANT', ON, officer));
    expect(refusal).toMatchObject({
      code: 'WRONG_STATE',
      params: { event: 'GRANT', standing: 'filed', work: 'claimed' },
    });
  });
});

describe('branches of one event', () => {
  it('what is owed since the acceptance is supplied without going back', () => {
    const before = ready('SUPPLY', 'accepted', 'claimed');
    const within = { value: 5, unit: 'working_day' as const };
    const owed = { on: ON, within, pledge: '承诺书', debts: [{ line: 'M2', debtor: 'applicant' as const }] };
    const owing = { ...before, context: { ...before.context, facts: { ...before.context.facts, owed } } };
    const paid = step(owing, event('SUPPLY', ON, officer, { lines: ['M2'] }));
    expect(paid).toMatchObject({ standing: 'accepted', work: 'claimed' });
    expect(paid).toMatchObject({ context: { facts: { owed: { debts: [{ line: 'M2', paidOn: ON }] } } } });
    expect(step(paid as typeof owing, event('SUPPLY', ON, officer, { lines: ['M2'] }))).toMatchObject({
      code: 'NOTHING_OWED',
    });
  });

  it('a partial supply stays in correcting', () => {
    const before = ready('SUPPLY', 'correcting', 'unclaimed');
    const gaps = {
      on: ON,
      lines: [{ line: 'M1' }, { line: 'M2' }],
      reply: { value: 5, unit: 'working_day' as const },
    };
    const asked = {
      ...before,
      context: { ...before.context, facts: { ...before.context.facts, handedIn: [], gaps } },
    };
    expect(step(asked, event('SUPPLY', ON, officer, { lines: ['M2'] }))).toMatchObject({
      standing: 'correcting',
    });
    expect(step(asked, event('SUPPLY', ON, officer, { lines: ['M1', 'M2'] }))).toMatchObject({
      standing: 'filed',
    });
  });

  it('what was turned away is filed again (行政许可法 32)', () => {
    for (const standing of ['notAccepted', 'returned'] as const) {
      const before = ready('REDECIDE', standing, 'concluded');
      const next = step(before, event('REDECIDE', ON, 'x', content('REDECIDE', before)));
      expect(next).toMatchObject({ standing: 'filed', work: 'unclaimed' });
    }
  });

  it('facts that changed open a concluded review again', () => {
    for (const standing of REVIEWABLE) {
      const before = ready('FACTS_CHANGED', standing, 'concluded');
      const next = step(before, event('FACTS_CHANGED', ON, 'x', content('FACTS_CHANGED', before)));
      expect(next).toMatchObject({ standing, work: 'reviewing' });
    }
  });

  it('an immediate refusal is a refusal', () => {
    const before = ready('ACCEPT_AND_DECIDE', 'filed', 'unclaimed');
    const refusal = event('ACCEPT_AND_DECIDE', ON, officer, { outcome: 'refused', reasons: ['K1'] });
    expect(step(before, refusal)).toMatchObject({ standing: 'refused', work: 'signed' });
  });

  it('a result that differs from what a concluded review assumed opens the review again, whatever the standing, until the item ended', () => {
    const result = { number: 'A-1', organId: 10, inForceOn: ON, fields: { area: '100' } };
    const heard = (standing: Standing) => {
      const before = ready('PRIOR_RESULT', standing, 'concluded');
      const facts = { ...before.context.facts, assumed: { 'A.area': '90' }, concludedOn: ON };
      const said = event('PRIOR_RESULT', ON, 'x', { from: 'A', result });
      return step({ ...before, context: { ...before.context, facts } }, said);
    };
    for (const standing of REVIEWABLE) expect(heard(standing)).toMatchObject({ standing, work: 'reviewing' });
    for (const standing of ['withdrawn', 'terminated', 'notNeeded', 'refused'] as const)
      expect(heard(standing)).toMatchObject({ code: 'WRONG_STATE' });
  });
});
