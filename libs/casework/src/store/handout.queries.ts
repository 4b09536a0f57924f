import { Injectable } from '@nestjs/common';
import type { Bilingual, LocalDate } from '#kernel';
import { Database } from '#platform';

/** A decision that has not reached the applicant yet. */
export interface UnservedItem {
  readonly n: number;
  readonly code: string;
  readonly name: Bilingual;
  readonly organ: Bilingual;
  readonly outcome: 'granted' | 'refused' | 'recorded';
  readonly number: string | null;
  readonly decidedOn: LocalDate;
  /** Last day to deliver it (行政许可法 44); null where none is set, or a public notice runs. */
  readonly dueOn: LocalDate | null;
  /** May it be served in the applicant's account? */
  readonly electronic: boolean;
  /** Methods that failed, in their order. */
  readonly failed: readonly string[];
  /** The day a public notice began, whose end will count as delivery. */
  readonly announcedOn: LocalDate | null;
}

/** What one case has to hand out. */
export interface HandoutRow {
  readonly caseId: string;
  readonly receiptNo: string;
  readonly projectName: string;
  readonly applicant: Bilingual;
  /** Version of the case, for If-Match. */
  readonly seq: number;
  /** The first of the last days of its items. */
  readonly dueOn: LocalDate | null;
  readonly items: readonly UnservedItem[];
}

/** The place of a case on the list: what is due on no day comes last (`infinity`). */
export interface HandoutPlace {
  readonly dueOn: string;
  readonly caseId: string;
}

/** The counter where results are handed out. */
@Injectable()
export class HandoutQueries {
  constructor(private readonly database: Database) {}

  /** Decided and not served, of the reader's park, by case, what is due first at the head; `after` is the last case of the page before. */
  async waiting(
    principal: string,
    { after, limit }: { readonly after: HandoutPlace | null; readonly limit: number },
  ): Promise<HandoutRow[]> {
    const sql = 'select * from casework.handout_page($1, $2, $3)';
    const { dueOn = null, caseId = null } = after ?? {};
    return this.database.readAs<HandoutRow>(principal, sql, [dueOn, caseId, limit]);
  }
}
