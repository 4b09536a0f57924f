import { Injectable } from '@nestjs/common';
import { People } from '#identity';
import { type Rejection, reject, signature } from '#kernel';
import { may } from '#model/identity';
import { newId } from '#platform';
import { canonical } from '#record';
import type { Asking } from './store/casework.store.js';
import { TransferStore } from './store/transfer.store.js';
import type { TransferWish } from './transfer-item.js';

/** A lead orders that the running items follow a delegation that began, changed or ended: each is then moved in an act of its own. */
@Injectable()
export class OrderTransfer {
  constructor(
    private readonly people: People,
    private readonly store: TransferStore,
  ) {}

  /** Rejections: UNAUTHENTICATED, FORBIDDEN, NO_SUCH_DELEGATION, KEY_REUSED. */
  async execute(
    asking: Asking,
    wish: TransferWish & { readonly delegation: string },
  ): Promise<{ id: string; replayed: boolean } | Rejection> {
    const me = await this.people.me(asking.principal);
    if (!me) return reject('UNAUTHENTICATED');
    if (!may(me, 'transfer.order', { ...(me.parkId !== null && { parkId: me.parkId }) }))
      return reject('FORBIDDEN', { params: { event: 'transfer.order' } });
    const said = { kind: 'ORDER_TRANSFER', effectiveOn: await this.store.today() };
    const act = {
      ...said,
      ...{ touched: [], alarms: [], alerts: [], notices: [], topics: ['transfer.ordered'] },
      line: canonical({ ...said, ...wish, by: signature(me) }),
    };
    const { word, id = '' } = await this.store.order(asking, { ...wish, id: newId(), act });
    switch (word) {
      case 'done':
      case 'replay':
        return { id, replayed: word === 'replay' };
      case 'key-reused':
        return reject('KEY_REUSED');
      case 'no-such-delegation':
        return reject('NO_SUCH_DELEGATION', { pointer: '/delegation' });
      default:
        return reject('UNAUTHENTICATED');
    }
  }
}
