import { type LocalDate, type Rejection, reject } from '#kernel';
import { may, type Permission } from '../matrix.js';
import type { OrganSeen, PersonSeen, Seen } from './seen.js';

export const forbidden = (event: Permission): Rejection => reject('FORBIDDEN', { params: { event } });

/** The organ of the act, if the actor may do that to it; one that is out of reach looks absent. */
export function reached({ actor, organ }: Seen, permission: Permission): OrganSeen | Rejection {
  if (!may(actor, permission, anyOwn(actor))) return forbidden(permission);
  if (!organ || !may(actor, permission, subjectOf(organ))) return reject('ABSENT');
  return organ;
}

const anyOwn = ({ organId, parkId }: Seen['actor']) => ({
  organId,
  applicantOrgan: organId,
  ...(parkId !== null && { parkId }),
});

export const subjectOf = ({ id, parkId }: Pick<OrganSeen, 'id' | 'parkId'>) => ({
  organId: id,
  applicantOrgan: id,
  ...(parkId !== null && { parkId }),
});

/** A person of the actor's reach, who is not the actor. */
export function personInReach(seen: Seen, permission: Permission): PersonSeen | Rejection {
  const { actor, person } = seen;
  if (!may(actor, permission, anyOwn(actor))) return forbidden(permission);
  if (!person || !reaches(seen, permission, person)) return reject('ABSENT');
  if (person.id === actor.personId) return reject('OWN_RIGHTS');
  return person;
}

/**
 * Do all memberships that count lie in the actor's reach? An account is one for all organs, so whoever has its password acts in each:
 * one that lies elsewhere takes the person out of reach. What ended counts no more. Where somebody has a role, what is without one
 * does not count: it is had without being asked; and where nobody gave them any, a power of attorney is what they act by, in no park.
 * `identity.person_in_reach` says the same.
 */
export function reaches(
  { actor, today }: Pick<Seen, 'actor' | 'today'>,
  permission: Permission,
  { agent, memberships }: Pick<PersonSeen, 'agent' | 'memberships'>,
): boolean {
  // Without bounds: also whoever belongs nowhere any more.
  if (may(actor, permission)) return true;
  const open = memberships.filter(({ through }) => through === null || through >= today);
  const acting = open.filter(({ roles }) => roles.length > 0);
  const counting = acting.length > 0 || agent ? acting : open;
  return (
    counting.length > 0 &&
    counting.every(({ organId, parkId }) => may(actor, permission, subjectOf({ id: organId, parkId })))
  );
}

/** PERIOD_WRONG where the last day lies before the first. */
export function periodRefusal(from: LocalDate | null, through: LocalDate | null): Rejection | null {
  return from && through && through < from ? reject('PERIOD_WRONG', { pointer: '/through' }) : null;
}
