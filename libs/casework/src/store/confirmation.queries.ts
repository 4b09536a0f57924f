import { Injectable } from '@nestjs/common';
import type { Bilingual, LocalDate } from '#kernel';
import { Database } from '#platform';

/** One confirmation that an organ is asked for and has not answered. */
export interface ConfirmationQueueRow {
  readonly caseId: string;
  readonly n: number;
  readonly confirmation: string;
  readonly name: Bilingual;
  readonly code: string;
  readonly itemName: Bilingual;
  readonly receiptNo: string;
  readonly projectName: string;
  readonly state: 'asked' | 'provisional' | 'silent';
  readonly dueOn: LocalDate | null;
  /** Version of the item, for If-Match. */
  readonly version: number;
}

/** The place of a row: due day, case, number, confirmation. */
export interface ConfirmationPlace {
  readonly dueOn: string;
  readonly caseId: string;
  readonly n: number;
  readonly confirmation: string;
}

const ORDER = `coalesce(c.due_on, 'infinity'), c.case_id, c.idx, c.id`;

/** What the organs that are asked to confirm read in the morning. */
@Injectable()
export class ConfirmationQueries {
  constructor(private readonly database: Database) {}

  /** Unanswered confirmations of the reader's own organ, the earliest day first; a late word still counts. */
  async queue(
    principal: string,
    { after, limit }: { after: ConfirmationPlace | null; limit: number },
  ): Promise<ConfirmationQueueRow[]> {
    const sql = `select c.case_id as "caseId", c.idx as n, c.id as confirmation,
        jsonb_path_query_first(i.facts, '$.confirmations[*] ? (@.id == $id).name', jsonb_build_object('id', c.id)) as name,
        i.code, v.content->'name' as "itemName", f.receipt_no as "receiptNo", p.name as "projectName", c.state,
        c.due_on as "dueOn", i.version
      from casework.confirmation c join casework.case_item i on i.case_id = c.case_id and i.idx = c.idx
      join casework.case_file f on f.id = c.case_id
      join projects.project p on p.id = f.project_id join catalogue.publication v on v.id = i.item_version
     where c.organ_id = (select app.organ()) and c.state in ('asked', 'provisional', 'silent')
       and ($1::date is null or (${ORDER}) > ($1::date, $2::uuid, $3::smallint, $4::text))
     order by ${ORDER} limit $5`;
    const { dueOn = null, caseId = null, n = null, confirmation = null } = after ?? {};
    return this.database.readAs<ConfirmationQueueRow>(principal, sql, [
      dueOn,
      caseId,
      n,
      confirmation,
      limit,
    ]);
  }
}
