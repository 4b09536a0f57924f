import { type Rejection, reject } from '#kernel';
import type { ItemContext } from '../item-context.js';

/** Read from the item's own facts like every policy. No other event asks what was found of a line: a notice of gaps proposes it. */
export const MATERIAL_POLICIES = {
  JUDGE_LINE: [
    ({ facts }: ItemContext): Rejection | null =>
      facts.handedIn.length > 0 ? null : reject('NOTHING_TO_JUDGE'),
  ],
};
