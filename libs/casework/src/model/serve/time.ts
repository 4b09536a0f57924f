import { addDays, localDateOf } from '#calendar';
import type { Instant } from '#kernel';
import { dueOf } from '../clocks.js';
import { type ItemEvent, TIME } from '../events.js';
import type { ItemContext } from '../item-context.js';

/** A public notice whose days are over is delivery, as of its last day, whether or not somebody looks. */
export function deemedServed({ context }: { readonly context: ItemContext }, now: Instant): ItemEvent | null {
  if (!context.facts.announced || context.facts.servedOn) return null;
  const on = dueOf(context, 'service-notice');
  return on && addDays(on, 1) <= localDateOf(now) ? { type: 'DEEM_SERVED', on, by: TIME } : null;
}
