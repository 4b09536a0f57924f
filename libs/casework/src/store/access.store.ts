import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What a reader of personal data was answered. */
export type AccessedPart = 'form' | 'record' | 'journal' | 'pack' | 'file';

/** One read of personal data of a case by somebody else than its applicant. */
export interface AccessRow {
  readonly id: string;
  readonly at: string;
  readonly personId: string;
  readonly organId: number;
  readonly roles: readonly string[];
  readonly what: AccessedPart;
  /** Why identity numbers were shown whole. */
  readonly reason: string | null;
}

/** What is held of a person besides the account: acts signed, newest first, and reads of others' data; 10,000 of each at most. */
export interface HeldOf {
  readonly acts: readonly object[];
  readonly reads: readonly object[];
}

/** The log of reads: written before the answer, read by supervision and the auditor. */
@Injectable()
export class AccessStore {
  constructor(private readonly database: Database) {}

  /**
   * False where the case is absent or not the reader's to see; nothing is written then. `reason`: why identity numbers are to be shown
   * whole.
   */
  async note(
    principal: string,
    caseId: string,
    what: Exclude<AccessedPart, 'file'>,
    reason: string | null = null,
  ): Promise<boolean> {
    const sql = 'select casework.note_access($1, $2, $3, $4) as seen';
    const [row] = await this.database.call<{ seen: boolean }>(sql, [principal, caseId, what, reason]);
    return row?.seen ?? false;
  }

  /** Also of the files of its project. Newest first, after the row `after`; null where the case is not the reader's to see. */
  async ofCase(
    principal: string,
    caseId: string,
    after: string | null,
    limit: number,
  ): Promise<AccessRow[] | null> {
    const sql = `select coalesce((select jsonb_agg(to_jsonb(r)) from (
        select x.id::text, x.at, x.person_id as "personId", x.organ_id as "organId", x.roles, x.what, x.reason from record.access x
         where x.stream_id in ($1, (select f.project_id from casework.case_file f where f.id = $1)) and ($2::bigint is null or x.id < $2) order by x.id desc limit $3) r), '[]') as rows
      where exists (select from record.stream s where s.id = $1) or (select app.has_role('auditor'))`;
    const [row] = await this.database.readAs<{ rows: AccessRow[] }>(principal, sql, [caseId, after, limit]);
    return row?.rows ?? null;
  }

  async heldOf(principal: string): Promise<HeldOf> {
    const [row] = await this.database.call<{ held: HeldOf }>('select casework.held_of($1) as held', [
      principal,
    ]);
    if (!row) throw new Error('casework.held_of() returned no row');
    return row.held;
  }
}
