import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { crashPoint, Database, sqlState } from '#platform';
import type { ProjectWorld } from '../model/project.js';

/** Who asks, and the idempotency key of the request with the hash of its body; null where the request carries none. */
export interface Asking {
  readonly principal: string;
  readonly key: string | null;
  readonly hash: string | null;
}

/** An answer that ends the way of a request. */
export type Word =
  | { readonly word: 'nobody' | 'absent' }
  | { readonly word: 'replay' | 'key-reused'; readonly id: string; readonly seq: number };

export interface PreparedOpening {
  readonly word: 'go';
  readonly now: Instant;
  readonly actor: Actor;
  readonly parkId: number | null;
}
export type Loaded = ProjectWorld & { readonly word: 'go' };
export type Written =
  | { readonly word: 'done'; readonly id: string; readonly seq: number }
  | { readonly word: 'code-taken' }
  | Word;

const CODE = 'project_code_key';
/** The same key came in twice at once; or a decision in a case, which is not in this stream, entered what counts in the place of a lapsed result. */
const MET: readonly unknown[] = ['request_pkey', 'one_result_counts'];

/** The two trips of an act on a project: look without a lock, then one call that writes all or nothing. */
@Injectable()
export class ProjectsStore {
  constructor(private readonly database: Database) {}

  prepare({ principal, key, hash }: Asking, base: string): Promise<PreparedOpening | Word> {
    return this.ask('projects.prepare($1, $2, $3, $4)', [principal, key, hash, base]);
  }

  /** Null when the same key came in twice at once: ask again. */
  open({ principal, key, hash }: Asking, opening: object): Promise<Written | null> {
    return this.write('projects.open($1, $2, $3, $4)', [principal, key, hash, JSON.stringify(opening)]);
  }

  load({ principal, key, hash }: Asking, id: string): Promise<Loaded | Word> {
    return this.ask('projects.load($1, $2, $3, $4)', [principal, key, hash, id]);
  }

  /** Null when another act came in between: ask again. */
  act({ principal, key, hash }: Asking, id: string, act: object): Promise<Written | null> {
    return this.write('projects.act($1, $2, $3, $4, $5)', [principal, key, hash, id, JSON.stringify(act)]);
  }

  /** A ring that found nothing to do. */
  async lookPast(id: string, seq: number): Promise<void> {
    await this.database.call('select projects.look_past($1, $2)', [id, seq]);
  }

  private async ask<T>(call: string, params: unknown[]): Promise<T> {
    const answer = await this.database.answer<T & { now?: string }>(call, params);
    const { now } = answer;
    // PostgreSQL writes `+00:00` where the rules compare instants written with `Z`.
    return now ? { ...answer, now: new Date(now).toISOString() } : answer;
  }

  private async write(call: string, params: unknown[]): Promise<Written | null> {
    try {
      crashPoint('act.before');
      const written = await this.ask<Written | { readonly word: 'again' }>(call, params);
      crashPoint('act.committed');
      return written.word === 'again' ? null : written;
    } catch (error) {
      const { constraint } = error as { constraint?: string };
      if (constraint === CODE) return { word: 'code-taken' };
      if (sqlState(error) === 'OS412' || MET.includes(constraint)) return null;
      throw error;
    }
  }
}
