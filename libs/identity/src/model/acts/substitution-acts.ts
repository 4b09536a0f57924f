import { type LocalDate, type Rejection, reject } from '#kernel';
import { daysBetween } from './days.js';
import { forbidden, periodRefusal, reached } from './reach.js';
import type { Change, OrganSeen, PersonSeen, Seen } from './seen.js';

/** Longer is no leave but another post, which is said by roles. demo */
const LONGEST_DAYS = 92;

export interface SubstitutionWish {
  readonly id: string;
  readonly from: LocalDate;
  readonly through: LocalDate;
  readonly reason: string;
}

/**
 * 代理: while the one is away (`person`), the other acts in that place with that place's roles, and every line says so. The head
 * arranges it, or whoever will be away; never whoever would get the rights by it. Rejections: FORBIDDEN, ABSENT, OWN_ABSENCE,
 * OWN_RIGHTS, NO_SUCH_COLLEAGUE, PERIOD_WRONG, SUBSTITUTION_TOO_LONG, SUBSTITUTION_CYCLE.
 */
export function arrangeSubstitution({ id, from, through, reason }: SubstitutionWish) {
  return (seen: Seen): Change | Rejection => {
    const organ = ownOrgan(seen);
    if ('rejected' in organ) return organ;
    const { person: absent, other: substitute, actor } = seen;
    const refused = daysRefusal(seen.today, from, through) ?? peopleRefusal(seen, organ);
    if (refused || !absent || !substitute) return refused ?? reject('NO_SUCH_COLLEAGUE');
    if (isCircle(seen, { absent: absent.id, substitute: substitute.id, from, through }))
      return reject('SUBSTITUTION_CYCLE', { pointer: '/substitute' });
    const pair = { absent: absent.id, substitute: substitute.id, from, through };
    return {
      kind: 'ARRANGE_SUBSTITUTION',
      stream: organ.stream,
      says: { substitution: id, organ: organ.id, ...pair, reason },
      rows: { substitution: { id, organId: organ.id, ...pair, reason, by: actor.personId } },
    };
  };
}

/** Whoever stands in for somebody arranges nothing in that place. */
function ownOrgan(seen: Seen): OrganSeen | Rejection {
  return seen.actor.inPlaceOf ? forbidden('substitution.arrange') : reached(seen, 'substitution.arrange');
}

function daysRefusal(today: LocalDate, from: LocalDate, through: LocalDate): Rejection | null {
  if (daysBetween(from, through) >= LONGEST_DAYS)
    return reject('SUBSTITUTION_TOO_LONG', { pointer: '/through', params: { days: LONGEST_DAYS } });
  return periodRefusal(from, through) ?? periodRefusal(today, through);
}

function peopleRefusal(
  { actor, person: absent, other: substitute, today }: Seen,
  organ: OrganSeen,
): Rejection | null {
  if (!isOf(absent, organ, today)) return reject('NO_SUCH_COLLEAGUE', { pointer: '/absent' });
  if (!isOf(substitute, organ, today)) return reject('NO_SUCH_COLLEAGUE', { pointer: '/substitute' });
  if (absent?.id !== actor.personId && !actor.roles.includes('head'))
    return reject('OWN_ABSENCE', { pointer: '/absent' });
  return substitute?.id === actor.personId ? reject('OWN_RIGHTS', { pointer: '/substitute' }) : null;
}

function isOf(person: PersonSeen | null, organ: OrganSeen, today: LocalDate): boolean {
  return (
    person?.disabled === false &&
    person.memberships.some(
      ({ organId, roles, through }) =>
        organId === organ.id && roles.length > 0 && (through === null || through >= today),
    )
  );
}

type Edge = Seen['substitutions'][number];

/** Would somebody, on some day, stand in for themself by way of others? Only those count that hold on one day with all before them. */
function isCircle({ substitutions }: Pick<Seen, 'substitutions'>, wanted: Edge): boolean {
  const comesBack = ({ substitute, from, through }: Edge, passed: readonly string[]): boolean =>
    substitute === wanted.absent ||
    substitutions.some((next) => {
      const days = {
        from: next.from > from ? next.from : from,
        through: next.through < through ? next.through : through,
      };
      const follows = next.absent === substitute && days.from <= days.through;
      return (
        follows &&
        !passed.includes(next.substitute) &&
        comesBack({ ...next, ...days }, [...passed, substitute])
      );
    });
  return comesBack(wanted, []);
}

/** Ended by the head, or by whoever was away. Rejections: FORBIDDEN, ABSENT, OWN_ABSENCE, SUBSTITUTION_ENDED. */
export function endSubstitution() {
  return (seen: Seen): Change | Rejection => {
    const organ = ownOrgan(seen);
    if ('rejected' in organ) return organ;
    const { substitution, actor } = seen;
    if (substitution?.['organ_id'] !== organ.id) return reject('ABSENT');
    if (substitution['absent_id'] !== actor.personId && !actor.roles.includes('head'))
      return reject('OWN_ABSENCE');
    if (substitution['ended_at'] !== null) return reject('SUBSTITUTION_ENDED');
    const id = String(substitution['id']);
    return {
      kind: 'END_SUBSTITUTION',
      stream: organ.stream,
      says: { substitution: id, organ: organ.id },
      rows: { endSubstitution: id },
    };
  };
}
