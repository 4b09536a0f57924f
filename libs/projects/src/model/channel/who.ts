import type { Actor } from '#kernel';
import { type Rejection, reject } from '#kernel';
import { may, type Permission } from '#model/identity';
import type { Project, Proposal } from '../project.js';

/** May the actor do this to the project, being no relation of its applicant (回避)? Rejections: FORBIDDEN, RECUSED. */
export function mayNot(actor: Actor, right: Permission, project: Project): Rejection | null {
  if (!may(actor, right, project)) return reject('FORBIDDEN', { params: { event: right } });
  return actor.recused?.includes(project.applicantOrgan) ? reject('RECUSED') : null;
}

/** Nobody is the second person to their own proposal, nor to that of the colleague whose place they take. */
export const isOwn = ({ personId, inPlaceOf }: Actor, proposal: Pick<Proposal, 'personId'>): boolean =>
  [personId, inPlaceOf].includes(proposal.personId);
