import { describe, expect, it } from '@jest/globals';
import { type Actor, type Instant, isRejection, type LocalDate, type Rejection, type Role } from '#kernel';
import type { Judged } from '../channel/admissible.js';
import type { ProjectWorld, Proposal, RegisterEntry, ResultState } from '../project.js';
import type { ProjectAct } from '../project-act.js';
import { type Amendment, amendResult } from './amend-result.js';
import { enterResult, type OutsideResult } from './enter-result.js';
import { followSource } from './follow-source.js';
import { fulfilObligation } from './fulfil-obligation.js';
import { type Decider, LIFE, type LifeKind } from './life.js';
import { confirmProposal, dropProposal } from './proposals.js';
import { ringRegister } from './ring-register.js';

const day = (text: string) => text as LocalDate;
const OURS = 7;
const who = (personId: string, role: Role, organId = OURS): Actor => ({
  ...{ personId, organId, roles: [role] },
  parkId: 1,
});
const officer = who('officer', 'officer');
const head = who('head', 'head');
const elsewhere = who('elsewhere', 'officer', 8);
const clerk = who('clerk', 'clerk', 2);
const lead = who('lead', 'lead', 9);
const supervisor = who('supervisor', 'supervisor', 10);
const ids = { proposal: 'q', result: 'new' };
const judged = {} as Judged;

const result = (more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  ...{ id: 'r', code: 'C07', subject: '', number: 'C07-1', organId: OURS, version: 1, source: 'decision' },
  ...{ inForceOn: day('2026-09-01'), validUntil: day('2026-11-30'), fields: { 'result-no': 'C07-1' } },
  ...{ state: 'in-force', stateOn: day('2026-09-01'), obligations: [] },
  ...more,
});
const lapsed = (more: Partial<RegisterEntry> = {}) =>
  result({ state: 'lapsed', stateOn: day('2026-12-01'), ...more });

interface Staged {
  readonly actor?: Actor;
  readonly on?: string;
  readonly results?: readonly RegisterEntry[];
  readonly proposals?: readonly Proposal[];
}
const world = ({ actor = head, on = '2026-11-30', results = [result()], proposals = [] }: Staged = {}) => ({
  ...{ now: `${on}T02:00:00.000Z` as Instant, actor, results, proposals },
  project: {
    ...{ id: 'p', seq: 1, code: null, name: 'n', base: 'b', parkId: 1, applicantOrgan: 5, facts: {} },
    ...{ factsVersion: 1, channel: null },
  },
});
const wish = (kind: LifeKind, more: Partial<Amendment> = {}): Amendment => ({
  ...{ kind, result: 'r', article: LIFE[kind].basis, reason: '测试', evidence: '记录' },
  ...(kind === 'renewal' && { validUntil: day('2027-05-30') }),
  ...(kind === 'change' && { fields: { area: '2' } }),
  ...more,
});
const proposed = (kind: string, says: object, by: Actor = officer, on = '2026-11-30'): Proposal => ({
  ...{ id: 'q', kind, says: { ...says }, personId: by.personId, inPlaceOf: by.inPlaceOf ?? null },
  ...{ organId: by.organId, on: day(on) },
});
const told = (answer: ProjectAct | Rejection | null) =>
  answer && (isRejection(answer) ? answer.code : answer.kind);
const key = (actor: Actor, ...scopes: string[]): Actor => ({ ...actor, personId: 'key', scopes });

