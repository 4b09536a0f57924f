import { Injectable } from '@nestjs/common';
import type { Instant, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { ItemStep } from '../model/publish/effects.js';
import { asInstant } from './as-instant.js';

export interface Steps {
  readonly today: LocalDate;
  readonly steps: readonly ItemStep[];
  /** When anything published changed last. */
  readonly changedAt: Instant;
}

/** What the published versions of items did to the list, as the rules fold it: open to everybody. */
@Injectable()
export class EffectQueries {
  constructor(private readonly database: Database) {}

  /** Every version that has come into force by today, in the order of taking effect. */
  async steps(): Promise<Steps> {
    const sql = `select app.legal_today()::text as today, catalogue.changed_at(app.legal_today()) as "changedAt", coalesce(jsonb_agg(jsonb_build_object('code', p.code,
          'effectiveFrom', p.effective_from, 'ends', p.ends, 'operation', p.operation->>'kind',
          'promise', jsonb_build_object('value', p.content->'promise'->'value', 'unit', p.content->'promise'->'unit'))
          order by p.effective_from, p.id) filter (where p.id is not null), '[]') as steps
      from catalogue.publication p where p.kind = 'item' and p.effective_from <= app.legal_today()`;
    const [row] = await this.database.call<Steps>(sql, []);
    if (!row) throw new Error('an aggregate answers one row');
    return { ...row, changedAt: asInstant(row.changedAt) };
  }
}
