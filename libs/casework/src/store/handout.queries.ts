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
    const sql = `select f.id as "caseId", f.receipt_no as "receiptNo", p.name as "projectName",
        jsonb_build_object('zh', a.name_zh, 'en', a.name_en) as applicant,
        (select s.seq from record.stream s where s.id = f.id) as seq,
        nullif(c."dueOn", 'infinity') as "dueOn",
        (select jsonb_agg(jsonb_build_object('n', i.idx, 'code', i.code, 'name', v.content->'name',
            'organ', jsonb_build_object('zh', o.name_zh, 'en', o.name_en), 'outcome', i.standing, 'number', i.facts->>'number',
            'decidedOn', i.facts->>'decidedOn', 'dueOn', i.deliver_by,
            'electronic', i.facts ? 'consent' and not i.facts->'consent' ? 'revokedOn',
            'failed', coalesce(jsonb_path_query_array(i.facts, '$.failures[*].method'), '[]'),
            'announcedOn', i.facts->'announced'->>'on') order by i.idx)
           from casework.case_item i join catalogue.publication v on v.id = i.item_version
           join identity.organ o on o.id = i.organ_id
          where i.case_id = f.id and i.standing in ('granted', 'refused', 'recorded')) as items
      from casework.handout_page($1, $2, $3) c
      join casework.case_file f on f.id = c."caseId" join projects.project p on p.id = f.project_id
      join identity.organ a on a.id = f.applicant_organ
     order by c."dueOn", f.id`;
    const { dueOn = null, caseId = null } = after ?? {};
    return this.database.readAs<HandoutRow>(principal, sql, [dueOn, caseId, limit]);
  }
}
