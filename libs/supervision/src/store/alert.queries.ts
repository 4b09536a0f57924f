import { Injectable } from '@nestjs/common';
import type { Bilingual, Instant, LocalDate } from '#kernel';
import { Database } from '#platform';

/** A rung that rang: yellow before the promise is over, red after it. */
export interface AlertRow {
  readonly id: string;
  readonly caseId: string;
  readonly receiptNo: string;
  readonly n: number;
  readonly code: string;
  readonly name: Bilingual;
  readonly organ: Bilingual;
  readonly clock: string;
  readonly rung: string;
  readonly light: 'yellow' | 'red';
  readonly level: 'officer' | 'head' | 'supervisor';
  readonly dueOn: LocalDate;
  readonly raisedAt: Instant;
}

/** Alerts as row-level security lets the reader see them, in the order they rang. */
@Injectable()
export class AlertQueries {
  constructor(private readonly database: Database) {}

  async alerts(
    principal: string,
    {
      after,
      limit,
      light,
      caseId,
    }: { after: string | null; limit: number; light: string | null; caseId: string | null },
  ): Promise<AlertRow[]> {
    const sql = `select a.id, a.stream_id as "caseId", f.receipt_no as "receiptNo", a.idx as n, a.item_code as code,
        v.content->'name' as name, jsonb_build_object('zh', o.name_zh, 'en', o.name_en) as organ,
        a.kind as clock, a.rung, a.light, a.level, a.due_on as "dueOn", a.raised_at as "raisedAt"
      from record.alert a join casework.case_file f on f.id = a.stream_id
      join casework.case_item i on i.case_id = a.stream_id and i.idx = a.idx
      join catalogue.publication v on v.id = i.item_version join identity.organ o on o.id = a.organ_id
     where a.id > coalesce($1::bigint, 0) and ($3::text is null or a.light = $3) and ($4::uuid is null or a.stream_id = $4)
     order by a.id limit $2`;
    return this.database.readAs<AlertRow>(principal, sql, [after, limit, light, caseId]);
  }
}
