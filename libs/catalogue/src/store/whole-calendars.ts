import { Injectable } from '@nestjs/common';
import type { CalendarData } from '#calendar';
import { Database } from '#platform';

/** A published calendar as it was published: its days with their papers, and the hash of its bytes. */
export interface WholeCalendar {
  readonly publication: number;
  readonly version: number;
  readonly hash: string;
  readonly data: CalendarData;
}

/** Whole calendars by the id of their publication, for whoever has to show days and papers; `Published` has them ready for counting. */
@Injectable()
export class WholeCalendars {
  private readonly kept = new Map<number, WholeCalendar>();

  constructor(private readonly database: Database) {}

  /** Throws where there is no calendar of that id: items hold ids of published versions only. */
  async calendar(publication: number): Promise<WholeCalendar> {
    const kept = this.kept.get(publication) ?? (await this.read(publication));
    this.kept.set(publication, kept);
    return kept;
  }

  private async read(publication: number): Promise<WholeCalendar> {
    const sql = `select id as publication, version, hash, content as data from catalogue.publication
      where id = $1 and kind = 'calendar'`;
    const [row] = await this.database.call<WholeCalendar>(sql, [publication]);
    if (!row) throw new Error(`no published calendar ${publication}`);
    return row;
  }
}
