import { Injectable } from '@nestjs/common';
import type { Bilingual, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { FormValues } from '../model/form/check-form.js';

/** One confirmation that an organ is asked for and has not answered. */
export interface ConfirmationQueueRow {
  readonly caseId: string;
  readonly n: number;
  readonly confirmation: string;
  readonly name: Bilingual;
  /** Of a consultation. */
  readonly question: string | null;
  readonly code: string;
  readonly itemName: Bilingual;
  /** The deciding organ, which asks. */
  readonly organ: Bilingual & { readonly handle: string };
  readonly receiptNo: string;
  readonly projectName: string;
  readonly state: 'asked' | 'provisional' | 'silent';
  readonly dueOn: LocalDate | null;
  /** Version of the item, for If-Match. */
  readonly version: number;
}

/** Names one confirmation of one item. */
export interface WhichConfirmation {
  readonly caseId: string;
  readonly idx: number;
  readonly confirmation: string;
}

/** The place of a row: due day, case, number, confirmation. */
export interface ConfirmationPlace {
  readonly dueOn: string;
  readonly caseId: string;
  readonly n: number;
  readonly confirmation: string;
}

const ORDER = `coalesce(c.due_on, 'infinity'), c.case_id, c.idx, c.id`;

/** What a confirmation is about, with the guide that maps it and the version whose fields it has. */
interface AskedForm {
  readonly guideVersion: number;
  readonly itemVersion: number;
  readonly form: FormValues | null;
}

/** What the organs that are asked to confirm read in the morning. */
@Injectable()
export class ConfirmationQueries {
  constructor(private readonly database: Database) {}

  /** The organ that was asked; null where nothing such was. Asked before anybody is known, for the signature of a remote side. */
  async askedOrgan({ caseId, idx, confirmation }: WhichConfirmation): Promise<number | null> {
    const sql = 'select casework.asked_organ($1, $2, $3) as organ';
    const [row] = await this.database.call<{ organ: number | null }>(sql, [caseId, idx, confirmation]);
    return row?.organ ?? null;
  }

  /** The form that a confirmation of the reader's own organ is about, with the guide that maps it; null where there is none such. */
  async asked(
    principal: string,
    { caseId, idx, confirmation }: WhichConfirmation,
  ): Promise<AskedForm | null> {
    const sql = `select f.guide_version as "guideVersion", i.item_version as "itemVersion", d.form
      from casework.confirmation c join casework.case_file f on f.id = c.case_id
      join casework.case_item i on i.case_id = c.case_id and i.idx = c.idx
      left join casework.case_form d on d.case_id = c.case_id
     where c.case_id = $1 and c.idx = $2 and c.id = $3 and c.organ_id = (select app.organ())`;
    const rows = await this.database.readAs<AskedForm>(principal, sql, [caseId, idx, confirmation]);
    return rows[0] ?? null;
  }

  /** Unanswered confirmations of the reader's own organ, the earliest day first; a late word still counts. */
  async queue(
    principal: string,
    { after, limit }: { after: ConfirmationPlace | null; limit: number },
  ): Promise<ConfirmationQueueRow[]> {
    const sql = `select c.case_id as "caseId", c.idx as n, c.id as confirmation,
        jsonb_path_query_first(i.facts, '$.confirmations[*] ? (@.id == $id).name', jsonb_build_object('id', c.id)) as name,
        jsonb_path_query_first(i.facts, '$.confirmations[*] ? (@.id == $id).question', jsonb_build_object('id', c.id)) #>> '{}' as question,
        i.code, v.content->'name' as "itemName",
        jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en) as organ, f.receipt_no as "receiptNo", p.name as "projectName", c.state,
        c.due_on as "dueOn", i.version
      from casework.confirmation c join casework.case_item i on i.case_id = c.case_id and i.idx = c.idx
      join casework.case_file f on f.id = c.case_id
      join projects.project p on p.id = f.project_id join catalogue.publication v on v.id = i.item_version
      join identity.organ o on o.id = i.organ_id
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
