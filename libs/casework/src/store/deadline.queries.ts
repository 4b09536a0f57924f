import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';

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

/** Reads for receipts of deadlines, as the reader may see. */
@Injectable()
export class DeadlineQueries {
  constructor(private readonly database: Database) {}

  /** Null where the item is absent or not the reader's to see. */
  async behind(principal: string, caseId: string, idx: number): Promise<DeadlineRow | null> {
    const sql = `with line as (
        select j.seq, j.line::jsonb as said, (j.recorded_at at time zone 'Asia/Shanghai')::date as day
          from record.journal j where j.stream_id = $1)
      select (select (p->>'calendar')::int from line l, jsonb_array_elements(l.said->'plan') p
               where (p->>'idx')::int = i.idx) as "firstCalendar",
        (select coalesce(jsonb_agg(jsonb_build_object('act', e->'event'->>'type', 'on', e->'event'->>'on', 'recordedOn', l.day,
             'calendar', e->'event'->'calendar', 'paper', e->'event'->'paper') order by l.seq, at), '[]')
           from line l, jsonb_array_elements(l.said->'entries') with ordinality x(e, at)
          where (e->>'idx')::int = i.idx) as entries
      from casework.case_item i where i.case_id = $1 and i.idx = $2`;
    const [row] = await this.database.readAs<DeadlineRow>(principal, sql, [caseId, idx]);
    return row ?? null;
  }
}