/** By what the articles say of each act, told apart from the table that the rules read. */
const MAY: Readonly<Record<LifeKind, readonly [states: string, deciders: string]>> = {
  change: ['in-force renewed', 'organ'],
  renewal: ['in-force renewed', 'organ'],
  use: ['in-force renewed', 'organ'],
  stay: ['in-force renewed', 'organ reconsideration court'],
  'stay-end': ['stayed', 'organ reconsideration court'],
  retraction: ['in-force renewed stayed', 'organ'],
  revocation: ['in-force renewed stayed', 'organ upper-organ'],
  annulment: ['in-force renewed stayed', 'reconsideration court'],
  cancellation: ['in-force renewed stayed lapsed retracted revoked annulled', 'organ'],
};
const STATES = 'in-force renewed stayed changed replaced lapsed retracted revoked annulled cancelled'.split(
  ' ',
);
const DECIDERS = ['organ', 'upper-organ', 'reconsideration', 'court'];
const FALLS = ['stay', 'retraction', 'revocation', 'annulment', 'cancellation'];

function lawful(kind: LifeKind, state: string, decidedBy: string): string {
  const [states, deciders] = MAY[kind];
  if (!states.split(' ').includes(state)) return 'RESULT_STATE';
  if (!deciders.split(' ').includes(decidedBy)) return 'NOT_ITS_DECIDER';
  return FALLS.includes(kind) ? 'PROPOSE_AMENDMENT' : 'AMEND_RESULT';
}

function asked(kind: LifeKind, state: string, decidedBy: string) {
  const decided = wish(kind, { decidedBy: decidedBy as Decider, judgment: '(2026)青01行初8号' });
  const held = result({ state: state as ResultState, validUntil: null });
  const actor = FALLS.includes(kind) ? officer : head;
  return told(amendResult(decided, world({ actor, results: [held] }), ids));
}

