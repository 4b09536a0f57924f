import type { ItemEvent } from '#model/casework';
import type { Taken } from '../book.js';
import { broken, type Invariant } from './invariant.js';

/** Events that may bring a promise nearer, and say so in their entry. */
const EXPLAINED: readonly ItemEvent['type'][] = ['RECALENDAR', 'CORRECT_RECORD'];

/** A stop never shortens, nor does anything else, unless its entry explains it. */
function shortened({ entry, line, promised: [was, is] }: Taken): ReturnType<typeof broken> {
  const nearer = was && is && is < was && !EXPLAINED.includes(entry.event.type);
  return broken(
    !nearer,
    `line ${line.seq}: ${entry.event.type} moves the promise of item ${entry.idx} from ${was} to ${is}`,
  );
}

export const promise: Invariant = {
  name: 'no promise moves nearer without a word',
  look: ({ taken }) => taken.flatMap(shortened),
};

/** The day that people see: it changes with an entry that names the item, never beside the journal. */
export const shown: Invariant = {
  name: 'a shown day changes with an entry that says why',
  look: ({ was, now, stored, taken }) =>
    [...(was?.dueOn ?? [])].flatMap(([idx, due]) => {
      const row = stored.items.find((each) => each.idx === idx);
      const told = taken.some(({ entry }) => entry.idx === idx);
      return broken(row?.due_on === due || told, `case ${now.no} item ${idx}: ${due} became ${row?.due_on}`);
    }),
};
