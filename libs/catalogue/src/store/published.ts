import { Injectable } from '@nestjs/common';
import { type CalendarData, compileCalendar, type WorkingCalendar } from '#calendar';
import { Database } from '#platform';
import type { GuideDefinition, ItemDefinition } from '../model/definition.js';
import type { ItemName } from '../model/proof/lexicon.js';

/** Names are asked again after so many milliseconds: a name that is new counts within a minute. */
const NAMES_LAST = 60_000;

/**
 * Published versions by their id. A version never changes, so one that was read once is kept for the life of the process;
 * correctness does not rest on it: what is in force is asked of the database in every act.
 */
@Injectable()
export class Published {
  private readonly kept = new Map<number, unknown>();
  private names: { readonly at: number; readonly list: Promise<ItemName[]> } | undefined;

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

  /** Contents of any versions by id, in one trip for those not read before. Throws where there is none of an id. */
  async contents(ids: readonly number[]): Promise<ReadonlyMap<number, unknown>> {
    const missing = ids.filter((id) => !this.kept.has(id));
    if (missing.length > 0) {
      const sql = `select id, content from catalogue.publication where id = any ($1) and kind <> 'calendar'`;
      for (const { id, content } of await this.database.call<{ id: number; content: unknown }>(sql, [
        missing,
      ]))
        this.kept.set(id, content);
    }
    const lost = ids.find((id) => !this.kept.has(id));
    if (lost !== undefined) throw new Error(`no published version ${lost}`);
    return new Map(ids.map((id) => [id, this.kept.get(id)]));
  }

  /** The names of every item as last published, at most a minute old. */
  itemNames(): Promise<ItemName[]> {
    const now = performance.now();
    if (!this.names || now - this.names.at > NAMES_LAST) {
      const sql = `select distinct on (code) code, content->'name' as name, content->'result' as result
        from catalogue.publication where kind = 'item' order by code, version desc`;
      const list = this.database.call<ItemName>(sql);
      this.names = { at: now, list };
      list.catch(() => {
        this.names = undefined;
      });
    }
    return this.names.list;
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