describe('what becomes of a result', () => {
  it.each(Object.keys(MAY) as LifeKind[])(
    '%s: from which state, by whose decision, and by two where rights fall',
    (kind) => {
      const every = STATES.flatMap((state) => DECIDERS.map((decidedBy) => [state, decidedBy] as const));
      expect(every.map(([state, decidedBy]) => [state, decidedBy, asked(kind, state, decidedBy)])).toEqual(
        every.map(([state, decidedBy]) => [state, decidedBy, lawful(kind, state, decidedBy)]),
      );
    },
  );

  it.each<[string, string, readonly [RegisterEntry, Partial<Amendment>], string]>([
    ['on its last day', '2026-11-30', [result(), {}], 'AMEND_RESULT'],
    ['the day after, before any alarm rang', '2026-12-01', [result(), {}], 'RESULT_STATE'],
    ['after it lapsed', '2026-12-02', [lapsed(), {}], 'RESULT_STATE'],
    [
      'decided in time, entered late',
      '2026-12-02',
      [lapsed(), { effectiveOn: day('2026-11-30') }],
      'AMEND_RESULT',
    ],
    [
      'the same where nothing rang',
      '2026-12-02',
      [result(), { effectiveOn: day('2026-11-30') }],
      'AMEND_RESULT',
    ],
    ['decided a day too late', '2026-12-02', [lapsed(), { effectiveOn: day('2026-12-01') }], 'RESULT_STATE'],
    ['ten days late', '2026-12-10', [lapsed(), { effectiveOn: day('2026-11-30') }], 'AMEND_RESULT'],
    ['eleven', '2026-12-11', [lapsed(), { effectiveOn: day('2026-11-30') }], 'DATE_BACKDATED'],
    [
      'before it was granted',
      '2026-09-05',
      [result(), { effectiveOn: day('2026-08-31') }],
      'DATE_BEFORE_LAST',
    ],
    ['ahead of its day', '2026-11-28', [result(), { effectiveOn: day('2026-11-29') }], 'DATE_IN_FUTURE'],
    ['to the day it has', '2026-11-28', [result(), { validUntil: day('2026-11-30') }], 'RENEWAL_SHORTENS'],
    ['to the day after', '2026-11-28', [result(), { validUntil: day('2026-12-01') }], 'AMEND_RESULT'],
  ])('renewed %s (行政许可法 50)', (_, on, [held, more], code) => {
    expect(told(amendResult(wish('renewal', more), world({ on, results: [held] }), ids))).toBe(code);
  });

  it.each<[string, LifeKind, readonly [state: ResultState, on: string], string]>([
    ['renewed, though it rested on that day', 'renewal', ['stayed', '2026-11-20'], 'RESULT_STATE'],
    ['woken on that day', 'stay-end', ['stayed', '2026-11-20'], 'AMEND_RESULT'],
    ['woken before it was stayed', 'stay-end', ['stayed', '2026-11-29'], 'DATE_BEFORE_LAST'],
    ['changed since its last act', 'change', ['renewed', '2026-11-20'], 'AMEND_RESULT'],
    ['changed before its last act', 'change', ['renewed', '2026-11-29'], 'DATE_BEFORE_LAST'],
  ])('of what lapsed counts as it stood on the day of the act: %s', (_, kind, [state, on], code) => {
    const held = lapsed({ lapsedFrom: { state, on: day(on) } });
    const late = wish(kind, { effectiveOn: day('2026-11-28') });
    expect(told(amendResult(late, world({ on: '2026-12-02', results: [held] }), ids))).toBe(code);
    // Whether its alarm rang makes no difference.
    const unrung = result({ state, stateOn: day(on) });
    expect(told(amendResult(late, world({ on: '2026-12-02', results: [unrung] }), ids))).toBe(code);
  });

  it('is not brought back once another has taken its place', () => {
    const late = wish('renewal', { effectiveOn: day('2026-11-30') });
    const next = { id: 'n', number: 'C07-2', inForceOn: day('2026-12-01'), validUntil: null };
    const staged = (more: Partial<RegisterEntry>) =>
      world({ on: '2026-12-02', results: [lapsed(), result({ ...next, ...more })] });
    expect(told(amendResult(late, staged({}), ids))).toBe('RESULT_STATE');
    const beside: Partial<RegisterEntry>[] = [{ subject: '2#' }, { code: 'C03' }, { state: 'revoked' }];
    for (const more of beside) expect(told(amendResult(late, staged(more), ids))).toBe('AMEND_RESULT');
  });

  it('falls by two, on the day it was decided or signed: not after time has ended it', () => {
    const proposal = proposed('amendment', wish('revocation'));
    const sign = (actor: Actor, more: Partial<Staged> = {}) =>
      confirmProposal('q', world({ actor, proposals: [proposal], ...more }), { ...ids, judged });
    expect(told(sign(head))).toBe('AMEND_RESULT');
    expect(told(sign(officer))).toBe('FORBIDDEN');
    expect(told(sign({ ...head, personId: 'officer' }))).toBe('OWN_PROPOSAL');
    expect(told(sign({ ...head, inPlaceOf: 'officer' }))).toBe('OWN_PROPOSAL');
    expect(told(sign(key(head, 'result.confirm')))).toBe('OWN_PROPOSAL');
    expect(told(sign(head, { on: '2026-12-02' }))).toBe('RESULT_STATE');
    const twice = world({ actor: officer, proposals: [proposal] });
    expect(told(amendResult(wish('stay'), twice, ids))).toBe('PROPOSED_ALREADY');
  });

  it('says until when it counts: renewed longer, used without end, else as before', () => {
    const until = (kind: LifeKind, more: Partial<Amendment> = {}) => {
      const act = amendResult(
        wish(kind, more),
        world({ results: [result({ state: kind === 'stay-end' ? 'stayed' : 'renewed' })] }),
        ids,
      );
      return act && !isRejection(act)
        ? act.amended?.map(({ validUntil, stateOn }) => [validUntil, stateOn])
        : act;
    };
    expect(until('renewal')).toEqual([['2027-05-30', '2026-11-30']]);
    expect(until('use', { effectiveOn: day('2026-11-20') })).toEqual([[null, '2026-11-20']]);
    expect(until('stay-end')).toEqual([['2026-11-30', '2026-11-30']]);
  });

  it('our own act is entered within ten days, from the last act on; what a court or reconsideration decided when it comes, with its number', () => {
    const stay = (more: Partial<Amendment>) =>
      told(amendResult(wish('stay', more), world({ actor: officer }), ids));
    const long = { effectiveOn: day('2026-09-01') };
    const days = ['2026-11-20', '2026-11-19', '2026-09-01', '2026-08-31'].map((on) =>
      stay({ effectiveOn: day(on) }),
    );
    expect(days).toEqual(['PROPOSE_AMENDMENT', 'DATE_BACKDATED', 'DATE_BACKDATED', 'DATE_BEFORE_LAST']);
    for (const decidedBy of ['court', 'reconsideration'] as const)
      expect([stay({ ...long, decidedBy }), stay({ ...long, decidedBy, judgment: '1' })]).toEqual([
        ...['JUDGMENT_MISSING', 'PROPOSE_AMENDMENT'],
      ]);
  });

  it('changed, it leaves the old one and is a result of its own; a change that changes nothing is none', () => {
    const changes = (more: Partial<Amendment>) => amendResult(wish('change', more), world(), ids);
    expect(told(changes({ fields: { 'result-no': 'C07-1' }, number: 'C07-1' }))).toBe('NOTHING_CHANGES');
    expect(changes({ fields: {}, number: '改 1' })).toMatchObject({
      amended: [{ id: 'r', state: 'changed' }],
      entered: [{ id: 'new', number: '改 1', validUntil: '2026-11-30', fields: { 'result-no': '改 1' } }],
      topics: ['result.fallen'],
    });
  });
});

