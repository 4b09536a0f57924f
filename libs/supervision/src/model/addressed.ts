import type { Actor } from '#kernel';
import { type Rejection, reject } from '#kernel';
import { may, recusal } from '#model/identity';

/** An alert as whoever answers for it must know it. */
export interface AddressedAlert {
  readonly id: string;
  readonly caseId: string;
  readonly idx: number;
  readonly clock: string;
  readonly rung: string;
  readonly level: 'officer' | 'head' | 'supervisor';
  readonly organId: number;
  readonly parkId: number;
  /** Of the case, or of the project itself. */
  readonly applicantOrgan: number | null;
  /** The actor has acknowledged it already. */
  readonly mine: boolean;
}

/** From below; the lead office stands beside supervision, both are the park committee's. */
const RANK = { officer: 0, head: 1, lead: 2, supervisor: 2 } as const;

/**
 * May the actor acknowledge it? Whom it is addressed to and whoever stands above; an officer does not answer for what has
 * gone up to the head, nor a head for what has gone to supervision; who is related to the applicant for none (公务员法 76). Null is yes.
 */
export function acknowledgementRefusal(actor: Actor, alert: AddressedAlert): Rejection | null {
  const { level, organId, parkId, mine } = alert;
  if (!may(actor, 'alert.acknowledge', { organId, parkId })) {
    return reject('FORBIDDEN', { params: { event: 'alert.acknowledge' } });
  }
  const recused = recusal(actor, alert.applicantOrgan);
  if (recused) return recused;
  const rank = Math.max(...actor.roles.map((role) => RANK[role as keyof typeof RANK] ?? -1));
  if (rank < RANK[level]) return reject('NOT_ADDRESSED', { params: { level } });
  return mine ? reject('ALREADY_ACKNOWLEDGED') : null;
}
