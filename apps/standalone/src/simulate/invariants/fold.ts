import { isDeepStrictEqual } from 'node:util';
import { projectionOf } from '#model/casework';
import { essence, storedEssence } from '../fold.js';
import { broken, type Invariant } from './invariant.js';

/** State is the journal's: what is stored beside it is a cache. */
export const fold: Invariant = {
  name: 'a stored item is the fold of its entries',
  look: ({ now, stored }) => {
    const counted = broken(
      now.items.length === stored.items.length,
      'an item is stored that no line planned',
      stored.items,
    );
    const differing = now.items.flatMap((item) => {
      const row = stored.items.find(({ idx }) => idx === item.idx);
      const folded = essence(item);
      const same = row !== undefined && isDeepStrictEqual(storedEssence(row), folded);
      return broken(same, `item ${item.idx}`, { stored: row && storedEssence(row), folded });
    });
    const { joint } = stored.file;
    const together = broken(
      isDeepStrictEqual(joint, now.joint?.facts ?? null),
      `the joint handling of case ${now.no}`,
      { stored: joint, folded: now.joint?.facts },
    );
    return [...counted, ...differing, ...together];
  },
};

/** Due days and the rest of the projection are recomputed, never believed. */
export const projection: Invariant = {
  name: 'the projection is the one recomputed',
  look: ({ now, stored }) =>
    now.items.flatMap((item) => {
      const row = stored.items.find(({ idx }) => idx === item.idx);
      if (!row) return [];
      const { turn, awaits, due_on, warn_on, deliver_by, ahead } = row;
      const kept = { turn, awaits, due_on, warn_on, deliver_by, ahead };
      const due = projectionOf(item);
      return broken(isDeepStrictEqual(kept, { ...due }), `item ${item.idx}`, {
        stored: kept,
        recomputed: due,
      });
    }),
};
