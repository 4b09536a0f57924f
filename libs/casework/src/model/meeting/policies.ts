import { type LocalDate, type Rejection, reject } from '#kernel';
import type { ItemContext } from '../item-context.js';

type Policy = (context: ItemContext, event: { readonly on: LocalDate }) => Rejection | null;

/** No event of an item asks whether a meeting was held: it is a precondition of nothing. */
export const MEETING_POLICIES: {
  readonly [T in 'HOLD_MEETING' | 'GIVE_OPINION']: readonly Policy[];
} = {
  HOLD_MEETING: [
    ({ facts }, { on }) => {
      const open = facts.meetings?.filter(({ heldOn }) => !heldOn) ?? [];
      const [next] = open.map(({ day }) => day).toSorted();
      if (!next) return reject('NO_MEETING_OPEN');
      return next <= on ? null : reject('MEETING_AHEAD', { params: { day: next } });
    },
  ],
  GIVE_OPINION: [
    ({ facts }) =>
      facts.meetings?.some(({ officers, opinion }) => officers?.length && !opinion)
        ? null
        : reject('NO_MEETING_OPEN'),
  ],
};
