import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { Database } from '#platform';
import { iso } from './fragments.js';

/** Who asks: the principal, and the roles the matrix was asked about. */
export interface Subscriber {
  readonly principal: string;
  readonly roles: readonly string[];
  /** By a power of attorney, in a colleague's place, or by a key. */
  readonly lent: boolean;
}

/** A channel of the reader's organ. */
export interface SubscriptionRow {
  readonly id: string;
  readonly channel: 'webhook' | 'mail';
  readonly target: string;
  readonly topics: readonly string[];
  readonly kinds: readonly string[];
  /** Of the whole park (supervision), not only of the organ's own cases. */
  readonly park: boolean;
  readonly createdAt: Instant;
  readonly failingSince: Instant | null;
  readonly disabledAt: Instant | null;
  readonly disabledReason: 'gone' | 'failing' | null;
  readonly endedAt: Instant | null;
  readonly secrets: readonly { readonly createdAt: Instant; readonly endsAt: Instant | null }[];
}

/** The two keys that HMAC makes of a secret, in hexadecimal. */
export interface Keys {
  readonly inner: string;
  readonly outer: string;
}

export interface NewSubscription {
  readonly id: string;
  readonly channel: 'webhook' | 'mail';
  readonly target: string;
  readonly topics: readonly string[];
  readonly kinds: readonly string[];
  /** Live channels an organ may have. */
  readonly most: number;
  readonly secret?: Keys;
}

const ROW = `s.id, s.channel, s.target, s.topics, s.kinds, s.park_id is not null as park, s.created_at as "createdAt",
  s.failing_since as "failingSince", s.disabled_at as "disabledAt", s.disabled_reason as "disabledReason", s.ended_at as "endedAt",
  coalesce((select jsonb_agg(jsonb_build_object('createdAt', ${iso('k.created_at')}, 'endsAt', ${iso('k.ends_at')}) order by k.no)
      from messaging.secret k where k.subscription_id = s.id and (k.ends_at is null or k.ends_at > now())), '[]') as secrets`;

@Injectable()
export class SubscriptionStore {
  constructor(private readonly database: Database) {}

  /** Oldest first. */
  async list(
    principal: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<SubscriptionRow[]> {
    const sql = `select ${ROW} from messaging.subscription s where $1::uuid is null or s.id > $1 order by s.id limit $2`;
    return this.database.readAs<SubscriptionRow>(principal, sql, [after, limit]);
  }

  async one(principal: string, id: string): Promise<SubscriptionRow | null> {
    const sql = `select ${ROW} from messaging.subscription s where s.id = $1`;
    const [row] = await this.database.readAs<SubscriptionRow>(principal, sql, [id]);
    return row ?? null;
  }

  async subscribe(
    by: Subscriber,
    subscription: NewSubscription,
  ): Promise<'done' | 'nobody' | 'twice' | 'many'> {
    return this.word('messaging.subscribe($1, $2, $3)', [by.principal, by.roles, subscription]);
  }

  async end(by: Subscriber, id: string): Promise<'done' | 'nobody' | 'absent'> {
    return this.word('messaging.end_subscription($1, $2, $3)', [by.principal, by.roles, id]);
  }

  /** The older secret signs for `hours` more; 0 ends all older ones at once. */
  async rotate(
    by: Subscriber,
    { id, secret, hours }: { id: string; secret: Keys; hours: number },
  ): Promise<'done' | 'nobody' | 'absent' | 'ended' | 'open'> {
    return this.word('messaging.rotate_secret($1, $2, $3, $4, $5)', [
      by.principal,
      by.roles,
      id,
      secret,
      hours,
    ]);
  }

  /** What a call of that organ would be signed with: one signature per secret in force of its webhooks. */
  async signaturesOf(organId: number, content: string): Promise<readonly string[]> {
    const sql = 'select messaging.signatures_of($1, $2) as right';
    const [row] = await this.database.call<{ right: string[] }>(sql, [organId, content]);
    return row?.right ?? [];
  }

  async redeliver(by: Subscriber, id: string): Promise<'done' | 'nobody' | 'absent' | 'ended' | 'busy'> {
    return this.word('messaging.redeliver($1, $2, $3)', [by.principal, by.roles, id]);
  }

  private async word<W extends string>(call: string, params: unknown[]): Promise<W> {
    const [row] = await this.database.call<{ word: W }>(`select ${call} as word`, params);
    if (!row) throw new Error(`${call} answered nothing`);
    return row.word;
  }
}
