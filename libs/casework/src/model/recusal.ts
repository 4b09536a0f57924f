import { type Actor, type Rejection, reject } from '#kernel';

/** What gives a task out of one's hands stays open to whoever must not have it in them. */
const AWAY: readonly string[] = ['RELEASE', 'HAND_OVER'];

/**
 * 回避 (公务员法 2018, 76 [J]): whoever is related to the applicant does nothing to its cases; as its own organ, or by its power,
 * the same person may. Who is related to whom, identity says with who asks.
 */
export function bars(actor: Actor, applicantOrgan: number | undefined, type: string): boolean {
  if (applicantOrgan === undefined || actor.organId === applicantOrgan) return false;
  return actor.recused?.includes(applicantOrgan) === true && !AWAY.includes(type);
}

export function recusalRefusal(actor: Actor, applicantOrgan: number, type: string): Rejection | null {
  return bars(actor, applicantOrgan, type) ? reject('RECUSED') : null;
}
