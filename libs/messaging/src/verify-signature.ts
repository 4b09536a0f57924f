import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { SubscriptionStore } from './store/subscription.store.js';

/** Standard Webhooks 1.0: older or younger than this, a message is somebody's recording. */
const TOLERANCE_SECONDS = 5 * 60;

/** What a signed call carries: where it goes, the headers of Standard Webhooks, and the bytes of its body as text. */
export interface SignedCall {
  readonly method: string;
  /** With the query, as it was sent. */
  readonly path: string;
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

/**
 * Does the call come from that organ? It signs with the secret of one of its own webhooks by Standard Webhooks 1.0, as what it is sent is signed, with the
 * first line of the call before its body: what it says of one question it has not said of another.
 */
@Injectable()
export class VerifySignature {
  constructor(private readonly store: SubscriptionStore) {}

  /** Null: it does. SIGNATURE_WRONG whatever is wrong with it, also where the organ (null: nobody) has no webhook; SIGNATURE_STALE. */
  async execute(organId: number | null, call: SignedCall): Promise<Rejection | null> {
    const { id, timestamp, signature } = call;
    if (!/^[A-Za-z0-9_-]{8,64}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return reject('SIGNATURE_WRONG');
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return reject('SIGNATURE_STALE');
    const content = `${id}.${timestamp}.${call.method} ${call.path}\n${call.body}`;
    const right = organId === null ? [] : await this.store.signaturesOf(organId, content);
    const given = signature.split(' ').flatMap((each) => (each.startsWith('v1,') ? [each.slice(3)] : []));
    const matches = right.some((one) => given.some((other) => isSame(one, other)));
    return matches ? null : reject('SIGNATURE_WRONG');
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
