import { Injectable } from '@nestjs/common';
import { DeliveryStore } from './store/delivery.store.js';

/** For how many months of real time it is known what became of a message and of each try: logs of a network are kept for six at least (网络安全法 21). */
export const DELIVERY_TERM_MONTHS = 6;
/** Messages a statement, and statements a chore: half a million an hour. */
const BATCH = 1000;
const BATCHES = 8;

/** Forgets messages that arrived, failed or were dropped longer ago than their term; what the law asks to arrive is kept. Any number of workers may. */
@Injectable()
export class ForgetDeliveries {
  constructor(private readonly store: DeliveryStore) {}

  /** How many went. */
  async execute(months = DELIVERY_TERM_MONTHS): Promise<number> {
    let gone = 0;
    for (let batch = 0; batch < BATCHES && gone === batch * BATCH; batch += 1)
      gone += await this.store.forget(months, BATCH);
    return gone;
  }
}
