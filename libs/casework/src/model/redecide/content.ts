import { type Rejection, reject } from '#kernel';
import type { EventOf } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { lastOrder } from './facts.js';

const unlessNew = (judgment: string) => reject('SAME_GROUNDS', { pointer: '/note', params: { judgment } });

/**
 * 行政诉讼法 71, 行政复议法 64: not the same decision once more on the same facts and reasons, unless the first fell for its procedure. What is
 * new in the facts has to be said.
 */
export function sameGrounds({ facts }: ItemContext, { reasons, note }: EventOf<'REFUSE'>): Rejection | null {
  const { annulled, onProcedure, judgment = '' } = lastOrder(facts) ?? {};
  if (annulled?.outcome !== 'refused' || onProcedure || note) return null;
  const isSame = reasons.every((id) => annulled.reasons?.includes(id));
  return isSame ? unlessNew(judgment) : null;
}

/** Nor is the matter another organ's once more. */
export function sameJurisdiction(
  { facts }: ItemContext,
  { note }: EventOf<'REFUSE_JURISDICTION'>,
): Rejection | null {
  const { annulled, onProcedure, judgment = '' } = lastOrder(facts) ?? {};
  return annulled?.endedOn && !onProcedure && !note ? unlessNew(judgment) : null;
}
