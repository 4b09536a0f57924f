import { Injectable } from '@nestjs/common';
import { WholeCalendars } from '#catalogue';
import { digest } from '#record';
import { Loading } from './loading.js';
import { jointBearer, jointClock } from './model/joint.js';
import { issueReceipt, sealed } from './model/receipt/issue-receipt.js';
import type { SealedReceipt, UsedCalendar } from './model/receipt/receipt.js';
import { toldOfItem } from './model/receipt/told-of-item.js';
import { toldOfJoint } from './model/receipt/told-of-joint.js';
import { usedCalendar } from './model/receipt/used-calendar.js';
import { CaseworkQueries } from './store/casework.queries.js';
import { DeadlineQueries, type DeadlineRow } from './store/deadline.queries.js';

/** Receipts of deadlines: why the dates of an item, or of a case, are what they are, so that anybody can compute them again. */
@Injectable()
export class ReadDeadline {
  constructor(
    private readonly queries: CaseworkQueries,
    private readonly deadlines: DeadlineQueries,
    private readonly loading: Loading,
    private readonly calendars: WholeCalendars,
  ) {}

  /** Of one item. Null where case or item is absent or not the reader's to see. */
  async ofItem(principal: string, caseId: string, idx: number): Promise<SealedReceipt | null> {
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

  /** Of the clock of the case itself (joint handling). Null where there is none, before the first acceptance, and as above. */
  async ofCase(principal: string, caseId: string): Promise<SealedReceipt | null> {
    const view = await this.queries.case(principal, caseId);
    if (!view) return null;
    const joint = await this.loading.joint({ guideVersion: view.guideVersion, joint: view.jointFacts });
    const items = joint ? await this.loading.items(view.items, view) : [];
    const clock = joint && jointClock(joint, items);
    const bearer = joint && jointBearer(joint, items);
    const behind = bearer && (await this.deadlines.behind(principal, caseId, bearer.idx));
    if (!joint || !clock || !behind) return null;
    const told = toldOfJoint(joint, items, clock, {
      case: { id: view.id, receiptNo: view.receiptNo },
      calendars: await this.used(behind),
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
