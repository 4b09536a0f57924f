import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import { isRejection } from '#kernel';
import { ActOnCase } from './act-on-case.js';
import { apart } from './apart.js';
import { SYSTEM } from './ring-alarms.js';
import { RecalendarStore, type StaleItem } from './store/recalendar.store.js';

const CASES_AT_ONCE = 200;

/**
 * A published calendar reaches the open items, case by case, each in an act of its own. It may be asked at any time and by
 * any number of workers: what has moved is not stale any more, and the mark comes last, so a crash repeats a pass.
 */
@Injectable()
export class Recalendar {
  constructor(
    private readonly store: RecalendarStore,
    private readonly act: ActOnCase,
    private readonly published: Published,
  ) {}

  /** The cases that moved. Cases that could not are tried by the next pass; one error tells how many, after the others are done. */
  async execute(): Promise<number> {
    const due = await this.store.due();
    if (due.length === 0) return 0;
    const failures: unknown[] = [];
    let moved = 0;
    for (let page = await this.store.page(null, CASES_AT_ONCE); page; ) {
      for (const [caseId, items] of page.stale) {
        const done = await apart(items, (these, alone) => this.move(caseId, these, alone));
        failures.push(...done.failures);
        if (done.moved) moved += 1;
      }
      page = await this.store.page(page.last, CASES_AT_ONCE);
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} cases keep an old calendar`);
    await this.store.done(due);
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
