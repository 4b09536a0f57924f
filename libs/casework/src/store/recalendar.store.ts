import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** An open item that counts by an older calendar, the one in force for it, and the notice that brought that one. */
export interface StaleItem {
  readonly idx: number;
  readonly calendar: number;
  readonly paper: string;
}

export interface StalePage {
  readonly stale: ReadonlyMap<string, readonly StaleItem[]>;
  /** The last case looked at, from which the next page goes on. */
  readonly last: string;
}

/** Which open items a published calendar has not reached yet. */
@Injectable()
export class RecalendarStore {
  constructor(private readonly database: Database) {}

  /** Calendars in force that have not reached the open items. */
  async due(): Promise<number[]> {
    const [row] = await this.database.call<{ due: number[] }>('select casework.calendars_due() as due');
    return row?.due ?? [];
  }

  async done(publications: readonly number[]): Promise<void> {
    await this.database.call('select casework.calendars_done($1)', [publications]);
  }

  /** The stale items of the next `cases` open cases after the case `after`; null when there is no further case. */
  async page(after: string | null, cases: number): Promise<StalePage | null> {
    const params = [after, cases];
    const [end] = await this.database.call<{ last: string | null }>(
      'select casework.open_cases_end($1, $2) as last',
      params,
    );
    if (!end?.last) return null;
    const rows = await this.database.call<StaleItem & { case_id: string }>(
      'select case_id, idx, calendar, paper from casework.stale_calendars($1, $2)',
      params,
    );
    const stale = new Map<string, StaleItem[]>();
    for (const { case_id, ...item } of rows) stale.set(case_id, [...(stale.get(case_id) ?? []), item]);
    return { stale, last: end.last };
  }
}
