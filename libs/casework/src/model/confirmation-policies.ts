import { type Rejection, reject } from '#kernel';
import { type AnswerType, isOpenFor } from './confirmation-facts.js';
import type { ItemContext } from './item-context.js';

type Policy = (context: ItemContext) => Rejection | null;

/** What failed needs no confirmation any more; what was granted still does. */
const somethingOpenFor =
  (type: AnswerType): Policy =>
  ({ facts: { confirmations = [], outcome } }) =>
    outcome !== 'refused' && confirmations.some((each) => isOpenFor(type, each))
      ? null
      : reject('NOTHING_TO_CONFIRM');

/** Read from the item's own facts like every policy; no other event asks whether something is confirmed. */
export const CONFIRMATION_POLICIES: {
  readonly [T in AnswerType | 'ASK_CONFIRMATIONS']: readonly Policy[];
} = {
  ASK_CONFIRMATIONS: [({ facts }) => (facts.confirmations ? reject('CONFIRMATIONS_ASKED') : null)],
  CONFIRM: [somethingOpenFor('CONFIRM')],
  OBJECT: [somethingOpenFor('OBJECT')],
  PROVISIONAL: [somethingOpenFor('PROVISIONAL')],
  CONFIRMATION_SILENT: [somethingOpenFor('CONFIRMATION_SILENT')],
};