describe('who turns a proposal down', () => {
  const outside = { code: 'P08', number: '1', organId: 3, inForceOn: '2026-05-22', evidence: 'e' };
  it.each<[string, Proposal, readonly Actor[], readonly Actor[]]>([
    [
      'a fall',
      proposed('amendment', wish('stay')),
      [officer, head],
      [elsewhere, lead, clerk, who('h', 'head', 8)],
    ],
    [
      'an outside result',
      proposed('outside-result', outside, clerk),
      [clerk, lead, officer, head],
      [supervisor],
    ],
    ['facts put right', proposed('facts', { version: 1 }), [officer, head, elsewhere], [lead, clerk]],
    [
      'a place by criteria',
      proposed('channel', { basis: 'criteria' }, lead),
      [lead, who('l', 'lead', 9)],
      [supervisor, head],
    ],
    [
      'an exception',
      proposed('channel', { basis: 'exception' }, lead),
      [lead, supervisor],
      [who('l', 'lead', 9), head],
    ],
    [
      'the end of a place',
      proposed('channel-end', {}, lead),
      [lead, who('l', 'lead', 9)],
      [supervisor, head],
    ],
  ])('%s: who made it, and whoever might have confirmed it', (_, proposal, may, mayNot) => {
    const drop = (actor: Actor) => told(dropProposal('q', 'x', world({ actor, proposals: [proposal] })));
    expect([may.map(drop), mayNot.map(drop)]).toEqual([
      may.map(() => 'DROP_PROPOSAL'),
      mayNot.map(() => 'FORBIDDEN'),
    ]);
  });
});

