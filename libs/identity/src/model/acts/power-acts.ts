import { type LocalDate, type Rejection, reject } from '#kernel';
import { recusal } from '../recused.js';
import { forbidden, periodRefusal, reached } from './reach.js';
import type { Change, Seen } from './seen.js';

export interface PowerWish {
  readonly id: string;
  readonly projects: readonly string[] | null;
  readonly from: LocalDate;
  readonly through: LocalDate;
  /** The paper: its number, or the id of its file. */
  readonly document: string;
}

/**
 * 委托: another person acts as the applicant, for some projects or all, from a day through a day (民法典 161–165). An agent gives
 * no power on. Rejections: FORBIDDEN, ABSENT, NO_SUCH_PERSON, PERSON_DISABLED, PERIOD_WRONG.
 */
export function givePower({ id, projects, from, through, document }: PowerWish) {
  return (seen: Seen): Change | Rejection => {
    if (seen.actor.power) return forbidden('power.give');
    const organ = reached(seen, 'power.give');
    if ('rejected' in organ) return organ;
    const { person, actor, today } = seen;
    if (!person) return reject('NO_SUCH_PERSON', { pointer: '/agent' });
    if (person.disabled) return reject('PERSON_DISABLED', { pointer: '/agent' });
    const refused = periodRefusal(from < today ? today : from, through);
    if (refused) return refused;
    const says = { power: id, organ: organ.id, agent: person.id, projects, from, through, document };
    const power = {
      id,
      organId: organ.id,
      personId: person.id,
      projects,
      from,
      through,
      document,
      by: actor.personId,
    };
    return { kind: 'GIVE_POWER', stream: organ.stream, says, rows: { power, bind: [person.id] } };
  };
}

/** At once: the agent's next request finds it gone. Rejections: FORBIDDEN, ABSENT, POWER_ENDED. */
export function revokePower() {
  return (seen: Seen): Change | Rejection => {
    if (seen.actor.power) return forbidden('power.give');
    const organ = reached(seen, 'power.give');
    if ('rejected' in organ) return organ;
    const { power } = seen;
    if (power?.['organ_id'] !== organ.id) return reject('ABSENT');
    if (power['revoked_at'] !== null) return reject('POWER_ENDED');
    const id = String(power['id']);
    const says = { power: id, organ: organ.id, agent: power['person_id'] };
    return {
      kind: 'REVOKE_POWER',
      stream: organ.stream,
      says,
      rows: { revoke: id, bind: [power['person_id']] },
    };
  };
}

/**
 * A window has looked at the papers of an applicant that registered itself: the person may now act for the enterprise. Rejections:
 * FORBIDDEN, ABSENT, RECUSED, OWN_RIGHTS.
 */
export function confirmEnterprise() {
  return (seen: Seen): Change | Rejection => {
    const organ = reached(seen, 'enterprise.confirm');
    if ('rejected' in organ) return organ;
    const { person, actor, today } = seen;
    const recused = recusal(actor, organ.id);
    if (recused) return recused;
    const waits = person?.memberships.some(
      ({ organId, roles, through }) =>
        organId === organ.id && roles.length === 0 && (through === null || through >= today),
    );
    if (organ.kind !== 'enterprise' || !person || !waits) return reject('ABSENT');
    if (person.id === actor.personId) return reject('OWN_RIGHTS');
    return {
      kind: 'CONFIRM_ENTERPRISE',
      stream: organ.stream,
      says: { organ: organ.id, person: person.id },
      rows: { confirm: { organId: organ.id, personId: person.id }, bind: [person.id] },
    };
  };
}
