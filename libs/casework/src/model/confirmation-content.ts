import { type Rejection, reject } from '#kernel';
import { confirmationOf, isOpenFor } from './confirmation-facts.js';
import type { EventOf } from './events.js';
import type { ItemContext } from './item-context.js';

type Answer = EventOf<'CONFIRM' | 'OBJECT' | 'PROVISIONAL' | 'CONFIRMATION_SILENT'>;

/** The confirmation is one of those asked of the item, and the answer is still to be given. */
export function answerRefusal({ facts }: ItemContext, event: Answer): Rejection | null {
  const { confirmation: id, type, on } = event;
  const asked = confirmationOf(facts, id);
  const params = { id };
  if (!asked) return reject('NO_SUCH_CONFIRMATION', { pointer: '/confirmation', params });
  if (on < asked.askedOn) return reject('ANSWER_BEFORE_ASKED', { pointer: '/effectiveOn', params });
  if (type === 'PROVISIONAL' && !asked.provisional)
    return reject('NO_PROVISIONAL', { pointer: '/confirmation', params });
  if (!isOpenFor(type, asked)) return reject('CONFIRMATION_ANSWERED', { pointer: '/confirmation', params });
  return null;
}
