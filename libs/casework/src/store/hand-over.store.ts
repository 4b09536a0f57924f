import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Asking } from './casework.store.js';

/** One row of an order, by its order and number. */
export interface OrderRow {
  readonly id: string;
  readonly n: number;
}

export interface WaitingRow extends OrderRow {
  readonly caseId: string;
  readonly idx: number;
  readonly from: string;
  /** Null: into the queue. */
  readonly to: string | null;
}

export interface HandOverRow {
  readonly n: number;
  readonly caseId: string;
  readonly item: number;
  readonly state: string;
  readonly code: string | null;
}

interface Ordered {
  readonly word: 'nobody' | 'absent' | 'replay' | 'key-reused' | 'done';
  readonly id?: string;
}

/** Orders to hand over and their rows, written by casework's functions only. */
@Injectable()
export class HandOverStore {
  constructor(private readonly database: Database) {}

  /** The people behind two sign-in names of the asker's organ, and the legal day. */
  async find(
    principal: string,
    { from, to }: { readonly from: string; readonly to?: string },
  ): Promise<{ from: string | null; to: string | null; today: string }> {
    return this.database.answer('casework.find_leaver($1, $2, $3)', [principal, from, to ?? null]);
  }

  async order({ principal, key, hash }: Asking, order: object): Promise<Ordered> {
    const sql = 'select casework.order_hand_over($1, $2, $3, $4) as answer';
    const [row] = await this.database.call<{ answer: Ordered }>(sql, [
      principal,
      key,
      hash,
      JSON.stringify(order),
    ]);
    return row?.answer ?? { word: 'nobody' };
  }

  waiting(after: OrderRow | null, batch: number): Promise<WaitingRow[]> {
    const sql = `select id, n, case_id as "caseId", idx, from_person as "from", to_person as "to" from casework.waiting_hand_overs($1, $2, $3)`;
    return this.database.call<WaitingRow>(sql, [after?.id, after?.n, batch]);
  }

  async done(id: string, n: number, code: string | null): Promise<void> {
    const state = code === null ? 'moved' : 'refused';
    await this.database.call('select casework.handed_over($1, $2, $3, $4)', [id, n, state, code]);
  }
}

/** What became of orders, as their own organ sees them. */
@Injectable()
export class HandOvers {
  constructor(private readonly database: Database) {}

  async one(principal: string, id: string): Promise<object | null> {
    const sql = `select h.id, h.ended_at as "endedAt", count(r.n) filter (where r.state = 'waiting')::int as waiting,
        count(r.n) filter (where r.state = 'moved')::int as moved, count(r.n) filter (where r.state = 'refused')::int as refused
      from casework.hand_over h left join casework.hand_over_row r on r.hand_over_id = h.id where h.id = $1 group by h.id`;
    const [row] = await this.database.readAs<object>(principal, sql, [id]);
    return row ?? null;
  }

  rows(principal: string, id: string, after: number, limit: number): Promise<HandOverRow[]> {
    const sql = `select n, case_id as "caseId", idx as item, state, code from casework.hand_over_row
      where hand_over_id = $1 and n > $2 order by n limit $3`;
    return this.database.readAs<HandOverRow>(principal, sql, [id, after, limit]);
  }
}
