import { Injectable } from '@nestjs/common';
import type { Rejection } from '#kernel';
import { carryOutRows } from './carry-out-rows.js';
import { TransferStore, type WaitingTransfer } from './store/transfer.store.js';
import { TransferItem } from './transfer-item.js';

/** Carries out what leads ordered (`carryOutRows`). */
@Injectable()
export class CarryOutTransfers {
  constructor(
    private readonly store: TransferStore,
    private readonly transfer: TransferItem,
  ) {}

  /** How many rows were looked at; goes on until none waits, or so many are done. Rejects with what failed, after the others. */
  execute(atMost = Number.POSITIVE_INFINITY): Promise<number> {
    return carryOutRows(this.store, (row) => this.carryOut(row), atMost);
  }

  /** On the errand of the lead, whose rights are asked anew for each: lost, the rest is refused. */
  private carryOut({ id, n, caseId, idx, document, reason }: WaitingTransfer): Promise<object | Rejection> {
    const asking = { principal: `errand:${id}`, key: `transfer:${id}:${n}`, hash: 'transfer' };
    return this.transfer.execute(asking, { caseId, idx }, { document, reason });
  }
}
