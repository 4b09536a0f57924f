import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';
import type { LoadedItem } from './casework.store.js';

export interface WaitingItem extends LoadedItem {
  readonly caseId: string;
  readonly guideVersion: number;
}

/** The waiting items of some open cases, as of one legal day; `last` is the last of the cases looked at. */
export interface WaitingPage {
  readonly last: string;
  readonly today: LocalDate;
  readonly items: readonly WaitingItem[];
}

/** An item held by a sibling; `by` names the siblings. */
export interface HeldItem {
  readonly caseId: string;
  readonly idx: number;
  readonly by: string;
}

/** What the witness of independence reads, and what it leaves. */
@Injectable()
export class WitnessStore {
  constructor(private readonly database: Database) {}

  /** Of the next `cases` open cases after `after`; null when there is none. */
  async page(after: string | null, cases: number): Promise<WaitingPage | null> {
    const sql = 'select casework.waiting_items($1, $2) as page';
    const [row] = await this.database.call<{ page: WaitingPage | null }>(sql, [after, cases]);
    return row?.page ?? null;
  }

  /** Held items of the cases after `after` up to `last` (null: to the end) are incidents, and no others of them; how many there are in all. */
  async hold(after: string | null, last: string | null, held: readonly HeldItem[]): Promise<number> {
    const params = [after, last, JSON.stringify(held)];
    const [row] = await this.database.call<{ n: number }>('select record.hold($1, $2, $3) as n', params);
    return row?.n ?? 0;
  }
}
