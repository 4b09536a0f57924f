import { type Rejection, reject } from '#kernel';
import type { Acting } from '../acting.js';
import type { ItemContext } from '../item-context.js';
import { hasSigned, isLastLeft, nextLevel } from './chain.js';

type Policy = (context: ItemContext, event: Acting) => Rejection | null;

/** Nobody signs twice in one chain, nor in the place of whoever has, nor where it was done in theirs; the head alone (signing 1) may have reviewed, too. */
const signsOnce: Policy = (context, acting) =>
  context.definition.signing > 1 && hasSigned(context, acting) ? reject('SIGNED_TWICE') : null;

/** The last signature comes last. */
const chainSigned: Policy = (context) =>
  isLastLeft(context) ? null : reject('SIGNATURE_MISSING', { params: { level: nextLevel(context) ?? '' } });

const inChain: Policy = (context) => (isLastLeft(context) ? reject('NOTHING_TO_SIGN') : null);

/** Asked of the decision, of either kind. */
export const DECIDING: readonly Policy[] = [chainSigned, signsOnce];

export const SIGN_POLICIES: { readonly SIGN: readonly Policy[] } = { SIGN: [inChain, signsOnce] };
