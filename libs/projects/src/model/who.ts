import { type Actor, type Rejection, reject } from '#kernel';
import { may, type Permission, recusal } from '#model/identity';
import type { Project, Proposal } from './project.js';

type Touched = Pick<Project, 'applicantOrgan' | 'parkId'> & { readonly organId?: number };

/**
 * May the actor do this to the project, being no relation of its applicant (回避)? There is nothing to give away here: all is barred.
 * `organId`: the organ whose matter it is, where the right asks for one. Rejections: FORBIDDEN, RECUSED.
 */
export function mayNot(actor: Actor, right: Permission, project: Touched): Rejection | null {
  if (!may(actor, right, project)) return reject('FORBIDDEN', { params: { event: right } });
  return recusal(actor, project.applicantOrgan);
}

/** Who may not do it at all, whatever is wished: such a person hears nothing else of it. */
export const isBarred = ({ code }: Rejection): boolean => ['FORBIDDEN', 'RECUSED'].includes(code);

type Acting = Pick<Proposal, 'personId'> & { readonly inPlaceOf?: string | null };
const standsFor = ({ personId, inPlaceOf }: Acting) => (inPlaceOf ? [personId, inPlaceOf] : [personId]);

/** A proposal is also that of the colleague whose place was taken, or who took it. */
export const isOwnProposal = (actor: Actor, proposal: Acting): boolean =>
  standsFor(actor).some((each) => standsFor(proposal).includes(each));

/** Nobody is the second person to their own proposal; no key is one to anybody's: it does what whoever made it would. */
export const isSecondPerson = (actor: Actor, proposal: Acting): boolean =>
  actor.scopes === undefined && !isOwnProposal(actor, proposal);
