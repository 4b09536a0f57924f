import { type LocalDate, type Rejection, type Role, reject } from '#kernel';
import { MATRIX, type Permission } from '../matrix.js';
import { daysBetween } from './days.js';
import { forbidden, reached } from './reach.js';
import type { Change, OrganSeen, Seen } from './seen.js';

/** A key that nobody renews for so long is forgotten, not used. demo */
const LONGEST_DAYS = 366;

/** What a person signs for or chairs, what takes two persons, or what gives rights: no machine does it, whoever's key it has. */
const BY_PERSONS =
  /^(GRANT|REFUSE.*|SIGN|PROPOSE_REVOCATION|DECIDE_REVOCATION|REDECIDE|EXTEND|SUSPEND|TERMINATE|ACCEPT_AND_DECIDE|CONCLUDE_REVIEW|SEND_BACK|CORRECT_RECORD|HOLD_HEARING|FORWARD|SEND_DOWN|TRANSFER|transfer\.order|joint\.extend|item\.off-list|.*\.publish|organ\..*|people\..*|power\.give|client\..*|substitution\..*|relation\..*|hand-over\..*|subscription\.write|result\.(propose|confirm|amend)|facts\.correct|bar\.(enter|end)|channel\.admit|enterprise\.confirm|licence\.(change|cancel))$/;

export interface ClientWish {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly string[];
  readonly projects: readonly string[] | null;
  readonly addresses: readonly string[] | null;
  /** The last day. */
  readonly through: LocalDate;
  readonly key: Key;
}

/** Hash of the secret, and the beginning that may be shown again. */
interface Key {
  readonly hash: string;
  readonly prefix: string;
}

/**
 * A machine client of the organ: confined to verbs that its roles may do, and that need no person. Rejections: FORBIDDEN, ABSENT,
 * ROLE_NOT_YOURS, SCOPE_NOT_GIVEN, PERIOD_WRONG.
 */
export function makeClient({ id, name, key, through, ...wish }: ClientWish) {
  return (seen: Seen): Change | Rejection => {
    const organ = ownOrgan(seen);
    if ('rejected' in organ) return organ;
    const { actor, today } = seen;
    const { roles, scopes, projects, addresses } = wish;
    if (roles.some((role) => !actor.roles.includes(role)))
      return reject('ROLE_NOT_YOURS', { pointer: '/roles' });
    const stray = scopes.findIndex((scope) => !isGivable(scope, roles));
    if (stray >= 0) {
      const params = { scope: scopes[stray] ?? '', givable: givableTo(roles).join(', ') };
      return reject('SCOPE_NOT_GIVEN', { pointer: `/scopes/${stray}`, params });
    }
    const days = daysBetween(today, through);
    if (days < 0 || days > LONGEST_DAYS) return reject('PERIOD_WRONG', { pointer: '/through' });
    const expiresAt = endOf(through);
    const client = {
      id,
      organId: organ.id,
      name,
      roles,
      scopes,
      projects,
      addresses,
      by: actor.personId,
      expiresAt,
    };
    return {
      kind: 'MAKE_CLIENT',
      stream: organ.stream,
      says: { client: id, organ: organ.id, roles, scopes, projects, addresses, through },
      rows: { client, key: { ...key, clientId: id, expiresAt } },
    };
  };
}

/** Whoever acts by a power, in a place or by a key makes none. */
function ownOrgan(seen: Seen): OrganSeen | Rejection {
  const { power, inPlaceOf, scopes } = seen.actor;
  return power || inPlaceOf || scopes ? forbidden('client.manage') : reached(seen, 'client.manage');
}

function isGivable(scope: string, roles: readonly Role[]): boolean {
  if (!Object.hasOwn(MATRIX, scope) || BY_PERSONS.test(scope)) return false;
  return MATRIX[scope as Permission].some(([role]) => roles.includes(role));
}

const givableTo = (roles: readonly Role[]): string[] =>
  Object.keys(MATRIX).filter((scope) => isGivable(scope, roles));

/** The end of that day in Asia/Shanghai, which keeps one offset all year. */
const endOf = (day: LocalDate) => `${day}T23:59:59.999+08:00`;

/** The client of the organ that is still one. */
function standing({ client }: Seen, organ: OrganSeen): Rejection | null {
  if (client?.['organ_id'] !== organ.id) return reject('ABSENT');
  return client['revoked_at'] === null ? null : reject('CLIENT_REVOKED');
}

/** Another key; the one before works for a day more. Rejections: FORBIDDEN, ABSENT, CLIENT_REVOKED. */
export function rotateKey(key: Key) {
  return (seen: Seen): Change | Rejection => {
    const organ = ownOrgan(seen);
    if ('rejected' in organ) return organ;
    const refused = standing(seen, organ);
    if (refused) return refused;
    const id = String(seen.client?.['id']);
    const row = { ...key, clientId: id, expiresAt: seen.client?.['expires_at'] };
    return {
      kind: 'ROTATE_KEY',
      stream: organ.stream,
      says: { client: id, organ: organ.id },
      rows: { key: row },
    };
  };
}

/** At once. Rejections: FORBIDDEN, ABSENT, CLIENT_REVOKED. */
export function revokeClient() {
  return (seen: Seen): Change | Rejection => {
    const organ = ownOrgan(seen);
    if ('rejected' in organ) return organ;
    const refused = standing(seen, organ);
    if (refused) return refused;
    const id = String(seen.client?.['id']);
    return {
      kind: 'REVOKE_CLIENT',
      stream: organ.stream,
      says: { client: id, organ: organ.id },
      rows: { revokeClient: id },
    };
  };
}
