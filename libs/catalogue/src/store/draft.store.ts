import { Injectable } from '@nestjs/common';
import type { Instant, LocalDate } from '#kernel';
import { Database, sqlState } from '#platform';
import type { Draft, DraftKind, DraftWorld } from '../model/publish/draft.js';
import { Contents, type FamilyRef } from './contents.js';

/** Who asks, and the idempotency key of the request with the hash of its body; null where the request carries none. */
export interface Asking {
  readonly principal: string;
  readonly key: string | null;
  readonly hash: string | null;
}

/** An answer that ends the way of a request. `draftId` tells a replayed drafting which draft it made. */
export interface Stop {
  readonly word: 'nobody' | 'forbidden' | 'absent' | 'replay' | 'key-reused';
  readonly draftId?: string;
}

export interface Prepared extends DraftWorld {
  readonly word: 'go';
}

export interface LoadedDraft extends Prepared {
  readonly draft: Draft;
}

type Told<T> = Omit<T, 'latest' | 'beside' | 'calendar'> & FamilyRef;

export interface Written {
  readonly word: Stop['word'] | 'done' | 'own-draft' | 'closed' | 'stale';
  readonly status?: string;
  readonly current?: number;
}

/** Two requests with one key at once: the second is asked again and finds the first. */
const REQUEST_KEY = 'request_pkey';

/** PostgreSQL writes `+00:00` where the rules compare instants written with `Z`. */
function withInstant<T>(answer: T): T {
  const { now } = answer as { now?: string };
  return now ? { ...answer, now: new Date(now).toISOString() as Instant } : answer;
}

/** The two trips of drafting and of publishing: read without a lock, then one function call that writes all or nothing. */
@Injectable()
export class DraftStore {
  constructor(
    private readonly database: Database,
    private readonly contents: Contents,
  ) {}

  /** `on`: the day from which a version of the code would hold. */
  async prepare(
    { principal, key, hash }: Asking,
    { kind, code, on }: { readonly kind: DraftKind; readonly code: string; readonly on: LocalDate },
  ): Promise<Prepared | Stop> {
    const params = [principal, key, hash, kind, code, on];
    return this.whole(
      await this.database.answer<Told<Prepared> | Stop>('catalogue.prepare($1, $2, $3, $4, $5, $6)', params),
    );
  }

  /** Null when the same key came in twice at once: ask again. */
  async open({ principal, key, hash }: Asking, draft: object): Promise<Written | null> {
    return this.unlessStale('catalogue.open_draft($1, $2, $3, $4)', [
      principal,
      key,
      hash,
      JSON.stringify(draft),
    ]);
  }

  async load(
    { principal, key, hash }: Asking,
    draftId: string,
    on: LocalDate | null,
  ): Promise<LoadedDraft | Stop> {
    const params = [principal, key, hash, draftId, on];
    return this.whole(
      await this.database.answer<Told<LoadedDraft> | Stop>(
        'catalogue.load_draft($1, $2, $3, $4, $5)',
        params,
      ),
    );
  }

  /** Null when somebody came first: ask again. */
  async publish({ principal, key, hash }: Asking, draftId: string, act: object): Promise<Written | null> {
    const params = [principal, key, hash, draftId, JSON.stringify(act)];
    return this.unlessStale('catalogue.publish($1, $2, $3, $4, $5)', params);
  }

  async withdraw(
    { principal, key, hash }: Asking,
    draftId: string,
    version: number,
  ): Promise<Written | null> {
    const params = [principal, key, hash, draftId, version];
    return this.unlessStale('catalogue.withdraw_draft($1, $2, $3, $4, $5)', params);
  }

  private async whole<T extends Prepared>(answer: Told<T> | Stop): Promise<T | Stop> {
    if (answer.word !== 'go') return answer as Stop;
    return (await this.contents.fill(withInstant(answer as Told<T>))) as unknown as T;
  }

  private async unlessStale(call: string, params: unknown[]): Promise<Written | null> {
    try {
      const written = await this.database.answer<Written | { readonly word: 'again' }>(call, params);
      return written.word === 'again' ? null : written;
    } catch (error) {
      const { constraint } = error as { constraint?: string };
      if (sqlState(error) === 'OS412' || constraint === REQUEST_KEY) return null;
      throw error;
    }
  }
}
