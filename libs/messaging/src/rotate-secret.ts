import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { lentRefusal } from './model/lent.js';
import { newSigningSecret } from './signing-secret.js';
import { type Subscriber, SubscriptionStore } from './store/subscription.store.js';

/** Gives a webhook a new secret. The one before signs beside it for `hours` more, so that the receiver can change over. */
@Injectable()
export class RotateSecret {
  constructor(private readonly store: SubscriptionStore) {}

  async execute(by: Subscriber, id: string, hours: number): Promise<{ readonly secret: string } | Rejection> {
    const lent = lentRefusal(by);
    if (lent) return lent;
    const { text, keys } = newSigningSecret();
    switch (await this.store.rotate(by, { id, secret: keys, hours })) {
      case 'done':
        return { secret: text };
      case 'nobody':
        return reject('UNAUTHENTICATED');
      case 'absent':
        return reject('ABSENT');
      case 'ended':
        return reject('SUBSCRIPTION_ENDED');
      case 'open':
        return reject('ROTATION_UNDER_WAY');
    }
  }
}
