import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { Database } from '#platform';

/** A ledger entry as one reader may hear it. */
export interface Heard {
  readonly pos: string;
  readonly topic: string;
  readonly caseId: string;
  readonly seq: number;
  readonly kind: string;
  readonly effectiveOn: LocalDate;
  /** Ids of the notices the reader may see; null for other topics than `notice.issued`. */
  readonly notices: readonly string[] | null;
}

/** One signed-in reader and the roles they had when they came. */
export interface Reader {
  readonly principal: string;
  readonly roles: readonly string[];
}

/** Positions are bigints kept as numbers here: 2^53 entries are 28 million years at ten a second. */
@Injectable()
export class StreamStore {
  constructor(private readonly database: Database) {}

  /** The newest position. Moves waiting messages into the ledger first: nobody waits for a worker to hear of an act. */
  async head(): Promise<number> {
    await this.database.call('select record.sequence(200)');
    const [row] = await this.database.call<{ head: string }>('select record.head() as head');
    return Number(row?.head ?? 0);
  }

  /**
   * What each reader may hear after `after` up to `until`, in order; `gone` are those whose session ended or whose roles changed.
   * Both are indexes into `readers`. One trip for all of them, each under row-level security.
   */
  async heard(
    after: number,
    until: number,
    readers: readonly Reader[],
  ): Promise<{
    readonly entries: readonly (Heard & { readonly reader: number })[];
    readonly gone: number[];
  }> {
    if (readers.length === 0) return { entries: [], gone: [] };
    const sql = `select reader - 1 as reader, pos, topic, case_id as "caseId", seq, kind, effective_on as "effectiveOn", notices
      from messaging.heard($1, $2, $3, $4)`;
    const rows = await this.database.call<Heard & { reader: number }>(sql, [
      after,
      until,
      readers.map(({ principal }) => principal),
      readers.map(({ roles }) => roles.join(',')),
    ]);
    return {
      entries: rows.filter(({ pos }) => pos !== null),
      gone: rows.filter(({ pos }) => pos === null).map(({ reader }) => reader),
    };
  }
}
