import { type Actor, type Rejection, reject } from '#kernel';
import { isRecused } from '#model/identity';

/** What gives a task out of one's hands stays open to whoever must not have it in them. */
const AWAY: readonly string[] = ['RELEASE', 'HAND_OVER'];

/** Whoever is related to the applicant does nothing to its cases but give them away. */
export function bars(actor: Actor, applicantOrgan: number | undefined, type: string): boolean {
  return applicantOrgan !== undefined && isRecused(actor, applicantOrgan) && !AWAY.includes(type);
}

export function recusalRefusal(actor: Actor, applicantOrgan: number, type: string): Rejection | null {
  return bars(actor, applicantOrgan, type) ? reject('RECUSED') : null;
}
