import { Injectable } from '@nestjs/common';
import { dueDate } from '#calendar';
import type { LocalDate } from '#kernel';
import { CatalogueQueries } from './store/catalogue.queries.js';
import { Published } from './store/published.js';

/** Counting in the national calendar that is in force today. */
@Injectable()
export class WorkingDays {
  constructor(
    private readonly queries: CatalogueQueries,
    private readonly published: Published,
  ) {}

  /** The `count`-th working day after `start`. */
  async after(start: LocalDate, count: number): Promise<LocalDate> {
    const calendar = await this.published.calendar(await this.queries.calendarInForce());
    const { dueOn } = dueDate(calendar, { start, limit: { value: count, unit: 'working_day' }, stops: [] });
    if (!dueOn) throw new RangeError('a span without stops has a due day');
    return dueOn;
  }
}
