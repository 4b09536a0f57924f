import type { EventOf, ItemEvent } from '../events.js';
import type { ItemFacts } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { chainOf, nextLevel } from './chain.js';
import { type Signature, type SignLevel, UNSIGNED } from './facts.js';

type Signing = ItemEvent & { readonly over?: string };

const signature = (level: SignLevel, { by, inPlaceOf, on, over }: Signing): Signature => ({
  level,
  by,
  ...(inPlaceOf && { inPlaceOf }),
  on,
  ...(over && { over }),
});

/** The officer's signature is the conclusion itself. */
export const drafted = (event: EventOf<'CONCLUDE_REVIEW'>): Pick<ItemFacts, 'signatures' | 'draft'> => ({
  signatures: [signature('officer', event)],
  ...(event.draft && { draft: event.draft }),
});

/** The next signature of the chain. */
export const signedNext = (context: ItemContext, event: Signing): Pick<ItemFacts, 'signatures'> => ({
  signatures: [...(context.facts.signatures ?? []), signature(nextLevel(context) ?? 'head', event)],
});

/** The last one, by which it is decided. */
export const signedLast = (context: ItemContext, event: Signing): Pick<ItemFacts, 'signatures'> => ({
  signatures: [...(context.facts.signatures ?? []), signature(chainOf(context).at(-1) ?? 'head', event)],
});

/** Nothing of the chain stands any more; that it was sent back, at which step and why, stays known. */
export const sentBack = (context: ItemContext, event: EventOf<'SEND_BACK'>) => ({
  ...UNSIGNED,
  sentBack: [
    ...(context.facts.sentBack ?? []),
    { ...signature(nextLevel(context) ?? 'head', event), reason: event.reason },
  ],
});
