import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { Database } from '#platform';
import { iso, narrowed, type Place } from './fragments.js';

/** A message on its way to a subscription. */
export interface DeliveryRow {
  readonly id: string;
  readonly pos: string;
  readonly subscriptionId: string;
  readonly channel: 'webhook' | 'mail';
  readonly eventId: string;
  readonly topic: string;
  readonly caseId: string;
  readonly noticeId: string | null;
  readonly noticeKind: string | null;
  readonly legal: boolean;
  readonly state: 'pending' | 'delivered' | 'failed' | 'dropped';
  readonly attempts: number;
  /** When it is tried next; null unless it is pending. */
  readonly nextAt: Instant | null;
  readonly lastError: string | null;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
}

export interface AttemptRow {
  readonly n: number;
  readonly startedAt: Instant;
  readonly tookMs: number | null;
  readonly status: number | null;
  readonly error: string | null;
  /** What the receiver answered, to its own organ only. */
  readonly excerpt: string | null;
}

export interface DeliveryFilter {
  readonly state?: string;
  readonly legal?: boolean;
  readonly subscription?: string;
}

const CONDITIONS: Readonly<Record<keyof DeliveryFilter, string>> = {
  state: 'd.state = ?',
  legal: 'd.legal = ?',
  subscription: 'd.subscription_id = ?',
};

/** Of the reader's organ, and what the law asks to arrive in the park for those who see it. */
const OF_ORGAN_AND_PARK = [
  'd.organ_id = (select app.organ())',
  `d.legal and d.park_id = (select app.park()) and (select app.sees_park()) and d.organ_id <> (select app.organ())`,
];

/** The bound says nothing new, but an index can begin at it. */
const BELOW = 'd.pos <= $1 and (d.pos, d.id) < ($1, $2::uuid)';
const NEWEST = '9223372036854775807';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const ROW = `d.id, d.pos, d.subscription_id as "subscriptionId", d.channel,
  d.event_id as "eventId", l.topic, l.stream_id as "caseId", d.notice_id as "noticeId", x.kind as "noticeKind", d.legal, d.state,
  d.attempts, case when d.state = 'pending' then d.next_at end as "nextAt", d.last_error as "lastError", d.created_at as "createdAt",
  d.settled_at as "settledAt"`;
const BESIDE = `join record.ledger l on l.pos = d.pos left join record.notice x on x.id = d.notice_id`;

@Injectable()
export class DeliveryQueries {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async deliveries(
    principal: string,
    filter: DeliveryFilter,
    { after, limit }: { after: Place | null; limit: number },
  ): Promise<DeliveryRow[]> {
    const { conditions, values } = narrowed(filter, CONDITIONS, 4);
    const page = OF_ORGAN_AND_PARK.map(
      (whose) =>
        `(select d.* from messaging.delivery d where ${whose} and ${BELOW}${conditions} order by d.pos desc, d.id desc limit $3)`,
    );
    const sql = `select ${ROW} from (${page.join(' union all ')}) d ${BESIDE} order by d.pos desc, d.id desc limit $3`;
    const params = [after?.pos ?? NEWEST, after?.id ?? LAST, limit, ...values];
    return this.database.readAs<DeliveryRow>(principal, sql, params);
  }

  /** One with its attempts; null where it is absent or not the reader's to see. */
  async delivery(
    principal: string,
    id: string,
  ): Promise<(DeliveryRow & { readonly log: readonly AttemptRow[] }) | null> {
    const sql = `select ${ROW}, coalesce((select jsonb_agg(jsonb_build_object('n', a.no, 'startedAt', ${iso('a.started_at')},
          'tookMs', a.took_ms, 'status', a.status, 'error', a.error,
          'excerpt', case when d.organ_id = (select app.organ()) then a.excerpt end) order by a.no)
        from messaging.attempt a where a.delivery_id = d.id), '[]') as log
      from messaging.delivery d ${BESIDE} where d.id = $1`;
    const [row] = await this.database.readAs<DeliveryRow & { log: AttemptRow[] }>(principal, sql, [id]);
    return row ?? null;
  }
}
