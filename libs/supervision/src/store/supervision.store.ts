import { Injectable } from '@nestjs/common';
import type { Asking } from '#casework';
import type { Actor, LocalDate } from '#kernel';
import { Database, sqlState } from '#platform';
import type { AddressedAlert } from '../model/addressed.js';

/** An incident as an act on it must know it. `idx` 0 is the case itself, `seq` 0 no line. */
export interface SeenIncident {
  readonly id: string;
  readonly kind: 'alarm' | 'topic' | 'delivery' | 'held' | 'paper' | 'publication';
  readonly caseId: string;
  readonly idx: number;
  readonly seq: number;
  readonly subject: string;
  readonly open: boolean;
  /** Of the case or project it is about; null where it is about neither. */
  readonly applicantOrgan: number | null;
}

/** Who looks, on which legal day. */
export interface Looking {
  readonly word: 'go';
  readonly actor: Actor;
  readonly today: LocalDate;
}
type Word = { readonly word: 'nobody' | 'absent' | 'replay' | 'key-reused' };
export type Look<T> = (Looking & T) | Word;
export type Written = Word | { readonly word: 'done'; readonly seq: number };

/** Two clicks at once: the second breaks this key. */
const ONCE_EACH = 'acknowledgement_pkey';
const REQUEST_KEY = 'request_pkey';

/** The two trips of an act of supervision: look without a lock, then one call that writes all or nothing. */
@Injectable()
export class SupervisionStore {
  constructor(private readonly database: Database) {}

  lookAtAlert(asking: Asking, id: string): Promise<Look<{ readonly alert: AddressedAlert }>> {
    return this.ask('supervision.look_at_alert($1, $2, $3, $4)', asking, [id]);
  }

  lookAtIncident(asking: Asking, id: string): Promise<Look<{ readonly incident: SeenIncident }>> {
    return this.ask('supervision.look_at_incident($1, $2, $3, $4)', asking, [id]);
  }

  /** Null when somebody was quicker: look again. */
  acknowledge(asking: Asking, id: string, act: object): Promise<Written | null> {
    return this.unlessStale('supervision.acknowledge($1, $2, $3, $4, $5)', asking, [id, JSON.stringify(act)]);
  }

  /** Null when somebody was quicker: look again. */
  closeIncident(asking: Asking, id: string, act: object): Promise<Written | null> {
    const call = 'supervision.close_incident($1, $2, $3, $4, $5)';
    return this.unlessStale(call, asking, [id, JSON.stringify(act)]);
  }

  private ask<T>(call: string, { principal, key, hash }: Asking, params: unknown[]): Promise<T> {
    return this.database.answer(call, [principal, key, hash, ...params]);
  }

  private async unlessStale(call: string, asking: Asking, params: unknown[]): Promise<Written | null> {
    try {
      return await this.ask<Written>(call, asking, params);
    } catch (error) {
      const { constraint } = error as { constraint?: string };
      if (sqlState(error) === 'OS412' || constraint === ONCE_EACH || constraint === REQUEST_KEY) return null;
      throw error;
    }
  }
}
