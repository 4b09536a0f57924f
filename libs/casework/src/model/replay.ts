import { isRejection } from '#kernel';
import { type Item, step } from './item.js';
import type { Entry } from './outcome.js';

/** The item as the fold of its journal entries. Throws where the journal could not have happened: state is the journal's. */
export function replay(planned: Item, entries: readonly Entry[]): Item {
  return entries
    .filter((entry) => entry.idx === planned.idx)
    .reduce((item, { event }) => {
      const next = step(item, event);
      if (isRejection(next))
        throw new Error(`the journal of item ${planned.idx} breaks at ${event.type}: ${next.code}`);
      return next;
    }, planned);
}
