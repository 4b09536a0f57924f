import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { ActOnItem, type Wish } from './act-on-item.js';
import { HandOverStore, type WaitingRow } from './store/hand-over.store.js';

const ROWS_AT_ONCE = 100;

/**
 * Carries out what heads ordered: one act on its case for each row, and what became of it. Killed between the act and its row, the
 * next one asks again under the same request key and finds it done. By any number of workers.
 */
@Injectable()
export class CarryOutHandOvers {
  constructor(
    private readonly store: HandOverStore,
    private readonly act: ActOnItem,
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

  /** On the errand of the head, whose rights are asked anew for each: lost, the rest is refused. */
  private async carryOut({ id, n, caseId, idx, from, to }: WaitingRow): Promise<void> {
    const asking = { principal: `errand:${id}`, key: `hand-over:${id}:${n}`, hash: 'hand-over' };
    const wish: Wish = to === null ? { type: 'RELEASE', of: from } : { type: 'HAND_OVER', to, of: from };
    const answer = await this.act.execute(asking, { caseId, idx }, wish);
    await this.store.done(id, n, isRejection(answer) ? answer.code : null);
  }
}
