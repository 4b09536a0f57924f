import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { Database } from '#platform';

/** What the engine could not do by itself. Without a word of the case it concerns but its id: an operator reads no case. */
export interface IncidentRow {
  readonly id: string;
  readonly kind: 'alarm' | 'topic' | 'delivery' | 'held' | 'paper' | 'publication';
  readonly caseId: string;
  readonly n: number | null;
  readonly seq: number | null;
  readonly subject: string;
  readonly park: string;
  readonly reason: string;
  readonly attempts: number;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly closedHow: 'retried' | 'skipped' | 'recovered' | null;
  readonly note: string | null;
}

export interface IncidentsAsked {
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
  readonly open: boolean | null;
  readonly kind: string | null;
}

const ROW = `select i.id, i.kind, i.stream_id as "caseId", nullif(i.idx, 0) as n, nullif(i.seq, 0) as seq, i.subject,
    p.code as park, i.reason, i.attempts, i.opened_at as "openedAt", i.closed_at as "closedAt", i.closed_how as "closedHow", i.note
  from record.incident i join catalogue.park p on p.id = i.park_id`;

/** Incidents as row-level security lets the reader see them. */
@Injectable()
export class IncidentQueries {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async incidents(principal: string, { after, limit, open, kind }: IncidentsAsked): Promise<IncidentRow[]> {
    const sql = `${ROW} where ($1::timestamptz is null or (i.opened_at, i.id) < ($1, $2::uuid))
      and ($4::boolean is null or (i.closed_at is null) = $4) and ($5::text is null or i.kind = $5)
      order by i.opened_at desc, i.id desc limit $3`;
    return this.database.readAs<IncidentRow>(principal, sql, [
      after?.at ?? null,
      after?.id ?? null,
      limit,
      open,
      kind,
    ]);
  }

  /** Null where it is absent or not the reader's to see. */
  async incident(principal: string, id: string): Promise<IncidentRow | null> {
    const [row] = await this.database.readAs<IncidentRow>(principal, `${ROW} where i.id = $1`, [id]);
    return row ?? null;
  }
}
