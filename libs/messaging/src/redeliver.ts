import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { type Subscriber, SubscriptionStore } from './store/subscription.store.js';

/** Sends a message again under the same id, from the first try on. When it arrives, a disabled channel hears again. */
@Injectable()
export class Redeliver {
  constructor(private readonly store: SubscriptionStore) {}

  async execute(by: Subscriber, id: string): Promise<Rejection | null> {
    switch (await this.store.redeliver(by, id)) {
      case 'done':
        return null;
      case 'nobody':
        return reject('UNAUTHENTICATED');
      case 'absent':
        return reject('ABSENT');
      case 'ended':
        return reject('SUBSCRIPTION_ENDED');
      case 'busy':
        return reject('DELIVERY_UNDER_WAY');
    }
  }
}
