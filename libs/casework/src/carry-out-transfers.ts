import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { TransferStore, type WaitingTransfer } from './store/transfer.store.js';
import { TransferItem } from './transfer-item.js';

const ROWS_AT_ONCE = 100;

/**
 * Carries out what leads ordered: one act on its case for each row, and what became of it. Killed between the act and its row, the
 * next one asks again under the same request key and finds it done. By any number of workers.
 */
@Injectable()
export class CarryOutTransfers {
  constructor(
    private readonly store: TransferStore,
    private readonly transfer: TransferItem,
  ) {}

  /** How many rows were looked at; goes on until none waits, or so many are done. */
  async execute(atMost = Number.POSITIVE_INFINITY): Promise<number> {
    let done = 0;
    for (let rows = await this.store.waiting(ROWS_AT_ONCE); rows.length > 0 && done < atMost; ) {
      for (const row of rows) await this.carryOut(row);
      done += rows.length;
      rows = await this.store.waiting(ROWS_AT_ONCE);
    }
    return done;
  }

  /** On the errand of the lead, whose rights are asked anew for each: lost, the rest is refused. */
  private async carryOut({ id, n, caseId, idx, document, reason }: WaitingTransfer): Promise<void> {
    const asking = { principal: `errand:${id}`, key: `transfer:${id}:${n}`, hash: 'transfer' };
    const answer = await this.transfer.execute(asking, { caseId, idx }, { document, reason });
    await this.store.done(id, n, isRejection(answer) ? answer.code : null);
  }
}
