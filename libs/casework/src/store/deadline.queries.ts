import { Injectable } from '@nestjs/common';
import type { Bilingual, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { JointFacts } from '../model/joint-facts.js';
import type { LoadedItem } from './casework.store.js';

/** A journal entry of one item, as far as days go: no person, no opinion. */
export interface DatedEntry {
  readonly act: string;
  readonly on: LocalDate;
  readonly recordedOn: LocalDate;
  /** Of a change of calendar: the publication, and the notice that brought it. */
  readonly calendar: number | null;
  readonly paper: string | null;
}

/** What stands behind the dates of one item and is not in its facts. */
export interface DeadlineRow {
  /** Publication of the calendar the item was first counted in. */
  readonly firstCalendar: number;
  readonly entries: readonly DatedEntry[];
}

/** A case with what stands behind all its dates. */
export interface DatedCase {
  readonly id: string;
  readonly receiptNo: string;
  readonly guideVersion: number;
  readonly jointFacts: JointFacts | null;
  readonly today: LocalDate;
  readonly items: readonly (LoadedItem & {
    readonly organ: Bilingual & { readonly handle: string };
    readonly behind: DeadlineRow;
  })[];
}

/** Reads for receipts of deadlines. */
@Injectable()
export class DeadlineQueries {
  constructor(private readonly database: Database) {}

  /** Null where the item is absent or not the reader's to see. */
  async behind(principal: string, caseId: string, idx: number): Promise<DeadlineRow | null> {
    const sql = 'select "firstCalendar", entries from casework.behind_dates($1) where idx = $2';
    const [row] = await this.database.readAs<DeadlineRow>(principal, sql, [caseId, idx]);
    return row ?? null;
  }

  /** Of the whole case: receipt number and query code together, or null, whichever of them is wrong. */
  async opened(receiptNo: string, queryHash: string): Promise<DatedCase | null> {
    const sql = 'select casework.public_dates($1, $2) as dated';
    const [row] = await this.database.call<{ dated: DatedCase | null }>(sql, [receiptNo, queryHash]);
    return row?.dated ?? null;
  }
}
