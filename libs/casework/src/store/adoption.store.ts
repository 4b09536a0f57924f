import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';
import type { Reaching } from './reach.store.js';

/** A version in force that has not reached the pending items of its code yet. */
export interface DueAdoption extends Reaching {
  readonly code: string;
  readonly version: number;
  /** Who filed before it keeps the old version; null: nobody does. */
  readonly filedBefore: LocalDate | null;
  readonly paper: string;
  readonly basis: string;
}

/** Which pending items a published version has not reached yet. */
@Injectable()
export class AdoptionStore {
  constructor(private readonly database: Database) {}

  async due(): Promise<DueAdoption[]> {
    const sql = `select id, walked, code, version, filed_before as "filedBefore", paper, basis from casework.adoptions_due()`;
    return this.database.call<DueAdoption>(sql);
  }

  /** The open items of these cases under an older version, by case; a case without any is left out. */
  async pending(
    publication: number,
    cases: readonly string[],
  ): Promise<ReadonlyMap<string, readonly number[]>> {
    const rows = await this.database.call<{ case_id: string; idx: number[] }>(
      'select case_id, idx from casework.pending_items($1, $2)',
      [publication, cases],
    );
    return new Map(rows.map(({ case_id, idx }) => [case_id, idx]));
  }
}
