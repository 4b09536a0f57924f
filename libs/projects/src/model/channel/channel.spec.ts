import { describe, expect, it } from '@jest/globals';
import type { Actor, Instant, LocalDate, Role } from '#kernel';
import { changeFacts, confirmFacts } from '../facts/change-facts.js';
import type { ProjectWorld } from '../project.js';
import type { ProjectAct } from '../project-act.js';
import type { ChannelWish, Judged } from './admissible.js';
import { confirmChannel, evidenceOf, proposeChannel } from './admit.js';
import type { Channel, ChannelBasis } from './channel.js';
import { confirmEnd, proposeEnd, recheckChannel } from './end.js';

const ON = '2026-09-18' as LocalDate;
const because = { table: 't', version: 1, row: 'R1', source: '实施意见 (十八)', demo: false };
const criterion = (met: boolean) => ({
  ...{ criterion: 'investment', met, because },
  short: met ? [] : [{ fact: 'i', wants: '> 500', has: '480', by: '20', over: false, beyond: true }],
});
const named = {
  ...{ list: 'l', entry: 'E1', project: 'p', name: 'n', because: '补链', demo: true },
  organ: { zh: '机关', en: 'organ' },
  document: { number: '1', title: 't' },
  from: '2026-01-01' as LocalDate,
  through: '2026-12-31' as LocalDate,
};
const judged = (more: Partial<Judged> = {}): Judged => ({
  ...{ on: ON, criteria: [criterion(true)], banned: [], unanswered: [], named: [], figures: {}, hash: 'h' },
  ...more,
});
const person = (personId: string, role: Role): Actor => ({ personId, organId: 9, parkId: 1, roles: [role] });
const LEAD = person('lead', 'lead');
const OTHER = person('other', 'lead');
const SUPERVISOR = person('supervisor', 'supervisor');
const OFFICIAL = { name: '某某', post: '副主任' };

const channel = (basis: ChannelBasis, more: Partial<Channel> = {}): Channel => ({
  ...{ id: 'c', basis, official: OFFICIAL, leadOrgan: 9, since: ON, reviewOn: '2027-09-18' as LocalDate },
  evidence: evidenceOf(judged(), { factsVersion: 1 }),
  ended: null,
  ...more,
});
const CRITERIA: ChannelBasis = { kind: 'criteria', criteria: [{ criterion: 'investment', because }] };
const NAMED: ChannelBasis = { kind: 'named', ...named };
const EXCEPTION: ChannelBasis = { kind: 'exception', reason: 'x', through: '2026-10-01' as LocalDate };

interface Staged {
  readonly actor?: Actor;
  readonly held?: Channel | null;
  readonly day?: string;
  readonly facts?: number;
}
const world = ({ actor = LEAD, held = null, day = ON, facts = 1 }: Staged = {}): ProjectWorld => ({
  now: `${day}T02:00:00.000Z` as Instant,
  actor,
  project: {
    ...{ id: 'p', seq: 1, code: null, name: 'n', base: 'b', parkId: 1, applicantOrgan: 5, facts: {} },
    factsVersion: facts,
    channel: held,
  },
  results: [],
  proposals: [],
});
const WISH: ChannelWish = { basis: 'criteria', official: OFFICIAL };
const proposal = (says: object, kind = 'channel') => ({
  ...{ id: 'c', kind, says: { version: 1, ...says }, personId: 'lead', inPlaceOf: null, organId: 9, on: ON },
});
const codeOf = (answer: object | null) =>
  (answer as { code?: string } | null)?.code ?? (answer as ProjectAct).kind;

describe('admission', () => {
  it.each<[string, ChannelWish, Partial<Judged>, string]>([
    ['published figures', WISH, {}, 'PROPOSE_CHANNEL'],
    ['figures that are missed', WISH, { criteria: [criterion(false)] }, 'CHANNEL_NOT_MET'],
    ['a list', { ...WISH, basis: 'named' }, { criteria: [], named: [named] }, 'PROPOSE_CHANNEL'],
    ['no list', { ...WISH, basis: 'named' }, {}, 'CHANNEL_NOT_NAMED'],
    ['another list', { ...WISH, basis: 'named', list: 'x' }, { named: [named] }, 'CHANNEL_NOT_NAMED'],
    [
      'no reason',
      { ...WISH, basis: 'exception', through: '2026-10-01' as LocalDate },
      {},
      'CHANNEL_REASON_MISSING',
    ],
    ['no end', { ...WISH, basis: 'exception', reason: 'x' }, {}, 'CHANNEL_THROUGH'],
    [
      'over a year',
      { ...WISH, basis: 'exception', reason: 'x', through: '2027-09-19' as LocalDate },
      {},
      'CHANNEL_THROUGH',
    ],
    [
      'a year',
      { ...WISH, basis: 'exception', reason: 'x', through: '2027-09-18' as LocalDate },
      {},
      'PROPOSE_CHANNEL',
    ],
    ['what is unanswered', WISH, { unanswered: ['high-energy-project'] }, 'CHANNEL_UNANSWERED'],
    [
      'a banned category',
      WISH,
      { banned: [{ category: '高耗能', verdict: 'banned', because }] },
      'CHANNEL_BANNED',
    ],
  ])('by %s', (_, wish, more, code) => {
    expect(codeOf(proposeChannel(wish, world(), { judged: judged(more), id: 'c' }))).toBe(code);
  });

  it.each<[string, Staged, object, string]>([
    ['another lead', { actor: OTHER }, WISH, 'ADMIT_CHANNEL'],
    ['who proposed it', {}, WISH, 'OWN_PROPOSAL'],
    ['the applicant', { actor: person('x', 'applicant') }, WISH, 'FORBIDDEN'],
    ['a relation', { actor: { ...OTHER, recused: [5] } }, WISH, 'RECUSED'],
    ['who acts in the place of the first', { actor: { ...OTHER, inPlaceOf: 'lead' } }, WISH, 'OWN_PROPOSAL'],
    ['on other facts', { actor: OTHER, facts: 2 }, WISH, 'FACTS_MOVED_ON'],
    ['an exception, by a lead', { actor: OTHER }, { ...WISH, basis: 'exception' }, 'FORBIDDEN'],
    [
      'an exception, by the supervisor',
      { actor: SUPERVISOR },
      { ...WISH, basis: 'exception', reason: 'x', through: '2026-10-01' },
      'ADMIT_CHANNEL',
    ],
    ['twice', { actor: OTHER, held: channel(CRITERIA) }, WISH, 'CHANNEL_HELD'],
  ])('confirmed by %s: %s', (_, staged, says, code) => {
    expect(codeOf(confirmChannel(proposal(says), world(staged), judged()))).toBe(code);
  });

  it.each([OTHER, { ...person('third', 'lead'), inPlaceOf: 'other' }])(
    'is not confirmed for whose place it was proposed in',
    (actor) => {
      const proposed = { ...proposal(WISH), personId: 'first', inPlaceOf: 'other' };
      expect(codeOf(confirmChannel(proposed, world({ actor }), judged()))).toBe('OWN_PROPOSAL');
    },
  );

  it('keeps what was looked at, and is looked at again within a year', () => {
    const act = confirmChannel(proposal(WISH), world({ actor: OTHER }), judged({ figures: { i: '510' } }));
    expect(act).toMatchObject({
      channel: {
        admitted: { basis: CRITERIA, reviewOn: '2027-09-18', evidence: { figures: { i: '510' }, hash: 'h' } },
      },
      topics: ['channel.changed'],
    });
  });
});

