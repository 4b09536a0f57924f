import { Injectable } from '@nestjs/common';
import type { Asking } from '#casework';
import type { Rejection } from '#kernel';
import { noteAct } from './line.js';
import { lookDecideWrite, type Noted } from './look-decide-write.js';
import { acknowledgementRefusal } from './model/addressed.js';
import { SupervisionStore } from './store/supervision.store.js';

/**
 * One person takes note of an alert, once, with a note: a line of the case. Nothing is resolved by it: the ladder goes on until
 * the business is done.
 */
@Injectable()
export class AcknowledgeAlert {
  constructor(private readonly store: SupervisionStore) {}

  /** Rejections: those of `lookDecideWrite`, FORBIDDEN, RECUSED, NOT_ADDRESSED, ALREADY_ACKNOWLEDGED. */
  execute(asking: Asking, id: string, note: string): Promise<Noted | Rejection> {
    return lookDecideWrite({
      look: () => this.store.lookAtAlert(asking, id),
      decide: ({ actor, alert }) => acknowledgementRefusal(actor, alert),
      write: ({ actor, today, alert: { caseId, idx, clock, rung } }) => {
        const says = { alert: { id, idx, clock, rung }, note };
        const act = noteAct(actor, {
          caseId,
          kind: 'ALERT_ACKNOWLEDGED',
          today,
          topic: 'alert.acknowledged',
          says,
        });
        return this.store.acknowledge(asking, id, { ...act, note });
      },
    });
  }
}
