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

export const subjectOf = ({ id, parkId }: OrganSeen) => ({
  organId: id,
  applicantOrgan: id,
  ...(parkId !== null && { parkId }),
});

/** A person of the actor's reach: some membership lies in it; an administrator only in the hands of another kind of administrator. */
export function personInReach({ actor, person }: Seen, permission: Permission): PersonSeen | Rejection {
  if (!may(actor, permission, anyOwn(actor))) return forbidden(permission);
  const reaches = person?.memberships.some(({ organId, parkId }) =>
    may(actor, permission, { organId, applicantOrgan: organId, ...(parkId !== null && { parkId }) }),
  );
  if (!person || !reaches) return reject('ABSENT');
  if (person.id === actor.personId) return reject('OWN_RIGHTS');
  return person;
}

/** PERIOD_WRONG where the last day lies before the first. */
export function periodRefusal(from: LocalDate | null, through: LocalDate | null): Rejection | null {
  return from && through && through < from ? reject('PERIOD_WRONG', { pointer: '/through' }) : null;
}
