import { localDateOf } from '#calendar';
import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import type { Finding } from '../check/finding.js';
import { endedBy, keyOf } from './catalogue-states.js';
import { type Certify, certify, type IssuedCertificate } from './certify.js';
import type { Draft, DraftWorld, Family, HashOf, Named, Proposal, Proposed } from './draft.js';
import { KINDS } from './kinds.js';
import { lastOf } from './last-of.js';

/** The act as the publisher asks for it: the version of the draft that was seen, and the day of effect where it is not the draft's. */
export interface PublishWish {
  readonly ifVersion: number;
  readonly effectiveFrom?: LocalDate | undefined;
}

export interface Publishing extends Proposal {
  readonly version: number;
}

/** All that the act writes. */
export interface Publication {
  readonly publications: readonly Publishing[];
  readonly certificates: readonly IssuedCertificate[];
}

/** What the rules are given, for it needs more than rules may use. */
export interface Instruments {
  readonly hashOf: HashOf;
  readonly issue: Certify;
}

/**
 * May this draft be published now, by this person, and which versions and certificates come of it. Rejections, in this order:
 * FORBIDDEN, DRAFT_CLOSED, STALE (the draft moved on, or another version of a code it writes came first), OWN_DRAFT,
 * EFFECTIVE_IN_PAST, EFFECTIVE_BEFORE_LAST, DRAFT_HAS_FINDINGS (checked against what is in force now, not when it was drafted), and
 * those of the versions of its kind.
 */
export function publishDraft(
  draft: Draft,
  { ifVersion, effectiveFrom = draft.effectiveFrom }: PublishWish,
  world: DraftWorld,
  { hashOf, issue }: Instruments,
): Publication | Rejection {
  const wished = { ...draft, effectiveFrom };
  const refused =
    mayPublish(draft, ifVersion, world) ??
    checkEffect(wished, world) ??
    barredBy(KINDS[draft.kind].check(wished, world));
  if (refused) return refused;
  return compose(wished, world, { hashOf, issue });
}

/** The versions with their numbers, and the certificates they bring; whether they may be, others have asked. */
export function compose(
  draft: Proposed,
  family: Family,
  { hashOf, issue }: Instruments,
): Publication | Rejection {
  const { room, versions } = KINDS[draft.kind];
  const proposals = versions(draft, family, hashOf);
  if (isRejection(proposals)) return proposals;
  const publications = numbered(proposals, family);
  if (room === 'calendar') return { publications, certificates: [] };
  const byKey = new Map(publications.map((one) => [keyOf(one), one]));
  const numbers = (key: string) => byKey.get(key);
  return { publications, certificates: certify(draft, family, { numbers, hashOf, issue }) };
}

/** May this person publish this draft at all, at the version they saw? Rejections: FORBIDDEN, DRAFT_CLOSED, STALE, OWN_DRAFT. */
export function mayPublish(draft: Draft, ifVersion: number, world: DraftWorld): Rejection | null {
  const event = `${KINDS[draft.kind].room}.publish` as const;
  if (!may(world.actor, event)) return reject('FORBIDDEN', { params: { event } });
  if (draft.status !== 'draft') return reject('DRAFT_CLOSED', { params: { status: draft.status } });
  if (draft.version !== ifVersion) return reject('STALE', { params: { current: draft.version } });
  if (draft.draftedBy === world.actor.personId) return reject('OWN_DRAFT');
  const current = world.latest?.version ?? 0;
  if (draft.basedOn !== current) return reject('STALE', { pointer: '/basedOn', params: { current } });
  const overtaken = draft.along.findIndex((one) => one.basedOn !== (lastOf(one, world)?.version ?? 0));
  if (overtaken < 0) return null;
  const now = lastOf(draft.along[overtaken] as Named, world)?.version ?? 0;
  return reject('STALE', { pointer: `/along/${overtaken}/basedOn`, params: { current: now } });
}

/** Rejection: DRAFT_HAS_FINDINGS, with the number of errors. */
export function barredBy(findings: readonly Finding[]): Rejection | null {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors === 0 ? null : reject('DRAFT_HAS_FINDINGS', { params: { count: errors } });
}

/**
 * What was published yesterday was not in force the day before; and no version of any code may slip in before one that waits for its
 * day. Rejections: EFFECTIVE_IN_PAST, EFFECTIVE_BEFORE_LAST.
 */
export function checkEffect(draft: Proposed, world: Family & Pick<DraftWorld, 'now'>): Rejection | null {
  const pointer = '/effectiveFrom';
  const today = localDateOf(world.now);
  const day = draft.effectiveFrom;
  if (day < today) return reject('EFFECTIVE_IN_PAST', { pointer, params: { today } });
  const lasts = [world.latest, ...[...draft.along, ...endedBy(draft)].map((one) => lastOf(one, world))];
  const later = lasts.flatMap((version) => (version && day < version.effectiveFrom ? [version] : []));
  const [last] = later.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));
  if (!last) return null;
  const params = { last: last.effectiveFrom, code: last.code };
  return reject('EFFECTIVE_BEFORE_LAST', { pointer, params });
}

/** The next numbers of each code, in order of the day of effect. */
function numbered(proposals: readonly Proposal[], world: Family): Publishing[] {
  const last = new Map<string, number>();
  return proposals.map((proposal) => {
    const key = keyOf(proposal);
    const version = (last.get(key) ?? lastOf(proposal, world)?.version ?? 0) + 1;
    last.set(key, version);
    return { ...proposal, version };
  });
}
