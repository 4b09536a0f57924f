import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface OrganRow {
  readonly handle: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: string;
  readonly level: string;
  readonly parkId: number | null;
  readonly creditCode: string | null;
}

export interface LineRow {
  readonly seq: number;
  readonly recordedAt: Date;
  readonly kind: string;
  readonly personId: string;
  readonly line: object;
}

/** What a list is called in the database; each shows what the caller may see and no more. */
const LISTS = {
  powers: 'identity.powers_of($1)',
  substitutions: 'identity.substitutions_of($1)',
  relations: 'identity.relations_of($1)',
  clients: 'identity.clients_of($1)',
  unconfirmed: 'identity.unconfirmed($1)',
} as const;

/** Lists about people and organs: short ones, of one organ or of one person. */
@Injectable()
export class PeopleLists {
  constructor(private readonly database: Database) {}

  /** After a handle, in their order; of one kind, or all. */
  organs(kind: string | null, after: string | null, limit: number): Promise<OrganRow[]> {
    const sql = `select handle, name_zh as zh, name_en as en, kind, level, park_id as "parkId", credit_code as "creditCode"
      from identity.organ where ($1::text is null or kind = $1) and ($2::text is null or handle > $2) order by handle limit $3`;
    return this.database.call<OrganRow>(sql, [kind, after, limit]);
  }

  people(principal: string, organ: string): Promise<object[]> {
    return this.rows('identity.people_of($1, $2)', [principal, organ]);
  }

  list(name: keyof typeof LISTS, principal: string): Promise<object[]> {
    return this.rows(LISTS[name], [principal]);
  }

  /** Bars of one enterprise, by handle or credit code, or of all. */
  bars(principal: string, enterprise: string | null): Promise<object[]> {
    return this.rows('identity.bars_listed($1, $2)', [principal, enterprise]);
  }

  /** The lines in the stream of an organ (its handle) or a person (the id), or of a person's sign-ins, after a number. */
  lines(
    principal: string,
    { stream, signIns = false }: { readonly stream: string; readonly signIns?: boolean },
    after: number,
    limit: number,
  ): Promise<LineRow[]> {
    const sql = `select seq, recorded_at as "recordedAt", kind, person_id as "personId", line from identity.lines_of($1, $2, $3, $4, $5)`;
    return this.database.call<LineRow>(sql, [principal, stream, signIns, after, limit]);
  }

  private async rows(call: string, params: unknown[]): Promise<object[]> {
    const rows = await this.database.call<{ row: object }>(`select x as row from ${call} x`, params);
    return rows.map(({ row }) => row);
  }
}
