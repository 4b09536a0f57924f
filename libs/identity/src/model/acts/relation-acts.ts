import { type Rejection, reject } from '#kernel';
import { forbidden, reached } from './reach.js';
import type { Change, Seen } from './seen.js';

/**
 * 回避: a person is related to an applicant and does nothing to its cases from now on. Of oneself anybody says it, of others the
 * head. Rejections: FORBIDDEN, ABSENT, NO_SUCH_COLLEAGUE, NO_SUCH_ENTERPRISE, OWN_RELATION.
 */
export function recordRelation(id: string, ground: string) {
  return (seen: Seen): Change | Rejection => {
    const organ = reached(seen, 'relation.record');
    if ('rejected' in organ) return organ;
    const { person, enterprise, actor } = seen;
    if (!person?.memberships.some(({ organId }) => organId === organ.id))
      return reject('NO_SUCH_COLLEAGUE', { pointer: '/person' });
    if (enterprise?.kind !== 'enterprise') return reject('NO_SUCH_ENTERPRISE', { pointer: '/enterprise' });
    if (person.id !== actor.personId && !actor.roles.includes('head'))
      return reject('OWN_RELATION', { pointer: '/person' });
    const says = { relation: id, person: person.id, enterprise: enterprise.id, ground };
    const relation = { id, personId: person.id, organId: enterprise.id, ground, by: actor.personId };
    return { kind: 'RECORD_RELATION', stream: organ.stream, says, rows: { relation, bind: [person.id] } };
  };
}

/** Never ended by whoever it binds. Rejections: FORBIDDEN, ABSENT, OWN_RIGHTS, RELATION_ENDED. */
export function endRelation() {
  return (seen: Seen): Change | Rejection => {
    const organ = reached(seen, 'relation.record');
    if ('rejected' in organ) return organ;
    const { relation, actor, person } = seen;
    const ours = person?.memberships.some(({ organId }) => organId === organ.id);
    if (!relation || !ours || relation['person_id'] !== person?.id) return reject('ABSENT');
    if (person?.id === actor.personId) return reject('OWN_RIGHTS');
    if (!actor.roles.includes('head')) return forbidden('relation.record');
    if (relation['ended_at'] !== null) return reject('RELATION_ENDED');
    const id = String(relation['id']);
    const says = { relation: id, person: person?.id };
    return {
      kind: 'END_RELATION',
      stream: organ.stream,
      says,
      rows: { endRelation: id, bind: [person?.id] },
    };
  };
}
