import { Injectable } from '@nestjs/common';
import { type CalendarData, compileCalendar, type WorkingCalendar } from '#calendar';
import { Database } from '#platform';
import type { GuideDefinition, ItemDefinition } from '../model/definition.js';

/**
 * Published versions by their id. A version never changes, so one that was read once is kept for the life of the process;
 * correctness does not rest on it: what is in force is asked of the database in every act.
 */
@Injectable()
export class Published {
  private readonly kept = new Map<number, unknown>();

  constructor(private readonly database: Database) {}

  item(id: number): Promise<ItemDefinition> {
    return this.version(id, (content) => content as ItemDefinition);
  }

  guide(id: number): Promise<GuideDefinition> {
    return this.version(id, (content) => content as GuideDefinition);
  }

  calendar(id: number): Promise<WorkingCalendar> {
    return this.version(id, (content) => compileCalendar(content as CalendarData));
  }

  private async version<T>(id: number, read: (content: unknown) => T): Promise<T> {
    if (!this.kept.has(id)) this.kept.set(id, read(await this.content(id)));
    return this.kept.get(id) as T;
  }

  private async content(id: number): Promise<unknown> {
    const sql = 'select content from catalogue.publication where id = $1';
    const [row] = await this.database.call<{ content: unknown }>(sql, [id]);
    if (!row) throw new Error(`no published version ${id}`);
    return row.content;
  }
}
