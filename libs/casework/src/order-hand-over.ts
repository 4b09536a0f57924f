import { Injectable } from '@nestjs/common';
import { People } from '#identity';
import { type Rejection, reject, signature } from '#kernel';
import { may } from '#model/identity';
import { newId } from '#platform';
import { canonical } from '#record';
import type { Asking } from './store/casework.store.js';
import { HandOverStore } from './store/hand-over.store.js';

export interface LeaverWish {
  /** Sign-in names, of the organ of the head. */
  readonly from: string;
  readonly to?: string;
}

/** A head orders that every open task of a leaver goes to a colleague, or back into the queue. */
@Injectable()
export class OrderHandOver {
  constructor(
    private readonly people: People,
    private readonly store: HandOverStore,
  ) {}

  /** Rejections: UNAUTHENTICATED, FORBIDDEN, NO_SUCH_COLLEAGUE, KEY_REUSED. */
  async execute(asking: Asking, wish: LeaverWish): Promise<{ id: string; replayed: boolean } | Rejection> {
    const me = await this.people.me(asking.principal);
    if (!me) return reject('UNAUTHENTICATED');
    if (!may(me, 'hand-over.order', { organId: me.organId }))
      return reject('FORBIDDEN', { params: { event: 'hand-over.order' } });
    const { from, to, today } = await this.store.find(asking.principal, wish);
    if (!from) return reject('NO_SUCH_COLLEAGUE', { pointer: '/from' });
    if (wish.to !== undefined && (!to || to === from)) return reject('NO_SUCH_COLLEAGUE', { pointer: '/to' });
    const said = { kind: 'ORDER_HAND_OVER', effectiveOn: today };
    const act = {
      ...said,
      ...{ touched: [], alarms: [], alerts: [], notices: [], topics: ['hand-over.ordered'] },
      line: canonical({ ...said, from, to, by: signature(me) }),
    };
    const { word, id = '' } = await this.store.order(asking, { from, to, id: newId(), act });
    switch (word) {
      case 'done':
      case 'replay':
        return { id, replayed: word === 'replay' };
      case 'key-reused':
        return reject('KEY_REUSED');
      default:
        return reject('UNAUTHENTICATED');
    }
  }
}
