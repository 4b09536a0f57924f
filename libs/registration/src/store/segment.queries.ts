import { Injectable } from '@nestjs/common';
import type { Bilingual, Instant } from '#kernel';
import { Database } from '#platform';

/** A segment and what became of its codes: `free` + `reserved` + `issued` + `voided` + `skipped` = `size`. */
export interface SegmentRow {
  readonly id: string;
  readonly organ: Bilingual & { readonly handle: string };
  readonly prefix: string;
  readonly region: string;
  readonly first: string;
  readonly last: string;
  readonly document: string;
  readonly lowWater: number;
  readonly givenAt: Instant;
  readonly size: number;
  readonly free: number;
  readonly reserved: number;
  readonly issued: number;
  readonly voided: number;
  readonly skipped: number;
}

const ROW = `select s.id, jsonb_build_object('handle', o.handle, 'zh', o.name_zh, 'en', o.name_en) as organ, s.prefix, s.region,
    s.first_body as first, s.last_body as last, s.document, s.low_water as "lowWater", s.given_at as "givenAt", s.size,
    s.size - s.taken as free, s.reserved, s.issued, s.voided, s.skipped
  from registration.segment s join identity.organ o on o.id = s.organ_id`;

/** Segments as row-level security lets the reader see them: those who gave and those who draw. */
@Injectable()
export class SegmentQueries {
  constructor(private readonly database: Database) {}

  /** Newest first; `after` is the id of the last one of the page before. */
  segments(
    principal: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<SegmentRow[]> {
    const sql = `${ROW} where $1::uuid is null or s.id < $1 order by s.id desc limit $2`;
    return this.database.readAs<SegmentRow>(principal, sql, [after, limit]);
  }

  /** Null where it is absent or not the reader's to see. */
  async segment(principal: string, id: string): Promise<SegmentRow | null> {
    const [row] = await this.database.readAs<SegmentRow>(principal, `${ROW} where s.id = $1`, [id]);
    return row ?? null;
  }
}
