import { Injectable } from '@nestjs/common';
import type { Bilingual, Instant, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { AssessmentDefinition } from '../model/assessment/assessment.js';
import { asInstant } from './as-instant.js';

/** An assessment in force today, with the version it stands in. */
export interface AssessmentRow extends AssessmentDefinition {
  readonly version: number;
}

export interface Assessments {
  readonly asOf: LocalDate;
  readonly assessments: readonly AssessmentRow[];
  /** Every base by its code, as people call it. */
  readonly bases: Readonly<Record<string, Bilingual>>;
  /** When anything published changed last. */
  readonly changedAt: Instant;
}

/** Plans and regional assessments that stand today, open to everybody. */
@Injectable()
export class AssessmentQueries {
  constructor(private readonly database: Database) {}

  /** Of one base, or of all (null). */
  async inForce(base: string | null): Promise<Assessments> {
    const sql = `select app.legal_today()::text as "asOf", catalogue.changed_at(app.legal_today()) as "changedAt",
        (select jsonb_object_agg(b.code, jsonb_build_object('zh', b.name_zh, 'en', b.name_en)) from catalogue.base b) as bases,
        coalesce(jsonb_agg(p.content || jsonb_build_object('version', p.version) order by p.code) filter (where p.id is not null), '[]') as assessments
      from (select distinct code from catalogue.publication where kind = 'assessment') k
      join catalogue.publication p on p.id = catalogue.in_force('assessment', k.code, app.legal_today())
       and ($1::text is null or p.content->'bases' ? $1)
       and app.legal_today()::text between p.content->>'from' and p.content->>'until'`;
    const [row] = await this.database.call<Assessments>(sql, [base]);
    if (!row) throw new Error('an aggregate answers one row');
    return { ...row, changedAt: asInstant(row.changedAt) };
  }
}
