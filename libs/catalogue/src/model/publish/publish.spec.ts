import { describe, expect, it } from '@jest/globals';
import { type CalendarPart, expandCalendar, mergeCalendar } from '#calendar';
import { type Actor, isRejection, type Rejection, type Role } from '#kernel';
import { at, day } from '../../../../../test/support/definitions.js';
import { issueCertificate } from '../certificate/issue-certificate.js';
import type { Draft, DraftWorld, Version } from './draft.js';
import { publishDraft } from './publish.js';

const sound = <T>(value: T | Rejection): T => {
  if (isRejection(value)) throw new Error(JSON.stringify(value));
  return value;
};
const papers = [{ id: '2026', title: 'notice' }];
const calendar = (off: string): CalendarPart =>
  sound(
    expandCalendar({
      code: 'CN',
      knownFrom: '2026-01-01',
      knownThrough: '2026-12-31',
      papers,
      years: { 2026: { 国庆节: { off: [off] } } },
    }),
  );
const own: CalendarPart = { ...calendar('2026-12-28'), code: 'CN-6328', extends: 'CN' };
const version = (content: CalendarPart, n: number, from = '2015-01-01'): Version => ({
  kind: 'calendar',
  code: content.code,
  ends: false,
  version: n,
  effectiveFrom: day(from),
  hash: `hash of ${content.code} ${n}`,
  content,
});

const who = (personId: string, ...roles: Role[]): Actor => ({ personId, organId: 9, parkId: null, roles });
const drafted: Draft = {
  id: 'd',
  kind: 'calendar',
  code: 'CN',
  content: calendar('2026-10-01'),
  findings: [],
  effectiveFrom: day('2026-11-26'),
  source: 'notice',
  operation: null,
  pending: null,
  along: [],
  basedOn: 1,
  status: 'draft',
  version: 1,
  draftedBy: 'first',
};
const world: DraftWorld = {
  actor: who('second', 'editor'),
  now: at('2026-11-26'),
  seen: 1,
  latest: version(calendar('2026-10-02'), 1),
  beside: [],
};
/** Names what was hashed, so that a test sees it. */
const hashOf = (content: unknown) => `hash of ${(content as CalendarPart).code} new`;
const ask = (draft: Partial<Draft> = {}, more: Partial<DraftWorld> = {}, wish: object = {}) =>
  publishDraft(
    { ...drafted, ...draft },
    { ifVersion: 1, ...wish },
    { ...world, ...more },
    { hashOf, issue: issueCertificate },
  );
const finding = (severity: 'error' | 'note') => ({
  ...{ code: 'NOTICE-UNREAD' as const, severity, place: 'calendars/CN', line: 1, detail: {} },
});
const versions = (answer: ReturnType<typeof ask>) => sound(answer).publications;

describe('publishing a draft', () => {
  it.each<[string, ReturnType<typeof ask>, string, object | undefined]>([
    [
      'by somebody who is no editor',
      ask({}, { actor: who('second', 'supervisor', 'head') }),
      'FORBIDDEN',
      { event: 'calendar.publish' },
    ],
    ['that is published', ask({ status: 'published', version: 2 }), 'DRAFT_CLOSED', { status: 'published' }],
    ['that is withdrawn', ask({ status: 'withdrawn' }), 'DRAFT_CLOSED', { status: 'withdrawn' }],
    ['at a version not seen', ask({ version: 2 }), 'STALE', { current: 2 }],
    ['by who drafted it', ask({}, { actor: who('first', 'editor') }), 'OWN_DRAFT', undefined],
    [
      'on a version no longer the latest',
      ask({}, { latest: version(calendar('2026-10-02'), 3) }),
      'STALE',
      { current: 3 },
    ],
    ['on a version that is gone', ask({}, { latest: null }), 'STALE', { current: 0 }],
    [
      'with something unread',
      ask({ findings: [finding('note'), finding('error')] }),
      'DRAFT_HAS_FINDINGS',
      { count: 1 },
    ],
    [
      'from a day that is over',
      ask({ effectiveFrom: day('2026-11-25') }),
      'EFFECTIVE_IN_PAST',
      { today: '2026-11-26' },
    ],
    [
      'before a version that waits',
      ask({}, { latest: version(calendar('2026-10-02'), 1, '2026-12-01') }),
      'EFFECTIVE_BEFORE_LAST',
      { last: '2026-12-01' },
    ],
    ['as an overlay of nothing', ask({ content: own, code: 'CN-6328' }), 'CAL-EXTENDS', { code: 'CN' }],
  ])('%s is refused', (_, answer, code, params) => {
    expect(answer).toMatchObject({ rejected: true, code, ...(params && { params }) });
  });

  it('brings one version where nothing hangs on it, from the day the publisher names', () => {
    expect(versions(ask({ findings: [finding('note')] }))).toMatchObject([
      {
        code: 'CN',
        version: 2,
        effectiveFrom: '2026-11-26',
        hash: 'hash of CN new',
        content: drafted.content,
      },
    ]);
    expect(
      versions(ask({ effectiveFrom: day('2026-11-01') }, {}, { effectiveFrom: '2026-12-01' })),
    ).toMatchObject([{ effectiveFrom: '2026-12-01' }]);
  });

  it('brings every overlay along, each version that waits for its day on that day', () => {
    const laid = sound(mergeCalendar(calendar('2026-10-02'), 'old', own));
    const beside = [version(laid, 4, '2026-11-26'), version(laid, 5, '2026-12-24')];
    const answer = versions(ask({}, { beside }));
    expect(answer.map(({ code, version: n, effectiveFrom }) => [code, n, effectiveFrom])).toEqual([
      ['CN', 2, '2026-11-26'],
      ['CN-6328', 6, '2026-11-26'],
      ['CN-6328', 7, '2026-12-24'],
    ]);
    expect(answer[1]!.content).toEqual(mergeCalendar(calendar('2026-10-01'), 'hash of CN new', own));
  });

  it('is refused where an overlay does not fit the new base, by its name', () => {
    const worked: CalendarPart = {
      ...own,
      days: [{ date: day('2026-10-03'), kind: 'make-up', name: 'x', paper: '2026' }],
    };
    const laid = sound(mergeCalendar(calendar('2026-10-02'), 'old', worked));
    expect(ask({ content: calendar('2026-10-03') }, { beside: [version(laid, 1)] })).toMatchObject({
      code: 'CAL-OVERLAP',
      params: { date: '2026-10-03', overlay: 'CN-6328' },
    });
  });
});
