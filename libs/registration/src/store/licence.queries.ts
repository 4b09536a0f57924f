import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { LicenceStatus, Particulars } from '../model/licence/licence.js';
import type { PublicVersion } from './licence.store.js';

/** A licence as its registrar and its company see it, with every version; the newest first. */
export interface LicenceRow {
  readonly id: string;
  readonly code: string;
  readonly status: LicenceStatus;
  /** Entity tag. */
  readonly version: number;
  readonly name: Particulars['name'];
  readonly versions: readonly PublicVersion[];
}

const ROW = `select l.id, l.code, l.status, l.version, n.particulars->>'name' as name,
    (select jsonb_agg(v.particulars || jsonb_build_object('version', v.version, 'kind', v.kind, 'reason', v.reason,
      'issuedOn', v.issued_on) order by v.version desc) from registration.licence_version v where v.licence_id = l.id) as versions
  from registration.licence l join registration.licence_version n on n.licence_id = l.id and n.version = l.version`;

/** Licences as row-level security lets the reader see them: registrar, company, and whoever sees the park. */
@Injectable()
export class LicenceQueries {
  constructor(private readonly database: Database) {}

  /** Newest first; `after` is the id of the last one of the page before. `code` finds one. */
  licences(
    principal: string,
    { after, limit, code }: { after: string | null; limit: number; code: string | null },
  ): Promise<LicenceRow[]> {
    const sql = `${ROW} where ($1::uuid is null or l.id < $1) and ($3::text is null or l.code = $3) order by l.id desc limit $2`;
    return this.database.readAs<LicenceRow>(principal, sql, [after, limit, code]);
  }

  /** Null where it is absent or not the reader's to see. */
  async licence(principal: string, id: string): Promise<LicenceRow | null> {
    const [row] = await this.database.readAs<LicenceRow>(principal, `${ROW} where l.id = $1`, [id]);
    return row ?? null;
  }
}
