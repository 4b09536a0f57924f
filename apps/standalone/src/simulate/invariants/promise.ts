import { clocksOf, type Item, type ItemEvent, isOpen, shownDue } from '#model/casework';
import type { Taken } from '../book.js';
import { broken, type Invariant } from './invariant.js';

/** Events that may bring a promise nearer, and say so in their entry. */
const EXPLAINED: readonly ItemEvent['type'][] = ['RECALENDAR', 'ADOPT_VERSION', 'CORRECT_RECORD'];

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

/** The old promise is kept where it is shorter (rules 4.11): a version brings none nearer to its end than the other way round. */
export const kept: Invariant = {
  name: 'no version takes a promise back',
  look: ({ taken }) =>
    taken.flatMap(({ entry: { idx, event }, line, promised: [was, is] }) => {
      const later = event.type === 'ADOPT_VERSION' && was && is && is > was;
      return broken(!later, `line ${line.seq}: the promise of item ${idx} moves from ${was} to ${is}`);
    }),
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

const shownIn = ({ context }: Item) => shownDue(clocksOf(context));

/** Whatever moves a day after the fact says so to the applicant, in the same act. */
export const newDay: Invariant = {
  name: 'a day that moves after the fact is told to the applicant',
  look: ({ taken, now }) =>
    taken.flatMap(({ entry: { idx, event }, line, before, after }) => {
      const [was, is] = [shownIn(before), shownIn(after)];
      const told = line.notices.some((notice) => notice.idx === idx && notice.audience === 'applicant');
      const silent = EXPLAINED.includes(event.type) && isOpen(after) && was !== is && !told;
      return broken(
        !silent,
        `line ${line.seq} of case ${now.no}: ${event.type} moves item ${idx} from ${was} to ${is}`,
      );
    }),
};
