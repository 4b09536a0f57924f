import { Injectable } from '@nestjs/common';
import type { Rejection } from '#kernel';
import { ActOnItem, type Wish } from './act-on-item.js';
import { carryOutRows } from './carry-out-rows.js';
import { HandOverStore, type WaitingRow } from './store/hand-over.store.js';

/** Carries out what heads ordered (`carryOutRows`). */
@Injectable()
export class CarryOutHandOvers {
  constructor(
    private readonly store: HandOverStore,
    private readonly act: ActOnItem,
  ) {}

  /** How many rows were looked at; goes on until none waits, or so many are done. Rejects with what failed, after the others. */
  execute(atMost = Number.POSITIVE_INFINITY): Promise<number> {
    return carryOutRows(this.store, (row) => this.carryOut(row), atMost);
  }

  /** On the errand of the head, whose rights are asked anew for each: lost, the rest is refused. */
  private carryOut({ id, n, caseId, idx, from, to }: WaitingRow): Promise<object | Rejection> {
    const asking = { principal: `errand:${id}`, key: `hand-over:${id}:${n}`, hash: 'hand-over' };
    const wish: Wish = to === null ? { type: 'RELEASE', of: from } : { type: 'HAND_OVER', to, of: from };
    return this.act.execute(asking, { caseId, idx }, wish);
  }
}
