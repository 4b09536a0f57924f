import type { LocalDate } from '#kernel';
import type { ItemFacts, TieFact } from './facts.js';
import type { ItemContext } from './item-context.js';
import { receivableOn, unfulfilledOn } from './ties.js';

/**
 * With these ties the item waits again (a result fell, or facts changed): of clocks that ran, and will begin anew once it waits no longer, what
 * rang has not rung of the next.
 */
export function begunAnew(
  context: ItemContext,
  ties: readonly TieFact[],
  on: LocalDate,
): Pick<ItemFacts, 'begunAnew'> {
  const { facts } = context;
  const after = { ...facts, ties };
  const isReceivable = receivableOn(context) !== undefined;
  const ended = [
    ...(facts.decidableOn && unfulfilledOn(after, 'decision', on) ? (['sync'] as const) : []),
    ...(!facts.acceptedOn && isReceivable && !receivableOn({ ...context, facts: after })
      ? (['pre-acceptance'] as const)
      : []),
  ];
  if (ended.length === 0) return {};
  const { begunAnew: times = {} } = facts;
  return {
    begunAnew: { ...times, ...Object.fromEntries(ended.map((kind) => [kind, (times[kind] ?? 0) + 1])) },
  };
}
