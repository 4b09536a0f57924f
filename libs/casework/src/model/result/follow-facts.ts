import { localDateOf } from '#calendar';
import type { Instant } from '#kernel';
import { TIME } from '../events.js';
import type { Steps } from '../steps.js';
import type { FactsCommand } from './commands.js';

/** The items under review hear of it once each; what was decided meanwhile was decided on the facts of its day. */
export function followFacts(
  steps: Steps,
  { version, items }: FactsCommand,
  { now }: { readonly now: Instant },
): null {
  for (const { idx, facts } of items) {
    const { standing, context } = steps.item(idx);
    const heard = context.facts.rechecks?.some(({ changed }) => (changed?.version ?? 0) >= version);
    if (heard || !['filed', 'correcting', 'accepted'].includes(standing)) continue;
    const event = { type: 'FACTS_CHANGED', on: localDateOf(now), by: TIME, version, facts } as const;
    const refusal = steps.take(idx, event);
    if (refusal) throw new Error(`item ${idx} cannot hear of facts: ${refusal.code}`);
  }
  return null;
}
