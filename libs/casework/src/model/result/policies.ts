import { type Rejection, reject } from '#kernel';
import type { ItemContext } from '../item-context.js';
import { openRechecks } from './facts.js';

type Policy = (context: ItemContext) => Rejection | null;

/** What was lost under an accepted item is looked at before it is decided. */
export const basesRechecked: Policy = ({ facts }) =>
  openRechecks(facts).some(({ lost }) => lost) ? reject('BASIS_UNCHECKED') : null;

const somethingToRecheck: Policy = ({ facts }) =>
  openRechecks(facts).length > 0 ? null : reject('NOTHING_TO_RECHECK');

/** A basis is lost of what stands on it; time and message may come twice. */
const standsOnSomething: Policy = ({ facts }) =>
  facts.ties.some(({ state }) => state === 'in-force') ? null : reject('NO_SUCH_TIE');

export const RESULT_POLICIES = {
  BASIS_LOST: [standsOnSomething],
  RECHECK: [somethingToRecheck],
} as const;
