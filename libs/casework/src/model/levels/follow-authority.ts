import { localDateOf } from '#calendar';
import type { Instant } from '#kernel';
import { TIME } from '../events.js';
import type { Steps } from '../steps.js';
import type { AuthorityCommand } from './commands.js';

/**
 * Facts that changed name another level than has the item: it stays where it is, and the lead is told once of each level. Facts that name its
 * own level again take that back.
 */
export function followAuthority(
  steps: Steps,
  { items }: AuthorityCommand,
  { now }: { readonly now: Instant },
): null {
  for (const { idx, ...named } of items) {
    const { standing, context } = steps.item(idx);
    const { authority, authorityDiffers: told } = context.facts;
    const isNews = named.level !== (told?.level ?? authority?.level);
    if (!isNews || !['filed', 'correcting', 'accepted'].includes(standing)) continue;
    const event = { type: 'AUTHORITY_DIFFERS', on: localDateOf(now), by: TIME, ...named } as const;
    const refusal = steps.take(idx, event);
    if (refusal) throw new Error(`item ${idx} cannot hear of its authority: ${refusal.code}`);
  }
  return null;
}
