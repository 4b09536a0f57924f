import { isDeepStrictEqual } from 'node:util';
import { localDateOf } from '#calendar';
import { type Item, isOpen, type Measure, measureOf } from '#model/casework';
import { instantOf, type StoredCase } from '../rows.js';
import { broken, type Invariant } from './invariant.js';

/** What the figures should hold of the item by now; undefined while it is open. */
function measured(item: Item, { submitted_at }: StoredCase): Measure | undefined {
  const { decidedOn, endedOn = decidedOn, decidedBy } = item.context.facts;
  if (isOpen(item) || !endedOn) return undefined;
  const openedOn = localDateOf(instantOf(submitted_at));
  return measureOf(item, { openedOn, endedOn: decidedOn ?? endedOn, bySilence: decidedBy === 'silence' });
}

/** A projection like every other: a figure that nobody can make again proves nothing. Of each end that was annulled there is one, too. */
export const figures: Invariant = {
  name: 'what has ended is measured, and nothing else',
  look: ({ now, stored }) =>
    now.items.flatMap((item) => {
      const due = measured(item, now.row);
      const { redone = [] } = item.context.facts;
      const mine = stored.measures.filter(({ idx }) => idx === item.idx);
      const row = mine.find(({ generation }) => generation === redone.length);
      const before = mine.filter((each) => each !== row).map(({ ended_on: on }) => on);
      const annulled = redone.map(({ annulled: { decidedOn, endedOn } }) => decidedOn ?? endedOn);
      const kept =
        row && due && Object.fromEntries(Object.keys(due).map((key) => [key, row[key as keyof Measure]]));
      const same = due ? isDeepStrictEqual(kept, { ...due }) : row === undefined;
      return [
        ...broken(same, `item ${item.idx}`, { stored: kept ?? row, folded: due }),
        ...broken(isDeepStrictEqual(before.sort(), annulled), `item ${item.idx} before`, {
          before,
          annulled,
        }),
      ];
    }),
};
