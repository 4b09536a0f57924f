import { type Rejection, reject } from '#kernel';
import type { EventOf } from '../events.js';
import type { Confirmation, ItemFacts } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { offList } from '../off-list.js';

/** No organ that can be asked: none of that name, or the deciding one itself. */
export const NOBODY = 0;

/** Silence has a meaning only by a ground of the version, whose cap is then the limit; without one the letter sets it. */
export function consultRefusal({ definition }: ItemContext, event: EventOf<'CONSULT'>): Rejection | null {
  if (event.organId === NOBODY) return reject('NO_SUCH_CONSULTED', { pointer: '/organ' });
  if (event.ground === undefined) return null;
  const ground = definition.grounds.find(({ id, kind }) => id === event.ground && kind === 'consultation');
  if (!ground) return offList('/ground', event.ground);
  const { cap } = ground;
  const short = cap && (event.within.unit !== cap.unit || event.within.value < cap.value);
  return short
    ? reject('CONSULT_TOO_SHORT', { pointer: '/within', params: { cap: cap.value, unit: cap.unit } })
    : null;
}

/** A question more among what others are asked beside the review: its clock, its alarm and its queue are theirs. */
export function consulted({ definition, facts }: ItemContext, event: EventOf<'CONSULT'>): Partial<ItemFacts> {
  const { confirmations = [] } = facts;
  const n = confirmations.filter(({ question }) => question !== undefined).length + 1;
  const ground = definition.grounds.find(({ id }) => id === event.ground);
  const asked: Confirmation = {
    id: `consultation-${n}`,
    name: { zh: '征求意见', en: 'consultation' },
    organId: event.organId,
    within: event.within,
    basis: ground?.article ?? '征求意见函所定期限',
    ...{ demo: false, provisional: false },
    askedOn: event.on,
    question: event.question,
    ...(ground && { silence: ground.article }),
  };
  return { confirmations: [...confirmations, asked] };
}
