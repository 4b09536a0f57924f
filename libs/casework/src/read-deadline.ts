import { Injectable } from '@nestjs/common';
import { WholeCalendars } from '#catalogue';
import { digest } from '#record';
import { Loading } from './loading.js';
import { issueReceipt, sealed } from './model/receipt/issue-receipt.js';
import type { SealedReceipt, UsedCalendar } from './model/receipt/receipt.js';
import { toldOfItem } from './model/receipt/told-of-item.js';
import { usedCalendar } from './model/receipt/used-calendar.js';
import { CaseworkQueries } from './store/casework.queries.js';
import { DeadlineQueries, type DeadlineRow } from './store/deadline.queries.js';

/** The receipt of a deadline: why the dates of one item are what they are, so that anybody can compute them again. */
@Injectable()
export class ReadDeadline {
  constructor(
    private readonly queries: CaseworkQueries,
    private readonly deadlines: DeadlineQueries,
    private readonly loading: Loading,
    private readonly calendars: WholeCalendars,
  ) {}

  /** Null where case or item is absent or not the reader's to see. */
  async execute(principal: string, caseId: string, idx: number): Promise<SealedReceipt | null> {
    const view = await this.queries.case(principal, caseId);
    const row = view?.items.find((each) => each.idx === idx);
    const behind = row && (await this.deadlines.behind(principal, caseId, idx));
    if (!view || !behind) return null;
    const [item] = await this.loading.items([row], view);
    if (!item) return null;
    const told = toldOfItem(item, {
      case: { id: view.id, receiptNo: view.receiptNo },
      organ: row.organ,
      calendars: await this.used(behind),
      late: behind.entries,
    });
    return sealed(issueReceipt(told), digest);
  }

  /** The calendars the item was counted in: the one of its submission, and each that took its place. */
  private async used({ firstCalendar, entries }: DeadlineRow): Promise<UsedCalendar[]> {
    const followed = entries.filter(({ act }) => act === 'RECALENDAR');
    const steps = [{ calendar: firstCalendar, on: null, paper: null }, ...followed];
    return Promise.all(
      steps.map(async ({ calendar, on: since, paper }) => {
        if (calendar === null) throw new Error('a change of calendar that names none');
        const { data, ...version } = await this.calendars.calendar(calendar);
        return usedCalendar(data, { ...version, since, paper });
      }),
    );
  }
}
