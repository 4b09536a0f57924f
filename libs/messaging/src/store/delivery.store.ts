import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Message } from '../model/message.js';

/** A message taken to be sent: this process has it until the lease ends. `attempt` counts all tries, `tries` those of the round. */
export interface Claimed extends Message {
  readonly id: string;
  readonly attempt: number;
  readonly tries: number;
  readonly subscriptionId: string;
  readonly channel: 'webhook' | 'mail';
  readonly target: string;
}

/** How an attempt ended; no `error`: it arrived. An error is a code, never a sentence: sentences of drivers name addresses. */
export interface Ending {
  readonly tookMs: number;
  readonly status?: number;
  readonly error?: string;
  readonly excerpt?: string;
  /** The receiver wants no more, for good. */
  readonly gone?: boolean;
}

export interface ClaimWish {
  /** Of subscriptions whose last message did not arrive, or of the others. */
  readonly failing: boolean;
  readonly most: number;
  readonly each: number;
  readonly leaseSeconds: number;
  /** Subscriptions that are busy here. */
  readonly busy: readonly string[];
  /** The subscription served last: the next ones come first. */
  readonly after?: string;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The rows behind everything that leaves, through messaging's functions only. */
@Injectable()
export class DeliveryStore {
  constructor(private readonly database: Database) {}

  /** Lays the messages of the next `batch` ledger entries; how many entries there were. 0 also while another process is at it. */
  async fill(batch: number): Promise<number> {
    const [row] = await this.database.call<{ n: number }>('select messaging.fill($1) as n', [batch]);
    return row?.n ?? 0;
  }

  /** Takes due messages. Nobody else gets them before the lease ends; after it, somebody does. */
  async claim({
    failing,
    most,
    each,
    leaseSeconds,
    busy,
    after = FIRST,
  }: ClaimWish): Promise<readonly Claimed[]> {
    const sql = 'select messaging.claim($1, $2, $3, $4::uuid[], $5, $6) as taken';
    const [row] = await this.database.call<{ taken: Claimed[] }>(sql, [
      failing,
      most,
      each,
      busy,
      after,
      leaseSeconds,
    ]);
    return row?.taken ?? [];
  }

  /** HMAC-SHA256 of `content` in base64, one per secret in force, newest first. */
  async sign(subscriptionId: string, content: string): Promise<readonly string[]> {
    const sql = 'select messaging.sign($1, $2) as signatures';
    const [row] = await this.database.call<{ signatures: string[] | null }>(sql, [subscriptionId, content]);
    return row?.signatures ?? [];
  }

  /** Writes the end of an attempt; where the message stands then. `pauseMs` null: no further try. */
  async finish(
    { id, attempt }: Claimed,
    ending: Ending,
    pauseMs: number | null,
  ): Promise<'delivered' | 'pending' | 'failed' | 'late'> {
    const sql = 'select messaging.finish($1, $2, $3, $4) as reached';
    const [row] = await this.database.call<{ reached: 'late' }>(sql, [id, attempt, ending, pauseMs]);
    return row?.reached ?? 'late';
  }

  /** Messages on the way and the age of the oldest, by channel. */
  async underWay(): Promise<readonly { channel: string; messages: number; oldestSeconds: number }[]> {
    const sql =
      'select channel, messages, oldest_seconds as "oldestSeconds" from messaging.under_way() order by channel';
    return this.database.call(sql);
  }

  /** Up to `most` messages that ended more than `months` ago go, oldest first; how many. What the law asks to arrive stays. */
  forget(months: number, most: number): Promise<number> {
    return this.database.answer('messaging.forget($1, $2)', [months, most]);
  }
}
