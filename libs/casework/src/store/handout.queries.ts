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
  readonly items: readonly UnservedItem[];
}

/** The counter where results are handed out. */
@Injectable()
export class HandoutQueries {
  constructor(private readonly database: Database) {}

  /** Decided and not served, of the reader's park, by case in the order of submission; `after` is the last case of the page before. */
  async waiting(
    principal: string,
    { after, limit }: { readonly after: string | null; readonly limit: number },
  ): Promise<HandoutRow[]> {
    const sql = `select f.id as "caseId", f.receipt_no as "receiptNo", p.name as "projectName",
        jsonb_build_object('zh', a.name_zh, 'en', a.name_en) as applicant,
        (select s.seq from record.stream s where s.id = f.id) as seq,
        (select jsonb_agg(jsonb_build_object('n', i.idx, 'code', i.code, 'name', v.content->'name',
            'organ', jsonb_build_object('zh', o.name_zh, 'en', o.name_en), 'outcome', i.standing, 'number', i.facts->>'number',
            'decidedOn', i.facts->>'decidedOn',
            'electronic', i.facts ? 'consent' and not i.facts->'consent' ? 'revokedOn',
            'failed', coalesce(jsonb_path_query_array(i.facts, '$.failures[*].method'), '[]'),
            'announcedOn', i.facts->'announced'->>'on') order by i.idx)
           from casework.case_item i join catalogue.publication v on v.id = i.item_version
           join identity.organ o on o.id = i.organ_id
          where i.case_id = f.id and i.standing in ('granted', 'refused', 'recorded')) as items
      from (select distinct i.case_id from casework.case_item i
             where i.park_id = (select app.park()) and (select app.sees_park())
               and i.standing in ('granted', 'refused', 'recorded') and ($1::uuid is null or i.case_id > $1)
             order by i.case_id limit $2) c
      join casework.case_file f on f.id = c.case_id join projects.project p on p.id = f.project_id
      join identity.organ a on a.id = f.applicant_organ
     order by f.id`;
    return this.database.readAs<HandoutRow>(principal, sql, [after, limit]);
  }
}
