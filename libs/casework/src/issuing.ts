import { Injectable } from '@nestjs/common';
import { WholeCalendars } from '#catalogue';
import type { Clock } from './model/clocks.js';
import type { Item } from './model/item.js';
import type { Joint } from './model/joint-facts.js';
import { issueReceipt } from './model/receipt/issue-receipt.js';
import type { Receipt, Told, UsedCalendar } from './model/receipt/receipt.js';
import { type Beside, toldOfItem } from './model/receipt/told-of-item.js';
import { toldOfJoint } from './model/receipt/told-of-joint.js';
import { usedCalendar } from './model/receipt/used-calendar.js';
import type { DeadlineRow } from './store/deadline.queries.js';

/** Of which case it is, and what stands behind its dates. */
interface Issued {
  readonly file: Told['case'];
  readonly behind: DeadlineRow;
}

/** A case as receipts name it, whatever else was read of it. */
const named = ({ id, receiptNo }: Told['case']): Told['case'] => ({ id, receiptNo });

/** Issues receipts of deadlines, whole, from what was read. */
@Injectable()
export class Issuing {
  constructor(private readonly calendars: WholeCalendars) {}

  async ofItem(item: Item, organ: Beside['organ'], { file, behind }: Issued): Promise<Receipt> {
    const calendars = await this.used(behind);
    return issueReceipt(toldOfItem(item, { case: named(file), organ, calendars, late: behind.entries }));
  }

  /** `behind`: of the item that bears the joint clock. */
  async ofJoint(
    joint: Joint,
    items: readonly Item[],
    clock: Clock,
    { file, behind }: Issued,
  ): Promise<Receipt> {
    return issueReceipt(
      toldOfJoint(joint, items, clock, { case: named(file), calendars: await this.used(behind) }),
    );
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
