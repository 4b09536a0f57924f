import { type Actor, type Rejection, reject } from '#kernel';

/** RECUSED where the actor is related to the applicant; null where not, and of what is no applicant's. */
export const recusal = (actor: Actor, applicantOrgan: number | null | undefined): Rejection | null =>
  typeof applicantOrgan === 'number' && isRecused(actor, applicantOrgan) ? reject('RECUSED') : null;

/**
 * 回避 (公务员法 2018, 76 [J]): is the actor related to the applicant, and not acting as its own organ or by its power? What a relation bars
 * from, the rooms say.
 */
export function isRecused({ organId, recused }: Actor, applicantOrgan: number): boolean {
  return organId !== applicantOrgan && recused?.includes(applicantOrgan) === true;
}
