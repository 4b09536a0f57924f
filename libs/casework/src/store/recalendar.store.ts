import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** An open item that counts by an older calendar, the one in force for it, and the notice that brought that one. */
export interface StaleItem {
  readonly idx: number;
  readonly calendar: number;
  readonly paper: string;
}

/** Which open items a published calendar has not reached yet. */
@Injectable()
export class RecalendarStore {
  constructor(private readonly database: Database) {}

  /** Calendars in force that were not taken to the open cases yet, in order of id. */
  async due(): Promise<number[]> {
    const [row] = await this.database.call<{ due: number[] }>('select casework.calendars_due() as due');
    return row?.due ?? [];
  }

  /** Calendars that were, and have items to try again now. */
  async unreached(): Promise<number[]> {
    const [row] = await this.database.call<{ ids: number[] }>('select casework.calendars_unreached() as ids');
    return row?.ids ?? [];
  }

  /** The stale items of these cases, by case; a case without any is left out. */
  async stale(cases: readonly string[]): Promise<ReadonlyMap<string, readonly StaleItem[]>> {
    const rows = await this.database.call<StaleItem & { case_id: string }>(
      'select case_id, idx, calendar, paper from casework.stale_calendars($1)',
      [cases],
    );
    const stale = new Map<string, StaleItem[]>();
    for (const { case_id, ...item } of rows) stale.set(case_id, [...(stale.get(case_id) ?? []), item]);
    return stale;
  }
}
