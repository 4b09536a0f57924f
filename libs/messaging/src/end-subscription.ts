import { Injectable } from '@nestjs/common';
import { type Rejection, reject } from '#kernel';
import { lentRefusal } from './model/lent.js';
import { type Subscriber, SubscriptionStore } from './store/subscription.store.js';

/** Ends a channel of the asker's organ for good; what was on the way to it is dropped. Ending it twice is ending it. */
@Injectable()
export class EndSubscription {
  constructor(private readonly store: SubscriptionStore) {}

  async execute(by: Subscriber, id: string): Promise<Rejection | null> {
    const lent = lentRefusal(by);
    if (lent) return lent;
    const word = await this.store.end(by, id);
    if (word === 'nobody') return reject('UNAUTHENTICATED');
    return word === 'absent' ? reject('ABSENT') : null;
  }
}
