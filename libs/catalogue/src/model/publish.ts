import { type CalendarPart, localDateOf } from '#calendar';
import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import { calendarVersions } from './check-calendar.js';
import type { Draft, DraftKind, DraftWorld, HashOf, Proposal, Version } from './draft.js';

/** One pure check per kind: what is published with the draft, or why it does not hold together. */
const CHECKS: Readonly<
  Record<
    DraftKind,
    (
      content: unknown,
      effectiveFrom: LocalDate,
      beside: readonly Version[],
      hashOf: HashOf,
    ) => readonly Proposal[] | Rejection
  >
> = {
  calendar: (content, ...rest) => calendarVersions(content as CalendarPart, ...rest),
};

/** The act as the publisher asks for it: the version of the draft that was seen, and the day of effect where it is not the draft's. */
export interface PublishWish {
  readonly ifVersion: number;
  readonly effectiveFrom?: LocalDate | undefined;
}

export interface Publishing extends Proposal {
  readonly version: number;
}

/**
 * May this draft be published now, by this person, and which versions come of it. Rejections, in this order: FORBIDDEN, DRAFT_CLOSED,
 * STALE (the draft moved on, or another version of its code came first), OWN_DRAFT, DRAFT_HAS_FINDINGS, EFFECTIVE_IN_PAST,
 * EFFECTIVE_BEFORE_LAST, and those of the check of its kind.
 */
export function publishDraft(
  draft: Draft,
  { ifVersion, effectiveFrom = draft.effectiveFrom }: PublishWish,
  world: DraftWorld,
  hashOf: HashOf,
): readonly Publishing[] | Rejection {
  const refused = mayPublish(draft, ifVersion, world) ?? checkEffect(effectiveFrom, world);
  if (refused) return refused;
  const proposals = CHECKS[draft.kind](draft.content, effectiveFrom, world.beside, hashOf);
  return isRejection(proposals) ? proposals : numbered(proposals, world.seen);
}

function mayPublish(draft: Draft, ifVersion: number, { actor, latest }: DraftWorld): Rejection | null {
  const event = `${draft.kind}.publish` as const;
  if (!may(actor, event)) return reject('FORBIDDEN', { params: { event } });
  if (draft.status !== 'draft') return reject('DRAFT_CLOSED', { params: { status: draft.status } });
  if (draft.version !== ifVersion) return reject('STALE', { params: { current: draft.version } });
  if (draft.draftedBy === actor.personId) return reject('OWN_DRAFT');
  const current = latest?.version ?? 0;
  if (draft.basedOn !== current) return reject('STALE', { pointer: '/basedOn', params: { current } });
  const errors = draft.findings.filter(({ weight }) => weight === 'error').length;
  return errors === 0 ? null : reject('DRAFT_HAS_FINDINGS', { params: { count: errors } });
}

/** What was published yesterday was not in force the day before; and a version may not slip in before one that waits for its day. */
export function checkEffect(day: LocalDate, { now, latest }: Pick<DraftWorld, 'now' | 'latest'>) {
  const pointer = '/effectiveFrom';
  const today = localDateOf(now);
  if (day < today) return reject('EFFECTIVE_IN_PAST', { pointer, params: { today } });
  const last = latest?.effectiveFrom;
  if (last !== undefined && day < last) return reject('EFFECTIVE_BEFORE_LAST', { pointer, params: { last } });
  return null;
}

/** The next numbers of each code, in order of the day of effect. */
function numbered(proposals: readonly Proposal[], seen: DraftWorld['seen']): Publishing[] {
  const last = new Map(Object.entries(seen));
  return proposals.map((proposal) => {
    const version = (last.get(proposal.code) ?? 0) + 1;
    last.set(proposal.code, version);
    return { ...proposal, version };
  });
}
