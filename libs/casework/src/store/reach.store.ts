import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** A calendar or a version of an item by its id; `walked`: it was taken to every open case once, and some it did not reach. */
export interface Reaching {
  readonly id: number;
  readonly walked: boolean;
}

/** An item that could not be moved, and why: without what may be somebody's. */
export interface Unreached {
  readonly caseId: string;
  readonly idx: number;
  readonly reason: string;
}

/** Which cases a publication still has to reach. */
@Injectable()
export class ReachStore {
  constructor(private readonly database: Database) {}

  /** The next `most` cases after `after`, in order of id: all that are open, or, once walked, those it did not reach and that are due. Empty at the end. */
  cases({ id, walked }: Reaching, after: string | null, most: number): Promise<string[]> {
    return this.database.answer('casework.cases_to_reach($1, $2, $3)', [walked ? id : null, after, most]);
  }

  /** Of the cases tried it has not reached the items that failed; what failed again and again is an incident. */
  async keep({ id }: Reaching, tried: readonly string[], failed: readonly Unreached[]): Promise<void> {
    await this.database.call('select casework.put_unreached($1, $2, $3)', [
      id,
      tried,
      JSON.stringify(failed),
    ]);
  }

  /** They were taken to every open case. */
  async mark(publications: readonly number[]): Promise<void> {
    await this.database.call('select casework.mark_reached($1)', [publications]);
  }
}
