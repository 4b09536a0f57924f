import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';
import type { Asking } from './casework.store.js';
import type { OrderRow } from './hand-over.store.js';

export interface WaitingTransfer extends OrderRow {
  readonly caseId: string;
  readonly idx: number;
  readonly document: string;
  readonly reason: string;
}

export interface TransferRow {
  readonly n: number;
  readonly caseId: string;
  readonly item: number;
  readonly state: string;
  readonly code: string | null;
}

interface Ordered {
  readonly word: 'nobody' | 'absent' | 'replay' | 'key-reused' | 'no-such-delegation' | 'done';
  readonly id?: string;
}

/** Orders to transfer and their rows, written by casework's functions only; read as the lead's park sees them. */
@Injectable()
export class TransferStore {
  constructor(private readonly database: Database) {}

  async order({ principal, key, hash }: Asking, order: object): Promise<Ordered> {
    const sql = 'select casework.order_transfer($1, $2, $3, $4) as answer';
    const params = [principal, key, hash, JSON.stringify(order)];
    const [row] = await this.database.call<{ answer: Ordered }>(sql, params);
    return row?.answer ?? { word: 'nobody' };
  }

  async today(): Promise<LocalDate> {
    const [row] = await this.database.call<{ today: LocalDate }>('select app.legal_today() as today');
    if (!row) throw new Error('a day always stands');
    return row.today;
  }

  waiting(after: OrderRow | null, batch: number): Promise<WaitingTransfer[]> {
    const sql = `select id, n, case_id as "caseId", idx, document, reason from casework.waiting_transfers($1, $2, $3)`;
    return this.database.call<WaitingTransfer>(sql, [after?.id, after?.n, batch]);
  }

  async done(id: string, n: number, code: string | null): Promise<void> {
    const state = code === null ? 'moved' : 'refused';
    await this.database.call('select casework.transferred($1, $2, $3, $4)', [id, n, state, code]);
  }

  async one(principal: string, id: string): Promise<object | null> {
    const sql = `select t.id, t.delegation, t.delegation_version as version, t.document, t.reason, t.ended_at as "endedAt",
        count(r.n) filter (where r.state = 'waiting')::int as waiting,
        count(r.n) filter (where r.state = 'moved')::int as moved, count(r.n) filter (where r.state = 'refused')::int as refused
      from casework.transfer t left join casework.transfer_row r on r.transfer_id = t.id where t.id = $1 group by t.id`;
    const [row] = await this.database.readAs<object>(principal, sql, [id]);
    return row ?? null;
  }

  rows(principal: string, id: string, after: number, limit: number): Promise<TransferRow[]> {
    const sql = `select n, case_id as "caseId", idx as item, state, code from casework.transfer_row
      where transfer_id = $1 and n > $2 order by n limit $3`;
    return this.database.readAs<TransferRow>(principal, sql, [id, after, limit]);
  }
}
