import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Family, Version } from '../model/draft.js';

/** A version as the database tells it: by the id of its row, its content apart. */
export type VersionRef = Omit<Version, 'content'> & { readonly id: number };
export type FamilyRef = Omit<Family, 'latest' | 'beside'> & {
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
  async fill<T extends FamilyRef>(answer: T): Promise<Omit<T, 'latest' | 'beside'> & Family> {
    const { latest, beside } = answer;
    await this.fetch([...(latest ? [latest] : []), ...beside].map(({ id }) => id));
    const whole = (ref: VersionRef): Version => ({ ...ref, content: this.kept.get(ref.id) });
    return { ...answer, latest: latest && whole(latest), beside: beside.map(whole) };
  }

  private async fetch(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => !this.kept.has(id));
    if (missing.length === 0) return;
    const sql = 'select id, content from catalogue.publication where id = any ($1)';
    const rows = await this.database.call<{ id: number; content: unknown }>(sql, [missing]);
    for (const { id, content } of rows) this.kept.set(id, content);
  }
}
