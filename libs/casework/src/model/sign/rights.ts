import type { Permission } from '#model/identity';
import type { EventType, ItemEvent } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { isLastLeft, nextLevel } from './chain.js';

/** What the head signs for off the list is the head's, whoever does it by the list; but what goes one level up goes there on any ground. */
export function rightOf(event: ItemEvent, context: ItemContext): Permission {
  const own = rightTo(event.type, context);
  const isSigned = 'offList' in event && event.offList !== undefined;
  return isSigned && own !== 'refusal.sign-above' ? 'item.off-list' : own;
}

/** Whose right an event takes, where that depends on how far the chain of signatures has come. */
export function rightTo(type: EventType, context: ItemContext): Permission {
  const upward = type === 'REFUSE' || type === 'SEND_BACK';
  if (!upward && type !== 'SIGN') return type as Permission;
  const next = nextLevel(context);
  if (next === 'government' && upward && context.facts.opinion !== undefined) return 'refusal.sign-above';
  return type === 'SIGN' && next === 'head' && !isLastLeft(context) ? 'REFUSE' : (type as Permission);
}
