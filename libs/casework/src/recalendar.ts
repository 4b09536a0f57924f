import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import { isRejection } from '#kernel';
import { ActOnCase } from './act-on-case.js';
import { type Carrying, NotReached, Reach } from './reach.js';
import { SYSTEM } from './ring-alarms.js';
import { RecalendarStore, type StaleItem } from './store/recalendar.store.js';

/**
 * A published calendar reaches the open items, case by case, each in an act of its own. It may be asked at any time and by
 * any number of workers: what has moved is not stale any more.
 */
@Injectable()
export class Recalendar {
  private readonly carrying: Carrying<StaleItem> = {
    of: (cases) => this.store.stale(cases),
    move: (caseId, items, alone) => this.move(caseId, items, alone),
    idx: ({ idx }) => idx,
  };

  constructor(
    private readonly store: RecalendarStore,
    private readonly act: ActOnCase,
    private readonly published: Published,
    private readonly reach: Reach,
  ) {}

  /** The cases that moved. Cases that could not are tried by the next pass; one error tells how many, after the others are done. */
  async execute(): Promise<number> {
    const failures: unknown[] = [];
    let moved = 0;
    for (const id of await this.store.unreached())
      moved += await this.reach.take({ id, walked: true }, this.carrying, failures);
    const due = await this.store.due();
    const newest = due.at(-1);
    if (newest !== undefined) {
      // One walk for all of them: each item moves to the calendar that is in force for it.
      moved += await this.reach.take({ id: newest, walked: false }, this.carrying, failures);
      await this.reach.mark(due);
    }
    if (failures.length > 0) throw new NotReached(failures, `${failures.length} items keep an old calendar`);
    return moved;
  }

  private async move(caseId: string, items: readonly StaleItem[], alone: boolean): Promise<boolean> {
    const calendars = await Promise.all(
      items.map(async ({ idx, calendar: id, paper }) => ({
        idx,
        id,
        paper,
        days: await this.published.calendar(id),
      })),
    );
    const on = alone ? { caseId, idx: items.map(({ idx }) => idx), alone } : { caseId, idx: null };
    const done = await this.act.execute(SYSTEM, on, () => ({
      type: 'RECALENDAR',
      calendars,
    }));
    if (isRejection(done)) throw new Error(`case ${caseId} could not change its calendar: ${done.code}`);
    return done !== null;
  }
}
