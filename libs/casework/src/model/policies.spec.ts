import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../../test/support/case-in-play.js';
import {
  actor,
  content,
  day,
  event,
  type ItemSetting,
  item,
  tie,
} from '../../../../test/support/definitions.js';
import type { EventType } from './events.js';
import type { ItemFacts, Standing, Work } from './facts.js';
import { step } from './item.js';

const ON = day('2026-09-21');
const officer = actor('officer').personId;
const working = (value: number) => ({ value, unit: 'working_day' as const });
const stop = { ground: 'expert', kind: 'special', clocks: ['promise'], from: ON, expectedUntil: ON } as const;
const gaps = { on: ON, lines: [{ line: 'M2' }], reply: working(5) };
const BASE: Partial<ItemFacts> = {
  handedIn: ['M1'],
  filedOn: ON,
  completeOn: ON,
  acceptedOn: ON,
  claimedBy: officer,
};

/** code · article · event · where it stands · what stands in its way */
type Row = [
  code: string,
  article: string,
  type: EventType,
  at: `${Standing}/${Work}`,
  setting: ItemSetting,
  says?: object,
];
const owed = {
  on: ON,
  within: working(5),
  pledge: '承诺书',
  debts: [{ line: 'M2', debtor: 'applicant' as const }],
};
const orders = [{ on: ON, question: '为何未办', within: working(3) }];
const EARLIER = day('2026-09-15');
const SHORT = { ...working(1), source: '演示', demo: true };
const silence = {
  clock: 'promise',
  basis: { law: '演示规定', article: '8', confidence: 'verified' },
} as const;
const ROWS: Row[] = [
  [
    'NOTHING_OWED',
    '滨州规定 11',
    'ACCEPT_WITH_GAPS',
    'filed/unclaimed',
    { facts: { handedIn: ['M1', 'M2', 'M3', 'M4'] } },
  ],
  ['NOTHING_OWED', '行政许可法 32(4)', 'SUPPLY', 'accepted/claimed', {}, { lines: ['M2'] }],
  ['OFF-LIST', '滨州规定 11', 'ACCEPT_WITH_GAPS', 'filed/unclaimed', {}, { lines: ['M1'] }],
  ['LINES_MISSING', '滨州规定 11', 'ACCEPT_WITH_GAPS', 'filed/unclaimed', {}, { lines: [] }],
  ['DEBT_OVER_PROMISE', '民政示例', 'ACCEPT_WITH_GAPS', 'filed/unclaimed', {}, { within: working(21) }],
  ['DEBT_UNPAID', '青岛 24', 'GRANT', 'accepted/concluded', { facts: { owed } }],
  [
    'NO_COMMITMENT',
    '国办发〔2020〕42号',
    'ACCEPT_AND_DECIDE',
    'filed/unclaimed',
    { definition: { handling: 'immediate' } },
    { byCommitment: true },
  ],
  [
    'COMMITMENT_NOT_CHOSEN',
    '国办发〔2020〕42号',
    'ACCEPT_AND_DECIDE',
    'filed/unclaimed',
    { definition: { commitment: { check: working(60), basis: '演示', demo: true } } },
  ],
  [
    'COMMITMENT_MISSING',
    '国办发〔2020〕42号',
    'ACCEPT_AND_DECIDE',
    'filed/unclaimed',
    {
      definition: { commitment: { check: working(60), basis: '演示', demo: true } },
      facts: { commitment: { on: EARLIER, pledge: '承诺' } },
    },
    { byCommitment: undefined },
  ],
  ['NO_FOLLOW_UP', '安阳 27', 'FOLLOW_UP', 'granted/signed', {}],
  ['REMINDED_TODAY', '本系统', 'REMIND', 'filed/unclaimed', { facts: { remindedOn: ON } }],
  ['ORDER_OPEN', '本系统', 'ORDER', 'accepted/claimed', { facts: { orders } }],
  ['NO_ORDER', '本系统', 'ANSWER_ORDER', 'accepted/claimed', {}],
  ['NO_SILENCE_RULE', '行政许可法 32, 50', 'DECIDE_BY_SILENCE', 'accepted/claimed', {}],
  [
    'NO_SILENCE_RULE',
    '泰政办发〔2022〕58号: 安全、环境、土地的许可除外',
    'DECIDE_BY_SILENCE',
    'accepted/claimed',
    { definition: { marks: ['environment'], silence, promise: SHORT }, facts: { acceptedOn: EARLIER } },
  ],
  ['STILL_IN_TIME', '民法典 203', 'DECIDE_BY_SILENCE', 'accepted/claimed', { definition: { silence } }],
  [
    'NOT_COMPLETE',
    '行政许可法 32(5)',
    'ACCEPT',
    'filed/unclaimed',
    { facts: { completeOn: day('2026-09-22') } },
  ],
  [
    'TIE_BARS_ACCEPTANCE',
    '城规 36',
    'ACCEPT',
    'filed/unclaimed',
    { definition: { ties: [tie({ binds: 'application' })] } },
  ],
  [
    'TIE_BARS_ACCEPTANCE',
    '城规 36',
    'DEEM_ACCEPTED',
    'filed/unclaimed',
    { definition: { ties: [tie({ binds: 'application' })] } },
  ],
  [
    'TIE_BARS_ACCEPTANCE',
    '滨州规定 16',
    'ACCEPT',
    'filed/unclaimed',
    { definition: { ties: [tie()] }, waitsAs: 'notice' },
  ],
  [
    'TIE_BARS_ACCEPTANCE',
    '城规 36',
    'RECORD',
    'filed/unclaimed',
    { definition: { nature: 'record-filing', ties: [tie({ binds: 'application' })] } },
  ],
  ['TIE_DELAYS_DECISION', '滨州规定 16', 'GRANT', 'accepted/concluded', { definition: { ties: [tie()] } }],
  ['TIE_DELAYS_DECISION', '滨州规定 16', 'REFUSE', 'accepted/concluded', { definition: { ties: [tie()] } }],
  [
    'TIE_DELAYS_DECISION',
    '滨州规定 16',
    'ACCEPT_AND_DECIDE',
    'filed/unclaimed',
    { definition: { handling: 'immediate', ties: [tie()] } },
  ],
  [
    'TIE_DELAYS_DECISION',
    '滨州规定 16',
    'RECORD',
    'filed/unclaimed',
    { definition: { nature: 'record-filing', ties: [tie()] } },
  ],
  [
    'NATURE_HAS_NO_ACCEPTANCE',
    '673号 13',
    'ACCEPT',
    'filed/unclaimed',
    { definition: { nature: 'record-filing' } },
  ],
  [
    'NATURE_HAS_NO_ACCEPTANCE',
    '673号 13',
    'ACCEPT_AND_DECIDE',
    'filed/unclaimed',
    { definition: { nature: 'record-filing', handling: 'immediate' } },
  ],
  [
    'NATURE_NOT_DEEMED',
    '行政许可法 32(4)',
    'DEEM_ACCEPTED',
    'filed/unclaimed',
    { definition: { nature: 'registration' } },
  ],
  [
    'NATURE_HAS_NO_REFUSAL',
    '673号 13',
    'REFUSE',
    'accepted/concluded',
    { definition: { nature: 'record-filing' } },
  ],
  ['NOT_A_FILING', '673号 13', 'RECORD', 'filed/unclaimed', {}],
  ['GAPS_TOLD_ONCE', '行政许可法 32(4)', 'NOTICE_GAPS', 'filed/unclaimed', { facts: { gaps } }],
  [
    'GAPS_TOO_LATE',
    '行政许可法 32(4)',
    'NOTICE_GAPS',
    'filed/unclaimed',
    { facts: { completeOn: day('2026-09-10') } },
  ],
  ['CLOCK_STOPPED', '行政许可法 45', 'GRANT', 'accepted/concluded', { facts: { stops: [stop] } }],
  ['CLOCK_STOPPED', '行政许可法 45', 'REFUSE', 'accepted/concluded', { facts: { stops: [stop] } }],
  ['CLOCK_STOPPED', '行政许可法 45', 'START_SPECIAL', 'accepted/claimed', { facts: { stops: [stop] } }],
  ['CLOCK_STOPPED', '取水条例 18', 'SUSPEND', 'accepted/claimed', { facts: { stops: [stop] } }],
  [
    'NO_SUCH_STOP',
    '行政许可法 45',
    'END_SPECIAL',
    'accepted/claimed',
    { facts: { stops: [{ ...stop, kind: 'suspension' }] } },
  ],
  ['NO_SUCH_STOP', '取水条例 18', 'RESUME', 'accepted/claimed', { facts: { stops: [stop] } }],
  [
    'NO_SUCH_STOP',
    'rules 4.1',
    'END_AT_CAP',
    'accepted/claimed',
    { facts: { stops: [{ ...stop, capOn: day('2026-09-22') }] } },
  ],
  ['OWN_REVIEW', 'rules 3', 'GRANT', 'accepted/concluded', { facts: { reviewedBy: officer } }],
  ['OWN_REVIEW', 'rules 3', 'REFUSE', 'accepted/concluded', { facts: { reviewedBy: officer } }],
  ['OWN_REVIEW', 'rules 3', 'SEND_BACK', 'accepted/concluded', { facts: { reviewedBy: officer } }],
  [
    'OWN_REVIEW',
    'rules 3',
    'SEND_BACK',
    'accepted/concluded',
    { facts: { reviewedBy: 'colleague' } },
    { inPlaceOf: 'colleague' },
  ],
  [
    'NOT_CLAIMED_BY_YOU',
    'rules 3',
    'CONCLUDE_REVIEW',
    'accepted/claimed',
    { facts: { claimedBy: 'colleague' } },
  ],
  ['NOT_CLAIMED_BY_YOU', 'rules 3', 'RELEASE', 'accepted/claimed', { facts: { claimedBy: 'colleague' } }],
  [
    'NOT_THEIR_TASK',
    'rules 3',
    'RELEASE',
    'accepted/claimed',
    { facts: { claimedBy: 'colleague' } },
    { of: officer },
  ],
  [
    'NOT_THEIR_TASK',
    'rules 3',
    'HAND_OVER',
    'accepted/claimed',
    { facts: { claimedBy: 'colleague' } },
    { of: officer, to: 'x' },
  ],
  ['NO_EXTENSION_IN_LAW', '行政许可法 42', 'EXTEND', 'accepted/claimed', { definition: { statutory: null } }],
  [
    'EXTENDED_ONCE',
    '行政许可法 42',
    'EXTEND',
    'accepted/claimed',
    { facts: { extension: { on: ON, more: working(5), reason: '' } } },
  ],
  [
    'EXTENSION_TOO_LATE',
    '行政许可法 42',
    'EXTEND',
    'accepted/claimed',
    { facts: { acceptedOn: day('2026-08-01') } },
  ],
  ['NO_SUCH_TIE', 'rules 1.5', 'PRIOR_RESULT', 'accepted/claimed', {}],
  ['OFF-LIST', '行政许可法 31', 'FILE', 'planned/unclaimed', {}, { handedIn: ['M1', 'M9'] }],
  [
    'CORE_PAPERS_MISSING',
    '滨州规定 11',
    'FILE',
    'planned/unclaimed',
    { facts: { handedIn: [] } },
    { handedIn: ['M2'] },
  ],
  ['OFF-LIST', '行政许可法 32(1)', 'NOT_NEEDED', 'filed/unclaimed', {}, { ground: 'expert' }],
  ['LINES_MISSING', '行政许可法 32(4)', 'NOTICE_GAPS', 'filed/unclaimed', {}, { lines: [] }],
  ['LINES_MISSING', '行政许可法 32(4)', 'SUPPLY', 'correcting/unclaimed', { facts: { gaps } }, { lines: [] }],
  [
    'LINE_NOT_AWAITED',
    '行政许可法 32(4)',
    'SUPPLY',
    'correcting/unclaimed',
    { facts: { gaps } },
    { lines: ['M1'] },
  ],
  ['REASONS_MISSING', '行政许可法 38', 'REFUSE', 'accepted/concluded', {}, { reasons: [] }],
  [
    'REASONS_MISSING',
    '行政许可法 38',
    'ACCEPT_AND_DECIDE',
    'filed/unclaimed',
    { definition: { handling: 'immediate' } },
    { outcome: 'refused' },
  ],
  ['EXTENSION_OVER_CAP', '行政许可法 42', 'EXTEND', 'accepted/claimed', {}, { more: working(11) }],
  ['EXTENSION_OVER_CAP', '行政许可法 42', 'EXTEND', 'accepted/claimed', {}, { more: working(0) }],
  [
    'EXTENSION_OVER_CAP',
    '行政许可法 42',
    'EXTEND',
    'accepted/claimed',
    {},
    { more: { value: 10, unit: 'calendar_day' } },
  ],
  [
    'LATE_REASON_MISSING',
    '优化营商条例 36',
    'GRANT',
    'accepted/concluded',
    { facts: { acceptedOn: day('2026-08-01') } },
    { lateReason: undefined },
  ],
  [
    'LATE_REASON_MISSING',
    '优化营商条例 36',
    'REFUSE',
    'accepted/concluded',
    { facts: { acceptedOn: day('2026-08-01') } },
    { lateReason: undefined },
  ],
  [
    'LATE_REASON_MISSING',
    '优化营商条例 36',
    'RECORD',
    'filed/unclaimed',
    { definition: { nature: 'record-filing' }, facts: { completeOn: day('2026-08-01') } },
    { lateReason: undefined },
  ],
  [
    'OFF-LIST',
    'rules 1.5',
    'PRIOR_RESULT',
    'accepted/claimed',
    { definition: { ties: [tie()] } },
    { from: 'Y' },
  ],
  [
    'STOP_OVER_CAP',
    '行政许可法 45',
    'START_SPECIAL',
    'accepted/claimed',
    {},
    { needed: { value: 11, unit: 'working_day' } },
  ],
  [
    'OBLIGATION_BEFORE_GRANT',
    '行政许可法 69(1)(四)',
    'GRANT',
    'accepted/concluded',
    {},
    {
      obligations: [
        { condition: 'K1', duty: '报告', basis: '61', dueOn: day('2026-09-01'), inspector: '分局' },
      ],
    },
  ],
  [
    'NOTHING_OFF_LIST',
    'rules 1.5',
    'REFUSE',
    'accepted/concluded',
    {},
    { offList: { article: '33', reason: '现场情况' } },
  ],
  [
    'RESULT_NOT_IN_FORCE',
    'rules 1.2',
    'PRIOR_RESULT',
    'accepted/claimed',
    { definition: { ties: [tie()] } },
    { from: 'A', result: { number: '1', organId: 1, inForceOn: day('2026-09-22'), fields: {} } },
  ],
  [
    'RESULT_ARRIVES_BY_ITSELF',
    'rules 1.2',
    'PRIOR_RESULT',
    'accepted/claimed',
    {
      facts: {
        ties: [{ to: ['A'], binds: 'decision', article: '38', within: ['A'], state: 'open' }],
      },
    },
    { from: 'A' },
  ],
];

describe('what stands in the way', () => {
  it.each(ROWS)('%s (%s): %s at %s', (...[code, , type, place, { facts, ...setting }, says]) => {
    const [standing, work] = place.split('/') as [Standing, Work];
    const before = item({ standing, work, ...setting, facts: { ...BASE, ...facts } });
    expect(codeOf(step(before, event(type, ON, officer, { ...content(type, before), ...says })))).toBe(code);
  });

  it('every code of the policies and of the content has a row', () => {
    const source = ['policies.ts', 'content.ts', 'off-list.ts']
      .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
      .join()
      .replaceAll(/EventOf<'[A-Z_]+'>/g, '');
    const codes = new Set([...source.matchAll(/'([A-Z][A-Z_]+[A-Z]|OFF-LIST)'/g)].map(([, code]) => code));
    expect([...codes].sort()).toEqual([...new Set(ROWS.map(([code]) => code))].sort());
  });
});