describe('a result from outside', () => {
  const outside = (more: Partial<OutsideResult> = {}): OutsideResult => ({
    ...{ code: 'C07', number: 'C07-2', organId: OURS, inForceOn: day('2026-11-20'), evidence: 'e', ...more },
  });
  it.each<[string, Actor, Partial<OutsideResult>, string]>([
    ['of its own organ', officer, {}, 'ENTER_RESULT'],
    ['by the key of its own organ', key(officer, 'result.enter'), {}, 'ENTER_RESULT'],
    ['of another organ', elsewhere, {}, 'PROPOSE_RESULT'],
    ['of another organ, by a key', key(elsewhere, 'result.enter'), {}, 'FORBIDDEN'],
    ['at the window', clerk, {}, 'PROPOSE_RESULT'],
    ['from tomorrow', officer, { inForceOn: day('2026-12-01') }, 'RESULT_NOT_IN_FORCE'],
    ['from today', officer, { inForceOn: day('2026-11-30') }, 'ENTER_RESULT'],
    ['known already', officer, { number: 'C07-1' }, 'RESULT_KNOWN'],
    ['the same number of another item', officer, { code: 'C03', number: 'C07-1' }, 'ENTER_RESULT'],
    ['older than what counts', officer, { inForceOn: day('2026-08-31') }, 'RESULT_OLDER'],
    ['as old as it', officer, { inForceOn: day('2026-09-01') }, 'ENTER_RESULT'],
    ['older, of another part', officer, { inForceOn: day('2026-08-31'), subject: '2#' }, 'ENTER_RESULT'],
  ])('%s: %#', (_, actor, more, code) => {
    expect(told(enterResult(outside(more), world({ actor }), ids))).toBe(code);
  });

  it('is not older than one that counts, in whichever way; one that fell is in nobody’s way', () => {
    const beside = (state: ResultState) =>
      told(
        enterResult(
          outside({ inForceOn: day('2026-08-31') }),
          world({
            actor: officer,
            results: [result({ state }), lapsed({ id: 'x', code: 'C03', number: 'x' })],
          }),
          ids,
        ),
      );
    expect(STATES.filter((state) => beside(state as ResultState) === 'RESULT_OLDER')).toEqual([
      ...['in-force', 'renewed', 'stayed'],
    ]);
  });

  it('by two persons, neither of them a key', () => {
    const proposals = [proposed('outside-result', outside(), clerk)];
    const sign = (actor: Actor) => confirmProposal('q', world({ actor, proposals }), { ...ids, judged });
    expect(sign(lead)).toMatchObject({
      entered: [{ id: 'new', number: 'C07-2' }],
      topics: ['result.in-force'],
    });
    expect([lead, officer, elsewhere].map((actor) => told(sign(actor)))).toEqual(
      Array(3).fill('ENTER_RESULT'),
    );
    expect([clerk, key(head, 'result.enter')].map((actor) => told(sign(actor)))).toEqual(
      Array(2).fill('OWN_PROPOSAL'),
    );
  });
});

