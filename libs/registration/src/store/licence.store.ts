import { Injectable } from '@nestjs/common';
import type { Asking } from '#casework';
import type { Bilingual, LocalDate } from '#kernel';
import { crashPoint, Database, sqlState } from '#platform';
import type { AmendingWorld } from '../model/licence/amend-licence.js';
import type { FollowedItem } from '../model/licence/follow-case.js';
import type { LicenceKind, LicenceStatus, Particulars } from '../model/licence/licence.js';
import type { Look, Written } from './registration.store.js';

export interface LicenceLook extends AmendingWorld {
  readonly licence: AmendingWorld['licence'] & {
    readonly code: string;
    /** Whose it is; of a company from before the one that has its code here, null where none has. */
    readonly applicantOrgan: number | null;
  };
}

/** A licence as anybody may know of it; the newest version first. */
export interface PublicLicence {
  readonly id: string;
  readonly code: string;
  readonly status: LicenceStatus;
  readonly registrar: Bilingual;
  readonly versions: readonly [PublicVersion, ...PublicVersion[]];
}

export interface PublicVersion extends Particulars {
  readonly version: number;
  readonly kind: LicenceKind;
  readonly reason: string | null;
  readonly issuedOn: LocalDate;
}

/** A licence in its last version, and the results that speak of it. */
export interface ShownLicence {
  readonly code: string;
  readonly name: string;
  readonly status: LicenceStatus;
  readonly on: LocalDate;
  readonly reason: string | null;
  readonly projects: readonly { readonly project: string; readonly results: readonly string[] }[];
}

/** Licences: what follows a case, what amends one, and what the public knows. */
@Injectable()
export class LicenceStore {
  constructor(private readonly database: Database) {}

  /**
   * `item` null: the case registers nobody. `unshown`: its licence, where the result of the case does not say it yet. `shares`: its
   * applicant has a licence that some project of theirs does not know.
   */
  lookAtCase(caseId: string): Promise<{
    readonly item: FollowedItem | null;
    readonly unshown: string | null;
    readonly shares: boolean;
  }> {
    return this.database.answer('registration.look_at_case($1)', [caseId]);
  }

  /** The open cases of the projects that have the licence new. */
  share(principal: string, caseId: string): Promise<string[]> {
    return this.database.answer('registration.share($1, $2)', [principal, caseId]);
  }

  /** Null when the case moved on meanwhile: look again. */
  follow(principal: string, caseId: string, act: object): Promise<{ readonly word: string } | null> {
    return this.unlessStale('registration.follow($1, $2, $3)', [principal, caseId, JSON.stringify(act)]);
  }

  async waitingFor(segmentId: string): Promise<string[]> {
    const sql = 'select case_id as "caseId" from registration.waiting_for($1)';
    const rows = await this.database.call<{ caseId: string }>(sql, [segmentId]);
    return rows.map(({ caseId }) => caseId);
  }

  lookAtLicence({ principal, key, hash }: Asking, id: string): Promise<Look<LicenceLook>> {
    return this.database.answer('registration.look_at_licence($1, $2, $3, $4)', [principal, key, hash, id]);
  }

  /** Null when somebody was quicker: look again. */
  amend({ principal, key, hash }: Asking, id: string, act: object): Promise<Written | null> {
    return this.unlessStale('registration.amend($1, $2, $3, $4, $5)', [
      principal,
      key,
      hash,
      id,
      JSON.stringify(act),
    ]);
  }

  /** The licence with the results that speak of it, by project; null where there is none. */
  shown(id: string): Promise<ShownLicence | null> {
    return this.database.answer('registration.shown($1)', [id]);
  }

  publicLicence(code: string): Promise<PublicLicence | null> {
    return this.database.answer('registration.public_licence($1)', [code]);
  }

  private async unlessStale<T>(call: string, params: unknown[]): Promise<T | null> {
    try {
      crashPoint('act.before');
      const written = await this.database.answer<T>(call, params);
      crashPoint('act.committed');
      return written;
    } catch (error) {
      const { constraint } = error as { constraint?: string };
      if (sqlState(error) === 'OS412' || constraint === 'request_pkey') return null;
      throw error;
    }
  }
}
