import { localDateOf } from '#calendar';
import { isRejection, type Rejection, reject } from '#kernel';
import { type Permission, recusal } from '#model/identity';
import type { Judged } from '../channel/admissible.js';
import { confirmChannel } from '../channel/admit.js';
import { confirmEnd } from '../channel/end.js';
import { confirmFacts } from '../facts/change-facts.js';
import type { ProjectWorld, Proposal } from '../project.js';
import type { ProjectAct } from '../project-act.js';
import { isOwnProposal, mayNot } from '../who.js';
import { confirmAmendment, type Ids } from './amend-result.js';
import { confirmResult } from './enter-result.js';

function confirmFactsProposal(
  proposal: ProjectWorld['proposals'][number],
  world: ProjectWorld,
): ProjectAct | Rejection {
  const act = confirmFacts(proposal, world);
  return isRejection(act) ? act : { ...act, ended: [{ id: proposal.id, as: 'confirmed' }] };
}

const CONFIRM: Readonly<
  Record<
    string,
    (
      proposal: ProjectWorld['proposals'][number],
      world: ProjectWorld,
      given: Ids & { readonly judged: Judged },
    ) => ProjectAct | Rejection
  >
> = {
  amendment: confirmAmendment,
  'outside-result': confirmResult,
  facts: confirmFactsProposal,
  channel: (proposal, world, { judged }) => confirmChannel(proposal, world, judged),
  'channel-end': confirmEnd,
};

/** Who turns a proposal down besides the one who made it: whoever might confirm it. */
const DROPPED_BY: Readonly<Record<string, Permission>> = {
  amendment: 'result.confirm',
  'outside-result': 'result.enter',
  facts: 'facts.correct',
  channel: 'channel.admit',
  'channel-end': 'channel.admit',
};

function droppedBy({ kind, says }: Proposal): Permission {
  if (kind === 'channel' && says['basis'] === 'exception') return 'channel.except';
  return DROPPED_BY[kind] ?? 'result.confirm';
}

/** The second person; `judged`: the project before the green channel, today. Rejections: NO_SUCH_PROPOSAL and those of what was proposed. */
export function confirmProposal(
  id: string,
  world: ProjectWorld,
  given: Ids & { readonly judged: Judged },
): ProjectAct | Rejection {
  const proposal = world.proposals.find((each) => each.id === id);
  const confirm = proposal && CONFIRM[proposal.kind];
  return confirm ? confirm(proposal, world, given) : reject('NO_SUCH_PROPOSAL');
}

/** Taken back by who made it, or turned down by who might have confirmed it. Rejections: NO_SUCH_PROPOSAL, FORBIDDEN, RECUSED. */
export function dropProposal(id: string, reason: string, world: ProjectWorld): ProjectAct | Rejection {
  const { actor, now, project } = world;
  const proposal = world.proposals.find((each) => each.id === id);
  if (!proposal) return reject('NO_SUCH_PROPOSAL');
  // An amendment is its organ's alone; what is brought in from outside, and facts, any organ of the project may confirm.
  const organId = proposal.kind === 'amendment' ? proposal.organId : actor.organId;
  const barred = isOwnProposal(actor, proposal)
    ? recusal(actor, project.applicantOrgan)
    : mayNot(actor, droppedBy(proposal), { ...project, organId });
  if (barred) return barred;
  return {
    kind: 'DROP_PROPOSAL',
    effectiveOn: localDateOf(now),
    ended: [{ id, as: 'dropped' }],
    because: { reason },
  };
}
