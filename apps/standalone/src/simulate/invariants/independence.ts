import { localDateOf } from '#calendar';
import { heldBySibling } from '#model/casework';
import { broken, type Invariant } from './invariant.js';

/** The runtime witness (rules 1.6), asked of what our own fold makes of the journal. */
export const independence: Invariant = {
  name: 'no sibling holds an item without a published tie',
  look: ({ now }, { latest }) =>
    now.items.flatMap((item) => {
      const by = heldBySibling(item, localDateOf(latest));
      return broken(by === null, `case ${now.no} item ${item.idx} is held by ${by?.join(', ')}`, item);
    }),
};
