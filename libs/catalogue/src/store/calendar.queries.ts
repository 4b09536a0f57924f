import { Injectable } from '@nestjs/common';
import type { CalendarData, CalendarPaper } from '#calendar';
import type { Instant, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { Pending } from '../model/publish/draft.js';
import type { Operation } from '../model/publish/operation.js';
import type { InForce } from './catalogue.queries.js';

/** A calendar in force, without its days. `extends` names the calendar an overlay is laid upon. */
export interface CalendarRow extends Omit<InForce<never>, 'content'> {
  readonly code: string;
  readonly extends: string | null;
  readonly knownFrom: LocalDate;
  readonly knownThrough: LocalDate;
  readonly expectedThrough: LocalDate | null;
  readonly papers: readonly CalendarPaper[];
}

/** One version in the history of a calendar; `source` is the paper behind it, null for what the product was delivered with. */
export interface CalendarVersion extends Omit<InForce<never>, 'content'> {
  readonly source: string | null;
}

export interface PublishedCalendar extends CalendarRow {
  readonly content: CalendarData;
  readonly versions: readonly CalendarVersion[];
}

/** A version that an act published, as whoever hears of the act needs it. */
export interface PublishedVersion {
  readonly id: number;
  readonly kind: string;
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly source: string;
  /** From its day on nothing is in force under its code. */
  readonly ends: boolean;
  readonly operation: Operation | null;
  /** What it means for pending items; null for calendars and first versions. */
  readonly pending: Pending | null;
}

const TODAY = 'app.legal_today()';
const ROW = `p.code, p.version, p.effective_from as "effectiveFrom", p.published_at as "publishedAt", p.hash,
  p.content->'overlay'->>'extends' as extends, p.content->>'knownFrom' as "knownFrom",
  p.content->>'knownThrough' as "knownThrough", p.content->'expected'->>'through' as "expectedThrough",
  p.content->'papers' as papers`;

/** Published calendars: open to everybody, like the rest of the catalogue. */
@Injectable()
export class CalendarQueries {
  constructor(private readonly database: Database) {}

  /** Every calendar in force today, by code, after the code `after`. */
  async list({ after, limit }: { after: string; limit: number }): Promise<CalendarRow[]> {
    const sql = `select ${ROW} from catalogue.publication p
      where p.id in (select catalogue.in_force('calendar', c.code, ${TODAY}) from
        (select distinct code from catalogue.publication where kind = 'calendar' and code > $1) c)
      order by p.code limit $2`;
    return this.database.call<CalendarRow>(sql, [after, limit]);
  }

  /** The calendar in force today with the history of its code, newest first, versions that wait for their day included. */
  async one(code: string): Promise<PublishedCalendar | null> {
    const sql = `select ${ROW}, p.content, (select jsonb_agg(jsonb_build_object('version', v.version,
          'effectiveFrom', v.effective_from, 'publishedAt', v.published_at, 'hash', v.hash, 'source', v.source)
          order by v.version desc) from catalogue.publication v where v.kind = p.kind and v.code = p.code) as versions
      from catalogue.publication p where p.id = catalogue.in_force('calendar', $1, ${TODAY})`;
    const [row] = await this.database.call<PublishedCalendar>(sql, [code]);
    if (!row) return null;
    const versions = row.versions.map((version) => {
      return { ...version, publishedAt: new Date(version.publishedAt).toISOString() as Instant };
    });
    return { ...row, versions };
  }

  /** What the act that is line `seq` of the stream published: the drafted version, and overlays with it. Empty for any other line. */
  async publishedBy(streamId: string, seq: number): Promise<PublishedVersion[]> {
    const sql = `select id, kind, code, version, effective_from as "effectiveFrom", source, ends, operation, pending
      from catalogue.publication
      where stream_id = $1 and seq = $2 order by id`;
    return this.database.call<PublishedVersion>(sql, [streamId, seq]);
  }
}
