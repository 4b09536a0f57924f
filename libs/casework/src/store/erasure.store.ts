import { Injectable } from '@nestjs/common';
import { Database, sqlState } from '#platform';
import type { ItemFacts } from '../model/facts.js';
import type { Asking } from './casework.store.js';

/** An erasure as it is written: the items whose facts held the texts, with the versions that were read. */
export interface Erasure {
  /** Line of the journal. */
  readonly erases: number;
  readonly roles: readonly string[];
  readonly effectiveOn: string;
  readonly line: string;
  /** The version of the case that was read. */
  readonly seen: number;
  readonly changes: readonly { readonly idx: number; readonly version: number; readonly facts: ItemFacts }[];
}

/** `nothing`: the line holds no detail, or no longer. */
export interface Erased {
  readonly word: 'done' | 'nothing' | 'nobody' | 'absent' | 'replay' | 'key-reused';
  readonly seq: number;
}

/** Takes personal detail out of a line, and out of what was made of it. */
@Injectable()
export class ErasureStore {
  constructor(private readonly database: Database) {}

  /** Null where another act came first: ask again. */
  async erase({ principal, key, hash }: Asking, caseId: string, act: Erasure): Promise<Erased | null> {
    const sql = 'select casework.erase($1, $2, $3, $4, $5) as answer';
    const params = [principal, key, hash, caseId, JSON.stringify(act)];
    try {
      const [row] = await this.database.call<{ answer: Erased }>(sql, params);
      return row?.answer ?? null;
    } catch (error) {
      if (sqlState(error) === 'OS412' || sqlState(error) === '23505') return null;
      throw error;
    }
  }
}
