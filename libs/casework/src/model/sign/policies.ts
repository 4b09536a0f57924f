import { type Rejection, reject } from '#kernel';
import type { ItemContext } from '../item-context.js';
import { hasSigned, isLastLeft, nextLevel } from './chain.js';

/** Who signs, and in whose place (代理). */
interface Signing {
  readonly by: string;
  readonly inPlaceOf?: string;
}
type Policy = (context: ItemContext, event: Signing) => Rejection | null;

/** Nobody signs twice in one chain, nor in the place of whoever has; the head alone (signing 1) may have reviewed, too. */
const signsOnce: Policy = (context, { by, inPlaceOf = by }) =>
  context.definition.signing > 1 && [by, inPlaceOf].some((each) => hasSigned(context, each))
    ? reject('SIGNED_TWICE')
    : null;

/** The last signature comes last. */
const chainSigned: Policy = (context) =>
  isLastLeft(context) ? null : reject('SIGNATURE_MISSING', { params: { level: nextLevel(context) ?? '' } });

const inChain: Policy = (context) => (isLastLeft(context) ? reject('NOTHING_TO_SIGN') : null);

/** Asked of the decision, of either kind. */
export const DECIDING: readonly Policy[] = [chainSigned, signsOnce];

export const SIGN_POLICIES: { readonly SIGN: readonly Policy[] } = { SIGN: [inChain, signsOnce] };
