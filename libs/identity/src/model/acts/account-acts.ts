import { type Rejection, reject } from '#kernel';
import { personInReach } from './reach.js';
import { isAdministrator } from './roles.js';
import type { Change, Seen } from './seen.js';

/** Disabled: signed in nowhere from now on, until enabled. Rejections: FORBIDDEN, ABSENT, OWN_RIGHTS. */
export function setStanding(disabled: boolean) {
  return (seen: Seen): Change | Rejection => {
    const person = personInReach(seen, 'people.enter');
    if ('rejected' in person) return person;
    return {
      kind: disabled ? 'DISABLE_PERSON' : 'ENABLE_PERSON',
      stream: person.id,
      says: { person: person.id },
      rows: { standing: { personId: person.id, disabled } },
    };
  };
}

/**
 * A new invitation for somebody who lost theirs or their secret; the old one is void. Never for an administrator by the one who
 * enters people: that would be a way to the other keys. Rejections: FORBIDDEN, ABSENT, OWN_RIGHTS, ADMINISTRATORS_APART.
 */
export function renewInvitation(hash: string) {
  return (seen: Seen): Change | Rejection => {
    const permission = seen.actor.roles.includes('security') ? 'people.link' : 'people.enter';
    const person = personInReach(seen, permission);
    if ('rejected' in person) return person;
    const administrator = isAdministrator(person.memberships.flatMap(({ roles }) => roles));
    if (administrator !== (permission === 'people.link')) return reject('ADMINISTRATORS_APART');
    return {
      kind: 'RENEW_INVITATION',
      stream: person.id,
      says: { person: person.id },
      rows: { invitation: { personId: person.id, hash } },
    };
  };
}

/** Who a provider's subject is here: said by whoever gives rights, never guessed from an address. */
export function linkSubject(issuer: string, subject: string) {
  return (seen: Seen): Change | Rejection => {
    const person = personInReach(seen, 'people.link');
    if ('rejected' in person) return person;
    return {
      kind: 'LINK_SUBJECT',
      stream: person.id,
      says: { person: person.id, issuer },
      rows: { link: { issuer, subject, personId: person.id } },
    };
  };
}

/** The second factor of somebody who lost it is taken off; they enrol anew. Rejections: FORBIDDEN, ABSENT, OWN_RIGHTS. */
export function resetTotp() {
  return (seen: Seen): Change | Rejection => {
    const person = personInReach(seen, 'people.link');
    if ('rejected' in person) return person;
    return {
      kind: 'RESET_TOTP',
      stream: person.id,
      says: { person: person.id },
      rows: { totp: { personId: person.id, on: false } },
    };
  };
}
