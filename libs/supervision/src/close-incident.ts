import { Injectable } from '@nestjs/common';
import type { Asking } from '#casework';
import { type Rejection, reject } from '#kernel';
import { may, recusal } from '#model/identity';
import { noteAct } from './line.js';
import { lookDecideWrite, type Noted } from './look-decide-write.js';
import { type Looking, type SeenIncident, SupervisionStore } from './store/supervision.store.js';

/** How an operator closes an incident: tried again at once, or given up. Both with a reason, both a line of the case. */
const WAYS = {
  retry: { may: 'incident.retry', how: 'retried', kind: 'INCIDENT_RETRIED' },
  skip: { may: 'incident.skip', how: 'skipped', kind: 'INCIDENT_SKIPPED' },
} as const;

/**
 * An alarm tried again is due at once and has one try; a topic is heard again by the worker. What a skip means,
 * `record.close_incident` says: the engine stops trying, the law changes nothing.
 */
@Injectable()
export class CloseIncident {
  constructor(private readonly store: SupervisionStore) {}

  /** Rejections: those of `lookDecideWrite`, FORBIDDEN, RECUSED, INCIDENT_CLOSED. */
  execute(asking: Asking, id: string, way: keyof typeof WAYS, reason: string): Promise<Noted | Rejection> {
    const { may: permission, how, kind } = WAYS[way];
    return lookDecideWrite({
      look: () => this.store.lookAtIncident(asking, id),
      decide: ({ actor, incident }: Looking & { incident: SeenIncident }) => {
        if (!may(actor, permission)) return reject('FORBIDDEN', { params: { event: permission } });
        return recusal(actor, incident.applicantOrgan) ?? (incident.open ? null : reject('INCIDENT_CLOSED'));
      },
      write: ({ actor, today, incident: { caseId, open: _, applicantOrgan: __, ...incident } }) => {
        const says = { incident, reason };
        const act = noteAct(actor, { caseId, kind, today, topic: `incident.${how}`, says });
        return this.store.closeIncident(asking, id, { ...act, how, note: reason });
      },
    });
  }
}
