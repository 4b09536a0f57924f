import { type Rejection, reject } from '#kernel';
import type { ItemEvent } from '../events.js';
import type { Item } from '../item.js';
import type { FallenResult } from '../result/fallen.js';
import type { RegisteredResult } from '../time.js';
import { isInFavour } from './facts.js';

/** What the register knows of the item's own result. */
interface Register {
  readonly register: readonly RegisteredResult[];
  readonly fallen?: readonly FallenResult[];
}

/**
 * Rights fall in the register, by two persons: whoever decides anew on what was granted enters its annulment there first, and nothing
 * counts meanwhile that is to be decided again.
 */
export function stillStands(
  item: Item,
  event: ItemEvent,
  { register, fallen = [] }: Register,
): Rejection | null {
  if (event.type !== 'REDECIDE' || !isInFavour(item.context.facts)) return null;
  const { subject = '', decidedOn = event.on, number = '' } = item.context.facts;
  const own = ({ code, subject: of = '' }: { readonly code: string; readonly subject?: string }) =>
    code === item.code && of === subject;
  const isAnnulled = fallen.some(
    (result) => own(result) && result.how === 'annulled' && result.on >= decidedOn,
  );
  return isAnnulled && !register.some(own) ? null : reject('RESULT_STANDS', { params: { number } });
}
