import { localDateOf } from '#calendar';
import { isRejection, type Rejection, reject } from '#kernel';
import type { Project, ProjectWorld, Proposal } from '../project.js';
import type { ProjectAct } from '../project-act.js';
import { isSecondPerson, mayNot } from '../who.js';
import { aYearFrom, basisOf, type ChannelWish, type Judged } from './admissible.js';
import { type Channel, type ChannelEvidence, isGreen } from './channel.js';
import { admittedNotices } from './channel-notices.js';

export const evidenceOf = (
  { on, criteria, banned, named, figures, hash }: Judged,
  { factsVersion }: Pick<Project, 'factsVersion'>,
): ChannelEvidence => ({ on, criteria, banned, named, figures, hash, factsVersion });

/**
 * PROPOSE_CHANNEL: the lead office asks for the admission of a project; a second person decides (`confirmChannel`). Rejections:
 * FORBIDDEN, RECUSED, CHANNEL_HELD, CHANNEL_PROPOSED and those of `basisOf`.
 */
export function proposeChannel(
  wish: ChannelWish,
  world: ProjectWorld,
  { judged, id }: { readonly judged: Judged; readonly id: string },
): ProjectAct | Rejection {
  const { actor, project, now, proposals } = world;
  const barred = mayNot(actor, 'channel.propose', project);
  if (barred) return barred;
  if (isGreen(project.channel)) return reject('CHANNEL_HELD', { params: { since: project.channel.since } });
  if (proposals.some(({ kind }) => kind === 'channel')) return reject('CHANNEL_PROPOSED');
  const basis = basisOf(wish, judged);
  if (isRejection(basis)) return basis;
  return {
    kind: 'PROPOSE_CHANNEL',
    effectiveOn: localDateOf(now),
    proposed: [{ id, kind: 'channel', says: { ...wish, version: project.factsVersion } }],
    because: { basis, evidence: evidenceOf(judged, project) },
  };
}

/**
 * ADMIT_CHANNEL by another person of the lead office; an exception by the supervisor. What was proposed is judged anew, and the
 * evidence goes into the line. Rejections: FORBIDDEN, RECUSED, OWN_PROPOSAL, FACTS_MOVED_ON, CHANNEL_HELD and those of `basisOf`.
 */
export function confirmChannel(
  proposal: Proposal,
  world: ProjectWorld,
  judged: Judged,
): ProjectAct | Rejection {
  const { actor, project, now } = world;
  const { id, says } = proposal;
  const { version, ...wish } = says as unknown as ChannelWish & { readonly version: number };
  const right = wish.basis === 'exception' ? 'channel.except' : 'channel.admit';
  const barred = mayNot(actor, right, project);
  if (barred) return barred;
  if (!isSecondPerson(actor, proposal)) return reject('OWN_PROPOSAL');
  if (version !== project.factsVersion)
    return reject('FACTS_MOVED_ON', { params: { version: project.factsVersion } });
  if (isGreen(project.channel)) return reject('CHANNEL_HELD', { params: { since: project.channel.since } });
  const basis = basisOf(wish, judged);
  if (isRejection(basis)) return basis;
  const since = localDateOf(now);
  const admitted: Omit<Channel, 'ended'> = {
    ...{ id, basis, since, official: wish.official, leadOrgan: actor.organId },
    evidence: evidenceOf(judged, project),
    reviewOn: aYearFrom(since),
  };
  return {
    kind: 'ADMIT_CHANNEL',
    effectiveOn: since,
    channel: { admitted },
    ended: [{ id, as: 'confirmed' }],
    notices: admittedNotices({ ...admitted, ended: null }, project),
    topics: ['channel.changed'],
  };
}
