import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';

/** A version in force that has not reached the pending items of its code yet. */
export interface DueAdoption {
  readonly id: number;
  readonly code: string;
  readonly version: number;
  /** Who filed before it keeps the old version; null: nobody does. */
  readonly filedBefore: LocalDate | null;
  readonly paper: string;
  readonly basis: string;
}

export interface PendingPage {
  readonly pending: ReadonlyMap<string, readonly number[]>;
  /** The last case looked at, from which the next page goes on. */
  readonly last: string;
}

/** Which pending items a published version has not reached yet. */
@Injectable()
export class AdoptionStore {
  constructor(private readonly database: Database) {}

  async due(): Promise<DueAdoption[]> {
    const sql = `select id, code, version, filed_before as "filedBefore", paper, basis from casework.adoptions_due()`;
    return this.database.call<DueAdoption>(sql);
  }

  async done(publication: number): Promise<void> {
    await this.database.call('select casework.adoption_done($1)', [publication]);
  }

  /** Open items under an older version, of the next `cases` open cases after `after`; null when there is no further case. */
  async page(publication: number, after: string | null, cases: number): Promise<PendingPage | null> {
    const [end] = await this.database.call<{ last: string | null }>(
      'select casework.open_cases_end($1, $2) as last',
      [after, cases],
    );
    if (!end?.last) return null;
    const rows = await this.database.call<{ case_id: string; idx: number[] }>(
      'select case_id, idx from casework.pending_items($1, $2, $3)',
      [publication, after, cases],
    );
    return { pending: new Map(rows.map(({ case_id, idx }) => [case_id, idx])), last: end.last };
  }
}
