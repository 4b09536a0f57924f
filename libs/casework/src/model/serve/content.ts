import { type LocalDate, type Rejection, reject } from '#kernel';
import type { ItemContext } from '../item-context.js';
import type { ServeEvent } from './events.js';
import { consents, type Receipt } from './facts.js';

type Served = Receipt & { readonly on: LocalDate };

/** Each method has a proof of its own; electronic service needs a consent that covers the day (民事诉讼法 90). */
export function serviceRefusal({ facts }: ItemContext, event: Served): Rejection | null {
  if (event.method === 'window' && !event.receivedBy)
    return reject('RECEIVER_MISSING', { pointer: '/receivedBy' });
  if (event.method === 'post' && !event.tracking) return reject('TRACKING_MISSING', { pointer: '/tracking' });
  if (event.method === 'electronic' && !consents(facts, event.on)) {
    return reject('CONSENT_MISSING', { pointer: '/method' });
  }
  return null;
}

/** An electronic service that failed was one that might have been tried. */
export function failureRefusal(
  { facts }: ItemContext,
  { method, on }: Extract<ServeEvent, { type: 'SERVICE_FAILED' }> & { readonly on: LocalDate },
): Rejection | null {
  return method === 'electronic' && !consents(facts, on)
    ? reject('CONSENT_MISSING', { pointer: '/method' })
    : null;
}
