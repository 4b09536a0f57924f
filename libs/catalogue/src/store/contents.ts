import { Injectable } from '@nestjs/common';
import type { CalendarData } from '#calendar';
import { Database } from '#platform';
import type { Family, Version } from '../model/publish/draft.js';

/** A version as the database tells it: by the id of its row, its content apart. */
export type VersionRef = Omit<Version, 'content'> & { readonly id: number };
export type FamilyRef = Omit<Family, 'latest' | 'beside' | 'calendar'> & {
  readonly calendar?: number | null;
  readonly latest: VersionRef | null;
  readonly beside: readonly VersionRef[];
};

/**
 * Contents of published versions by id, as they were published. A thousand items are megabytes that never change, so they are read
 * once in the life of the process and not in every trip.
 */
@Injectable()
export class Contents {
  private readonly kept = new Map<number, unknown>();

  constructor(private readonly database: Database) {}

  /** The family with its contents. */
  async fill<T extends FamilyRef>(answer: T): Promise<Omit<T, 'latest' | 'beside' | 'calendar'> & Family> {
    const { latest, beside, calendar, ...rest } = answer;
    const refs = [...(latest ? [latest] : []), ...beside].map(({ id }) => id);
    await this.fetch(calendar ? [...refs, calendar] : refs);
    const whole = (ref: VersionRef): Version => ({ ...ref, content: this.kept.get(ref.id) });
    const days = calendar ? { calendar: this.kept.get(calendar) as CalendarData } : {};
    const filled = { ...rest, ...days, latest: latest && whole(latest), beside: beside.map(whole) };
    return filled as unknown as Omit<T, 'latest' | 'beside' | 'calendar'> & Family;
  }

  private async fetch(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => !this.kept.has(id));
    if (missing.length === 0) return;
    const sql = 'select id, content from catalogue.publication where id = any ($1)';
    const rows = await this.database.call<{ id: number; content: unknown }>(sql, [missing]);
    for (const { id, content } of rows) this.kept.set(id, content);
  }
}