describe('what time does', () => {
  const duty = (dueOn: string, more: object = {}) => ({
    ...{ duty: '水土保持', basis: '水保法 27', dueOn: day(dueOn), inspector: '水务局', ...more },
  });
  const rung = (held: Partial<RegisterEntry>, on: string) =>
    ringRegister(world({ on, results: [result(held)] }));

  it('the last day still counts; the day after it has lapsed since, whenever it rings', () => {
    for (const state of ['in-force', 'renewed', 'stayed'] as const) {
      expect(rung({ state }, '2026-11-30')).toBeNull();
      expect(rung({ state }, '2026-12-24')).toMatchObject({
        amended: [{ state: 'lapsed', stateOn: '2026-12-01', lapsedFrom: { state, on: '2026-09-01' } }],
        topics: ['result.fallen'],
        notices: [
          { audience: 'applicant', legal: true },
          { audience: 'organ', legal: false },
        ],
      });
    }
    expect(rung({ state: 'revoked' }, '2026-12-01')).toBeNull();
    expect(rung({ validUntil: null }, '2099-12-01')).toBeNull();
  });

  it('tells once of each obligation that nobody has met, the day after its day', () => {
    const obligations = [
      duty('2026-10-10'),
      duty('2026-10-09'),
      duty('2026-10-09', { doneOn: '2026-10-01' }),
      duty('2026-10-09', { toldOn: '2026-10-10' }),
    ];
    expect(rung({ obligations }, '2026-10-09')).toBeNull();
    const act = rung({ obligations }, '2026-10-10');
    expect(act?.notices?.map(({ audience }) => audience)).toEqual(['applicant', 'organ', 'supervisor']);
    expect(act?.notices?.[0]?.params).toMatchObject({ obligation: 2, dueOn: '2026-10-09' });
    expect(act?.amended?.[0]).toMatchObject({ state: 'in-force', stateOn: '2026-09-01' });
    expect(act?.amended?.[0]?.obligations.map(({ toldOn }) => toldOn)).toEqual([
      ...[undefined, '2026-10-10', undefined, '2026-10-10'],
    ]);
    expect(act?.topics).toEqual([]);
  });

  it('an obligation is met once, between the grant and today', () => {
    const results = [
      result({ obligations: [duty('2026-10-09'), duty('2026-10-09', { doneOn: '2026-10-01' })] }),
    ];
    const meet = (n: number, on?: string) =>
      fulfilObligation(
        { result: 'r', n, evidence: 'e', ...(on && { effectiveOn: day(on) }) },
        world({ actor: officer, results }),
      );
    expect([meet(0), meet(3), meet(2)].map(told)).toEqual([
      ...['NO_SUCH_OBLIGATION', 'NO_SUCH_OBLIGATION', 'OBLIGATION_MET'],
    ]);
    expect([meet(1, '2026-12-01'), meet(1, '2026-08-31'), meet(1, '2026-09-01'), meet(1)].map(told)).toEqual([
      ...['DATE_IN_FUTURE', 'DATE_BEFORE_LAST', 'FULFIL_OBLIGATION', 'FULFIL_OBLIGATION'],
    ]);
    expect(meet(1)).toMatchObject({
      amended: [{ obligations: [{ doneOn: '2026-11-30', evidence: 'e' }, {}] }],
    });
  });
});

describe('what its source says', () => {
  const licence = (more: Partial<RegisterEntry> = {}) =>
    result({ fields: { 'enterprise-name': '甲', 'result-no': '1' }, validUntil: null, ...more });
  const follow = (
    fields: Readonly<Record<string, string>> | null,
    held: Partial<RegisterEntry> = {},
  ): ProjectAct | null =>
    followSource(
      { results: ['r'], fields, on: day('2026-11-20'), article: '条例 24', reason: '决议' },
      world({ results: [licence(held), licence({ id: 'other' })] }) as ProjectWorld,
      ['n1'],
    );

  it('reads otherwise, is silent, says the same, is no more', () => {
    expect(follow({ 'enterprise-name': '甲' })).toBeNull();
    expect(follow({ 'enterprise-name': '乙' })).toMatchObject({
      amended: [{ id: 'r', state: 'changed', stateOn: '2026-11-20' }],
      entered: [{ id: 'n1', inForceOn: '2026-11-20', fields: { 'enterprise-name': '乙', 'result-no': '1' } }],
      topics: ['result.fallen'],
    });
    const silent = follow({ 'enterprise-name': '甲', 'credit-code': 'c' });
    expect(silent).toMatchObject({
      amended: [{ id: 'r', state: 'in-force', fields: { 'credit-code': 'c' } }],
      ...{ entered: [], topics: ['result.in-force'] },
    });
    const gone = follow(null);
    expect(gone).toMatchObject({ amended: [{ id: 'r', state: 'cancelled' }], topics: ['result.fallen'] });
    expect(gone).not.toHaveProperty('entered');
    for (const state of ['lapsed', 'revoked', 'changed'] as const)
      expect(follow({ 'enterprise-name': '乙' }, { state })).toBeNull();
  });

  it('does not wake what a court has stayed', () => {
    expect(follow({ 'enterprise-name': '乙' }, { state: 'stayed' })).toMatchObject({
      amended: [{ id: 'r', state: 'stayed', fields: { 'enterprise-name': '乙' } }],
      entered: [],
    });
    expect(follow(null, { state: 'stayed' })).toMatchObject({ amended: [{ state: 'cancelled' }] });
  });
});
