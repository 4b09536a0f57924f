import { Injectable } from '@nestjs/common';
import type { Asking } from '#casework';
import { crashPoint, Database, sqlState } from '#platform';
import type { ExchangeWorld } from '../model/legacy/exchange.js';
import type { KnownCompany } from '../model/legacy/take-list.js';
import type { GivingWorld } from '../model/segment.js';

/** An answer that ends the way of a request. `id` tells a replayed request what it made, `detail` what it answered. */
export interface Word {
  readonly word: 'nobody' | 'absent' | 'replay' | 'key-reused';
  readonly id?: string;
  readonly detail?: unknown;
}
export type Look<T> = (T & { readonly word: 'go' }) | Word;
/** `no-code`: no segment has a free one; `code-taken`: the code is somebody else's. */
export type Written = { readonly word: 'done' | 'no-code' | 'code-taken' } | Word;

export type ListLook = Pick<GivingWorld, 'actor' | 'today'> & {
  readonly registers: boolean;
  readonly known: readonly KnownCompany[];
  readonly taken: readonly string[];
};

/** Somebody came first: what was read is no longer so. */
const STALE = new Set([
  'request_pkey',
  'segment_bodies_excl',
  'legacy_company_registration_no_key',
  'legacy_company_organisation_code_key',
  'legacy_company_tax_no_key',
  'legacy_company_credit_code_key',
  'stream_pkey',
]);
const TAKEN = new Set(['code_pkey', 'code_organisation_key']);

/** The two trips of giving a segment, of importing a list and of an exchange: look without a lock, then one call, all or nothing. */
@Injectable()
export class RegistrationStore {
  constructor(private readonly database: Database) {}

  lookAtGiving(
    asking: Asking,
    organ: string,
    region: string,
    places: { first: number; last: number },
  ): Promise<Look<GivingWorld>> {
    const params = [organ, region, places.first, places.last];
    return this.ask('registration.look_at_giving($1, $2, $3, $4, $5, $6, $7)', asking, params);
  }

  /** Null when somebody was quicker: look again. So are the two below. */
  give(asking: Asking, act: object): Promise<Written | null> {
    return this.write('registration.give($1, $2, $3, $4)', asking, [JSON.stringify(act)]);
  }

  lookAtList(
    asking: Asking,
    numbers: readonly string[],
    organisations: readonly string[],
  ): Promise<Look<ListLook>> {
    return this.ask('registration.look_at_list($1, $2, $3, $4, $5)', asking, [numbers, organisations]);
  }

  importList(asking: Asking, act: object): Promise<Written | null> {
    return this.write('registration.import_list($1, $2, $3, $4)', asking, [JSON.stringify(act)]);
  }

  lookAtCompany(asking: Asking, id: string): Promise<Look<ExchangeWorld>> {
    return this.ask('registration.look_at_company($1, $2, $3, $4)', asking, [id]);
  }

  exchange(asking: Asking, id: string, act: object): Promise<Written | null> {
    return this.write('registration.exchange($1, $2, $3, $4, $5)', asking, [id, JSON.stringify(act)]);
  }

  private ask<T>(call: string, { principal, key, hash }: Asking, params: unknown[]): Promise<T> {
    return this.database.answer(call, [principal, key, hash, ...params]);
  }

  private async write(call: string, asking: Asking, params: unknown[]): Promise<Written | null> {
    try {
      crashPoint('act.before');
      const written = await this.ask<Written>(call, asking, params);
      crashPoint('act.committed');
      return written;
    } catch (error) {
      const { constraint = '' } = error as { constraint?: string };
      if (sqlState(error) === 'OS409') return { word: 'no-code' };
      if (TAKEN.has(constraint)) return { word: 'code-taken' };
      if (sqlState(error) === 'OS412' || STALE.has(constraint)) return null;
      throw error;
    }
  }
}
