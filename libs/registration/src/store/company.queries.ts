import { Injectable } from '@nestjs/common';
import type { Instant, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { Certificate } from '../model/legacy/exchange.js';

/** A company of the transition list. `open`: no new code yet; `coded`: its certificates are still the old ones. */
export interface CompanyRow {
  readonly id: string;
  readonly name: string;
  readonly registrationNo: string | null;
  readonly organisationCode: string | null;
  readonly taxNo: string | null;
  readonly creditCode: string | null;
  readonly state: CompanyState;
  readonly source: string;
  readonly listedAt: Instant;
  readonly exchange: {
    readonly on: LocalDate;
    readonly returned: readonly Certificate[];
    readonly lost: readonly Certificate[];
    readonly lossNote: string | null;
  } | null;
  /** Entity tag. */
  readonly version: number;
}

export const COMPANY_STATES = ['open', 'coded', 'exchanged'] as const;
export type CompanyState = (typeof COMPANY_STATES)[number];

const STATE = `case when c.exchanged_at is not null then 'exchanged' when c.credit_code is not null then 'coded' else 'open' end`;
const ROW = `select c.id, c.name, c.registration_no as "registrationNo", c.organisation_code as "organisationCode", c.tax_no as "taxNo",
    c.credit_code as "creditCode", ${STATE} as state, c.source, c.listed_at as "listedAt", c.version,
    case when c.exchanged_at is not null then jsonb_build_object('on', c.exchanged_on, 'returned', c.returned, 'lost', c.lost,
      'lossNote', c.loss_note) end as exchange
  from registration.legacy_company c`;

export interface CompaniesAsked {
  readonly after: string | null;
  readonly limit: number;
  readonly state: CompanyState | null;
  /** Any of its numbers, or its new code. */
  readonly number: string | null;
}

/** The transition list of the reader's own organ. */
@Injectable()
export class CompanyQueries {
  constructor(private readonly database: Database) {}

  companies(principal: string, { after, limit, state, number }: CompaniesAsked): Promise<CompanyRow[]> {
    const sql = `${ROW} where ($1::uuid is null or c.id > $1) and ($3::text is null or ${STATE} = $3)
      and ($4::text is null or $4 in (c.registration_no, c.organisation_code, c.tax_no, c.credit_code)) order by c.id limit $2`;
    return this.database.readAs<CompanyRow>(principal, sql, [after, limit, state, number]);
  }

  /** Null where it is absent or not the reader's to see. */
  async company(principal: string, id: string): Promise<CompanyRow | null> {
    const [row] = await this.database.readAs<CompanyRow>(principal, `${ROW} where c.id = $1`, [id]);
    return row ?? null;
  }
}
