import { type LocalDate, type Rejection, type Role, reject } from '#kernel';
import { dayBefore } from './days.js';
import { periodRefusal, reached, reaches } from './reach.js';
import { fitsKind, keptApart } from './roles.js';
import type { Change, MembershipSeen, OrganSeen, PersonSeen, Seen } from './seen.js';

export interface InvitationWish {
  readonly id: string;
  readonly signIn: string;
  readonly name: string;
  readonly from?: LocalDate | null;
  readonly through?: LocalDate | null;
  /** Hash of the secret that the invited person will show. */
  readonly hash: string;
}

/**
 * A person comes into an organ, without a role yet: who enters people gives no rights. Somebody already known keeps their way of
 * signing in and is sent no invitation; nor is whoever was invited elsewhere, whose invitation it would make void. Whoever left comes
 * back so, too, without the roles they had. Rejections: FORBIDDEN, ABSENT, PERIOD_WRONG, MEMBER_ALREADY, PERSON_DISABLED.
 */
export function invite({ id, signIn, name, from = null, through = null, hash }: InvitationWish) {
  return (seen: Seen): Change | Rejection => {
    const organ = reached(seen, 'people.enter');
    if ('rejected' in organ) return organ;
    const { person } = seen;
    const refused = periodRefusal(from, through) ?? (person && memberRefusal(person, organ, seen.today));
    if (refused) return refused;
    const personId = person?.id ?? id;
    const days = { from, through };
    return {
      kind: 'ENTER_PERSON',
      stream: organ.stream,
      says: { organ: organ.id, person: personId, ...days },
      rows: {
        ...(!person && { person: { id, signIn, name } }),
        membership: { personId, organId: organ.id, roles: [], ...days },
        ...(isInvited(seen, organ, days) && { invitation: { personId, hash } }),
        bind: [personId],
      },
    };
  };
}

function isInvited(seen: Seen, organ: OrganSeen, days: Pick<MembershipSeen, 'from' | 'through'>): boolean {
  const { person } = seen;
  if (!person) return true;
  const { id: organId, handle, kind, parkId } = organ;
  const coming = { organId, organ: handle, kind, parkId, roles: [], ...days };
  const memberships = [...person.memberships, coming];
  return !person.known && reaches(seen, 'people.enter', { ...person, memberships });
}

const openIn = ({ memberships }: PersonSeen, organ: OrganSeen, today: LocalDate) =>
  memberships.find(({ organId, through }) => organId === organ.id && (through === null || through >= today));

function memberRefusal(person: PersonSeen, organ: OrganSeen, today: LocalDate): Rejection | null {
  if (person.disabled) return reject('PERSON_DISABLED', { pointer: '/signIn' });
  return openIn(person, organ, today) ? reject('MEMBER_ALREADY', { pointer: '/signIn' }) : null;
}

/**
 * The membership that an act is about, of somebody else: nobody changes their own rights. One that has ended is none: to have it
 * again takes whoever enters people and whoever gives roles, both.
 */
function membershipOf({ actor, person, today }: Seen, organ: OrganSeen) {
  const membership = person && openIn(person, organ, today);
  if (!person || !membership) return reject('ABSENT');
  if (person.id === actor.personId || person.id === actor.inPlaceOf) return reject('OWN_RIGHTS');
  return { person, membership };
}

export interface RolesWish {
  readonly roles: readonly Role[];
  readonly from?: LocalDate;
  readonly through?: LocalDate;
}

/**
 * The roles of a person in an organ, as a whole: what is not named is taken away. Rejections: FORBIDDEN, ABSENT, OWN_RIGHTS,
 * PERIOD_WRONG, ROLE_NOT_HERE, ADMINISTRATORS_APART.
 */
export function giveRoles({ roles, ...wish }: RolesWish) {
  return (seen: Seen): Change | Rejection => {
    const organ = reached(seen, 'people.give-roles');
    if ('rejected' in organ) return organ;
    const found = membershipOf(seen, organ);
    if ('rejected' in found) return found;
    const { person, membership } = found;
    const { from, through } = { ...membership, ...wish };
    const refused =
      periodRefusal(from, through) ?? rolesRefusal(roles, organ, elsewhere(person, organ, seen.today));
    if (refused) return refused;
    return {
      kind: 'GIVE_ROLES',
      stream: organ.stream,
      says: { organ: organ.id, person: person.id, roles, before: membership.roles, from, through },
      rows: {
        membership: { personId: person.id, organId: organ.id, roles, from, through },
        bind: [person.id],
      },
    };
  };
}

function rolesRefusal(
  roles: readonly Role[],
  { kind }: OrganSeen,
  others: readonly Role[],
): Rejection | null {
  const stray = roles.find((role) => !fitsKind(role, kind));
  if (stray) return reject('ROLE_NOT_HERE', { pointer: '/roles', params: { role: stray } });
  return keptApart(roles, others) ? null : reject('ADMINISTRATORS_APART', { pointer: '/roles' });
}

const elsewhere = ({ memberships }: PersonSeen, organ: OrganSeen, today: LocalDate): Role[] =>
  memberships
    .filter(({ organId, through }) => organId !== organ.id && (through === null || through >= today))
    .flatMap(({ roles }) => roles);

/**
 * A membership ends with the day `through`, today at the earliest and never later than it would: who enters people gives no rights,
 * and days are rights, too. Rejections: FORBIDDEN, ABSENT, OWN_RIGHTS, PERIOD_WRONG.
 */
export function endMembership(through: LocalDate | undefined) {
  return (seen: Seen): Change | Rejection => {
    const organ = reached(seen, 'people.enter');
    if ('rejected' in organ) return organ;
    const found = membershipOf(seen, organ);
    if ('rejected' in found) return found;
    const { person, membership } = found;
    // Without a day, at once: yesterday was the last one.
    const refused =
      through && (periodRefusal(seen.today, through) ?? periodRefusal(through, membership.through));
    if (refused) return refused;
    const last = through ?? dayBefore(seen.today);
    return {
      kind: 'END_MEMBERSHIP',
      stream: organ.stream,
      says: { organ: organ.id, person: person.id, through: last },
      rows: {
        membership: {
          personId: person.id,
          organId: organ.id,
          roles: membership.roles,
          from: membership.from,
          through: last,
        },
        bind: [person.id],
      },
    };
  };
}