describe('the answers it rests on', () => {
  const wish = { facts: { x: 1 }, reason: 'x', evidence: '报告', takenBack: ['high-energy-project'] };
  const held = channel(CRITERIA);

  it('are not taken back, by nobody, nor by a second person where it was admitted since', () => {
    const applicant = { ...person('x', 'applicant'), organId: 5, parkId: null };
    expect(changeFacts(wish, world({ actor: applicant, held }), 'q')).toMatchObject({
      ...{ code: 'CHANNEL_ANSWER', pointer: '/facts/high-energy-project' },
    });
    expect(codeOf(changeFacts(wish, world({ actor: applicant }), 'q'))).toBe('CHANGE_FACTS');
    const over = channel(CRITERIA, { ended: { on: ON, cause: 'not-met' } });
    expect(codeOf(changeFacts(wish, world({ actor: applicant, held: over }), 'q'))).toBe('CHANGE_FACTS');
    const officer = person('officer', 'officer');
    expect(codeOf(changeFacts(wish, world({ actor: officer, held }), 'q'))).toBe('CHANNEL_ANSWER');
    expect(codeOf(changeFacts(wish, world({ actor: officer }), 'q'))).toBe('PROPOSE_FACTS');
    const proposed = proposal(wish, 'facts');
    const head = person('head', 'head');
    expect(codeOf(confirmFacts(proposed, world({ actor: head, held })))).toBe('CHANNEL_ANSWER');
    expect(codeOf(confirmFacts(proposed, world({ actor: head })))).toBe('CHANGE_FACTS');
  });
});

describe('loss', () => {
  const missed = { criteria: [criterion(false)] };
  it.each<[string, readonly [ChannelBasis, string, Partial<Judged>], string | null]>([
    ['figures reached', [CRITERIA, ON, {}], null],
    ['figures not reached', [CRITERIA, ON, missed], 'not-met'],
    [
      'banned, whatever is met',
      [CRITERIA, ON, { banned: [{ category: 'x', verdict: 'banned', because }] }],
      'banned',
    ],
    ['named still', [NAMED, ON, { ...missed, named: [named] }], null],
    ['named no more', [NAMED, ON, {}], 'entry-ended'],
    ['the last day of the exception', [EXCEPTION, '2026-10-01', missed], null],
    ['the day after it', [EXCEPTION, '2026-10-02', {}], 'exception-ended'],
    ['reviewed after a year', [CRITERIA, '2027-09-19', {}], 'reviewed'],
    ['on the day itself not yet', [CRITERIA, '2027-09-18', {}], null],
  ])('%s', (_, [basis, day, more], cause) => {
    const act = recheckChannel(world({ held: channel(basis), day }), judged(more));
    const change = act?.channel;
    expect(change && ('ended' in change ? change.ended.cause : 'reviewed')).toBe(cause ?? undefined);
  });

  it('false data: proposed by one, found by another, also after the figures were missed', () => {
    const wish = { cause: 'false-data', reason: 'x', evidence: '核查报告' } as const;
    expect(codeOf(proposeEnd(wish, world({ held: channel(CRITERIA) }), 'e'))).toBe('PROPOSE_CHANNEL_END');
    expect(codeOf(proposeEnd(wish, world(), 'e'))).toBe('CHANNEL_NOT_HELD');
    const lost = channel(CRITERIA, { ended: { on: ON, cause: 'not-met' } });
    const end = proposal(wish, 'channel-end');
    expect(codeOf(confirmEnd(end, world({ held: lost })))).toBe('OWN_PROPOSAL');
    expect(confirmEnd(end, world({ held: lost, actor: OTHER }))).toMatchObject({
      channel: { ended: { cause: 'false-data' } },
    });
    const over = channel(EXCEPTION, { ended: { on: ON, cause: 'exception-ended' } });
    expect(codeOf(confirmEnd(end, world({ held: over, actor: OTHER })))).toBe('CHANNEL_NOT_HELD');
  });
});
