import { Injectable } from '@nestjs/common';
import type { Instant, LocalDate } from '#kernel';
import { Database } from '#platform';

export interface ProjectRow {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly base: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly openedAt: Instant;
  readonly results: readonly {
    readonly code: string;
    readonly number: string;
    readonly inForceOn: LocalDate;
    readonly fields: Readonly<Record<string, string>>;
    readonly caseId: string | null;
  }[];
}

const PROJECT = `p.id, p.code, p.name, p.base_code as base, p.facts, p.opened_at as "openedAt",
  coalesce((select jsonb_agg(jsonb_build_object('code', r.item_code, 'number', r.number, 'inForceOn', r.in_force_on,
    'fields', r.fields, 'caseId', r.case_id) order by r.in_force_on, r.item_code)
    from projects.result r where r.project_id = p.id), '[]') as results`;

/** Projects with their register of results, as row-level security lets the reader see them. */
@Injectable()
export class ProjectQueries {
  constructor(private readonly database: Database) {}

  async projects(
    principal: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<ProjectRow[]> {
    const sql = `select ${PROJECT} from projects.project p where $1::uuid is null or p.id < $1 order by p.id desc limit $2`;
    return this.database.readAs<ProjectRow>(principal, sql, [after, limit]);
  }

  async project(principal: string, id: string): Promise<ProjectRow | null> {
    const sql = `select ${PROJECT} from projects.project p where p.id = $1`;
    const [row] = await this.database.readAs<ProjectRow>(principal, sql, [id]);
    return row ?? null;
  }
}
