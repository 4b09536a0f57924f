import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { Database } from '#platform';

/** A stream, its items with something due, and those with something parked; item 0 is the stream itself. */
export interface DueStream {
  readonly streamId: string;
  readonly due: readonly number[];
  readonly parked: readonly number[];
}

/** A stream in which something comes due: the instant, in how many milliseconds it is, and the items. */
export interface ComingStream {
  readonly streamId: string;
  readonly at: Instant;
  readonly inMs: number;
  readonly due: readonly number[];
}

/** The alarm rows, truth of every deadline that is still to ring. All times are legal times. */
@Injectable()
export class Alarms {
  constructor(private readonly database: Database) {}

  /** Distinct instants up to `until` at which something rings, earliest first, those already past included. */
  async bells(until: Date): Promise<Instant[]> {
    const sql = 'select due_at as at from record.bells($1) order by due_at';
    const rows = await this.database.call<{ at: Date }>(sql, [until.toISOString()]);
    return rows.map(({ at }) => at.toISOString() as Instant);
  }

  /** Up to `batch` streams with something due by legal now, the parks in turn, oldest first. Claims nothing. */
  async dueStreams(batch: number, except: readonly string[] = []): Promise<DueStream[]> {
    const sql = 'select stream_id as "streamId", due, parked from record.due_streams($1, $2)';
    return this.database.call<DueStream>(sql, [batch, except]);
  }

  /** Up to `most` streams in which something comes due in the next `withinMs` milliseconds of the same legal day, and nothing is due or parked yet; the parks in turn. */
  async comingStreams(withinMs: number, most: number): Promise<ComingStream[]> {
    const sql =
      'select stream_id as "streamId", at, due, in_ms as "inMs" from record.coming_streams(make_interval(secs => $1), $2)';
    const rows = await this.database.call<ComingStream & { at: Date }>(sql, [withinMs / 1000, most]);
    return rows.map(({ at, ...stream }) => ({ ...stream, at: at.toISOString() as Instant }));
  }

  /** The earliest instant at which an alarm rings (past when one is late), null when none is armed. Parked ones do not count. */
  async nextDue(): Promise<Instant | null> {
    const [row] = await this.database.call<{ at: Date | null }>('select record.next_due() as at');
    return (row?.at?.toISOString() as Instant | undefined) ?? null;
  }

  /**
   * What is due of the item rings again later (10 s, 40 s, 160 s … of legal time); at the fifth failure it is parked, and an
   * incident with `reason` opens. Its siblings ring on.
   */
  async failed(streamId: string, idx: number, reason: string): Promise<void> {
    await this.database.call('select record.alarm_failed($1, $2::smallint, $3)', [streamId, idx, reason]);
  }
}
