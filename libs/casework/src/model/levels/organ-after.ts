import type { ItemEvent } from '../events.js';
import type { ItemFacts } from '../facts.js';
import { isBelow } from './facts.js';

/** Whose the item is after the event: another organ's where it was rerouted, transferred, sent up or sent down. */
export function organAfter(
  {
    organId,
    context: { facts },
  }: { readonly organId: number; readonly context: { readonly facts: ItemFacts } },
  event: ItemEvent,
): number {
  switch (event.type) {
    case 'REROUTE':
      return event.to;
    case 'TRANSFER':
      // The first review stays below: what moves is who decides above.
      return isBelow(facts) ? organId : event.to;
    case 'FORWARD':
      return facts.levels?.upper ?? organId;
    case 'SEND_DOWN':
      return facts.levels?.first ?? organId;
    default:
      return organId;
  }
}
