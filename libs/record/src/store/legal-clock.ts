import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { Database } from '#platform';

/** Legal time: the database's clock plus the demonstration offset. It only moves forward. */
@Injectable()
export class LegalClock {
  constructor(private readonly database: Database) {}

  /** True where a start allowed the clock to move, or somebody moved it. */
  async isMovable(): Promise<boolean> {
    const sql = "select movable or ahead <> interval '0' as movable from app.clock";
    const [row] = await this.database.call<{ movable: boolean }>(sql);
    return row?.movable ?? false;
  }

  now(): Promise<Instant> {
    return this.database.legalNow();
  }

  /**
   * Moves legal time forward to `to`; the legal time reached, which is `to` or later. Where the clock is not movable, or
   * already past `to`, nothing changes and the answer is simply now.
   */
  async moveTo(to: Instant): Promise<Instant> {
    const [row] = await this.database.call<{ now: Date }>('select app.move_clock($1) as now', [to]);
    if (!row) throw new Error('app.move_clock() returned no row');
    return row.now.toISOString() as Instant;
  }
}
