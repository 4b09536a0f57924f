import type { Actor } from '#kernel';
import type { ItemFacts } from './model/facts.js';
import type { Item } from './model/item.js';
import { overDraft } from './signed-wish.js';

/** The chain of signatures as those who sign see it: the text, its digest, who signed when, and what was sent back why. */
export interface SigningView {
  readonly opinion: ItemFacts['opinion'] | null;
  readonly draft: ItemFacts['draft'] | null;
  /** What a signature now would stand under. */
  readonly over: string | null;
  readonly signatures: NonNullable<ItemFacts['signatures']>;
  readonly sentBack: NonNullable<ItemFacts['sentBack']>;
}

/** Null for everybody outside the deciding organ: an opinion is internal until it is a decision. The government signs green refusals. */
export function signingView(item: Item, { actor }: { readonly actor: Actor }): SigningView | null {
  if (actor.organId !== item.organId && !actor.roles.includes('government')) return null;
  const { opinion, draft, signatures = [], sentBack = [] } = item.context.facts;
  return {
    opinion: opinion ?? null,
    draft: draft ?? null,
    over: opinion ? overDraft(opinion, draft) : null,
    signatures,
    sentBack,
  };
}
