import { type Rejection, reject } from '#kernel';
import type { ItemContext } from '../item-context.js';
import { openRechecks } from './facts.js';

/** The recheck is one of those that are open. */
export const RESULT_CONTENT = {
  BASIS_LOST: (
    { facts }: ItemContext,
    { from, number }: { readonly from: string; readonly number: string },
  ): Rejection | null =>
    facts.ties.some((tie) => tie.state === 'in-force' && tie.from === from && tie.result?.number === number)
      ? null
      : reject('NO_SUCH_TIE', { pointer: '/number' }),
  RECHECK: ({ facts }: ItemContext, { recheck }: { readonly recheck: string }): Rejection | null =>
    openRechecks(facts).some(({ id }) => id === recheck)
      ? null
      : reject('NO_SUCH_RECHECK', { pointer: '/recheck', params: { id: recheck } }),
};
