import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';

/** What stands behind the dates of one item and is not in its facts. */
export interface DeadlineRow {
  /** Publication of the calendar the item was first counted in. */
  readonly firstCalendar: number;
  /** Its journal entries: the act, its legal day, and the day it was typed in; no person, no opinion. */
  readonly entries: readonly {
    readonly act: string;
    readonly on: LocalDate;
    readonly recordedOn: LocalDate;
  }[];
}

/** Reads for receipts of deadlines, as the reader may see. */
@Injectable()
export class DeadlineQueries {
  constructor(private readonly database: Database) {}

  /** Null where the item is absent or not the reader's to see. */
  async behind(principal: string, caseId: string, idx: number): Promise<DeadlineRow | null> {
    const day = (instant: string) => `(${instant} at time zone 'Asia/Shanghai')::date`;
    // The version before the first one that moved a date; of another code (an overlay came) the one in force at the submission.
    const sql = `select coalesce((select p.id from catalogue.publication m
            join catalogue.publication p on p.kind = 'calendar' and p.code = m.code and p.version < m.version
           where m.id = (i.facts->'moves'->0->>'calendar')::int order by p.version desc limit 1),
          catalogue.calendar_of(f.base_code, i.organ_id, ${day('f.submitted_at')})) as "firstCalendar",
        (select coalesce(jsonb_agg(jsonb_build_object('act', e->'event'->>'type', 'on', e->'event'->>'on',
             'recordedOn', ${day('j.recorded_at')}) order by j.seq), '[]')
           from record.journal j, jsonb_array_elements(j.line::jsonb->'entries') e
          where j.stream_id = f.id and (e->>'idx')::int = i.idx) as entries
      from casework.case_item i join casework.case_file f on f.id = i.case_id where i.case_id = $1 and i.idx = $2`;
    const [row] = await this.database.readAs<DeadlineRow>(principal, sql, [caseId, idx]);
    return row ?? null;
  }
}
