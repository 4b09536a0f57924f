import type { LocalDate } from '#kernel';
import type { ItemFacts, TieFact } from './facts.js';
import type { ItemContext } from './item-context.js';
import { bindsNow, isAwaited, receivableOn, unfulfilledOn } from './ties.js';

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

/** The facts once these ties wait again: what was accepted stays accepted as of its day, and what was concluded stays concluded. */
export function waitingAnew(
  context: ItemContext,
  ties: readonly TieFact[],
  on: LocalDate,
): { [K in keyof ItemFacts]?: ItemFacts[K] | undefined } {
  const { facts } = context;
  const waits = ties.some((tie) => bindsNow(tie) === 'decision' && isAwaited(tie));
  const received = facts.acceptedOn && receivableOn(context);
  return {
    ties,
    ...(received && { receivedOn: received }),
    ...begunAnew(context, ties, on),
    ...(waits && !facts.decidedOn && { decidableOn: undefined }),
  };
}
