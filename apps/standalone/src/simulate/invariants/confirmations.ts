import { isDeepStrictEqual } from 'node:util';
import { confirmationRows } from '#model/casework';
import { broken, type Invariant } from './invariant.js';

/** The queue of the organs that are asked is a cache of what the facts say. */
export const confirmationQueue: Invariant = {
  name: 'the queue of confirmations is the one recomputed',
  look: ({ now, stored }) => {
    const kept = stored.confirmations.map(({ idx, id, organ_id, state, due_on }) => ({
      ...{ idx, id, organ_id, state, due_on },
    }));
    const due = now.items.flatMap((item) => confirmationRows(item).map((row) => ({ idx: item.idx, ...row })));
    const byPlace = (a: { idx: number; id: string }, b: { idx: number; id: string }) =>
      a.idx - b.idx || (a.id < b.id ? -1 : 1);
    const same = isDeepStrictEqual([...kept].sort(byPlace), [...due].sort(byPlace));
    return broken(same, `case ${now.no}`, { stored: kept, recomputed: due });
  },
};

/** The sides begin on the day the registrar does: whatever is asked is asked in the act that files the item. */
export const askedWithFiling: Invariant = {
  name: 'confirmations are asked in the act that files the item',
  look: ({ taken }) =>
    taken
      .filter(({ entry }) => entry.event.type === 'ASK_CONFIRMATIONS')
      .flatMap(({ entry, line }) =>
        broken(
          line.entries.some(({ idx, event }) => idx === entry.idx && event.type === 'FILE'),
          `line ${line.seq} asks of item ${entry.idx}, which it does not file`,
        ),
      ),
};
