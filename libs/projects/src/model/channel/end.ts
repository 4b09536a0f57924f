import { localDateOf } from '#calendar';
import { type LocalDate, type Rejection, reject } from '#kernel';
import type { Project, ProjectWorld, Proposal } from '../project.js';
import type { ProjectAct } from '../project-act.js';
import { isSecondPerson, mayNot } from '../who.js';
import { aYearFrom, criteriaMet, type Judged } from './admissible.js';
import { evidenceOf } from './admit.js';
import { type Channel, type EndCause, isGreen } from './channel.js';
import { endedNotices, reviewNotices } from './channel-notices.js';

/** What people may find; what the tables and the days say, the engine finds by itself. */
export const FOUND = ['false-data', 'not-met'] as const;

/** That the data were false, or that what was promised was not realised, on a paper that shows it. */
export interface EndWish {
  readonly cause: (typeof FOUND)[number];
  readonly reason: string;
  readonly evidence: string;
}

/**
 * PROPOSE_CHANNEL_END by the lead office. False data are also found after the channel was lost for its figures: then the promises that
 * were kept fall, too. Rejections: FORBIDDEN, RECUSED, CHANNEL_NOT_HELD, CHANNEL_PROPOSED.
 */
export function proposeEnd(wish: EndWish, world: ProjectWorld, proposal: string): ProjectAct | Rejection {
  const { actor, project, now, proposals } = world;
  const barred = mayNot(actor, 'channel.propose', project);
  if (barred) return barred;
  if (!isEndable(project, wish)) return reject('CHANNEL_NOT_HELD');
  if (proposals.some(({ kind }) => kind === 'channel-end')) return reject('CHANNEL_PROPOSED');
  return {
    kind: 'PROPOSE_CHANNEL_END',
    effectiveOn: localDateOf(now),
    proposed: [{ id: proposal, kind: 'channel-end', says: { ...wish } }],
    because: { ...wish },
  };
}

/** END_CHANNEL by another person of the lead office. Rejections: FORBIDDEN, RECUSED, OWN_PROPOSAL, CHANNEL_NOT_HELD. */
export function confirmEnd(proposal: Proposal, world: ProjectWorld): ProjectAct | Rejection {
  const { actor, project, now } = world;
  const wish = proposal.says as unknown as EndWish;
  const barred = mayNot(actor, 'channel.admit', project);
  if (barred) return barred;
  if (!isSecondPerson(actor, proposal)) return reject('OWN_PROPOSAL');
  const { channel } = project;
  if (!channel || !isEndable(project, wish)) return reject('CHANNEL_NOT_HELD');
  return {
    ...ended(channel, project, { on: localDateOf(now), cause: wish.cause }),
    ended: [{ id: proposal.id, as: 'confirmed' }],
    because: { reason: wish.reason, evidence: wish.evidence },
  };
}

const isEndable = ({ channel }: Project, { cause }: EndWish): boolean =>
  isGreen(channel) || (cause === 'false-data' && channel?.ended?.cause === 'not-met');

/**
 * Time or a change of what is known looks at the channel again (年度复核): it ends where its basis does, stands for another year where
 * that was due, and nothing happens otherwise.
 */
export function recheckChannel({ project, now }: ProjectWorld, judged: Judged): ProjectAct | null {
  const { channel } = project;
  if (!isGreen(channel)) return null;
  const on = localDateOf(now);
  const cause = causeOf(channel, judged, on);
  const evidence = evidenceOf(judged, project);
  if (cause) {
    const act = ended(channel, project, { on, cause });
    return { ...act, channel: { ended: { id: channel.id, on, cause }, evidence } };
  }
  if (channel.reviewOn >= on) return null;
  const reviewOn = aYearFrom(on);
  return {
    kind: 'REVIEW_CHANNEL',
    effectiveOn: on,
    channel: { reviewed: { id: channel.id, reviewOn }, evidence },
    notices: reviewNotices(channel, project, reviewOn),
  };
}

/** A banned category ends it whatever else is met; any criterion that is met keeps it, not only that of the admission. */
function causeOf({ basis }: Channel, judged: Judged, on: LocalDate): EndCause | null {
  if (judged.banned.length > 0) return 'banned';
  switch (basis.kind) {
    case 'criteria':
      return criteriaMet(judged).length > 0 ? null : 'not-met';
    case 'named':
      return judged.named.some(({ list }) => list === basis.list) ? null : 'entry-ended';
    case 'exception':
      return on <= basis.through ? null : 'exception-ended';
  }
}

function ended(
  channel: Channel,
  project: Project,
  { on, cause }: { readonly on: LocalDate; readonly cause: EndCause },
): ProjectAct {
  return {
    kind: 'END_CHANNEL',
    effectiveOn: on,
    channel: { ended: { id: channel.id, on, cause } },
    notices: endedNotices(channel, project, { on, cause }),
    topics: ['channel.changed'],
  };
}
