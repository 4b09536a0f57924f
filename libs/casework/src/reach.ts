import { Injectable } from '@nestjs/common';
import { shortReason } from '#record';
import { apart } from './apart.js';
import { type Reaching, ReachStore, type Unreached } from './store/reach.store.js';

const CASES_AT_ONCE = 200;

/** Items that keep what they had. Each is remembered and tried again after its pause, whatever becomes of this error. */
export class NotReached extends AggregateError {}

/** How one kind of publication is taken to cases: which of their items it concerns, and the act that moves them. */
export interface Carrying<T> {
  readonly of: (cases: readonly string[]) => Promise<ReadonlyMap<string, readonly T[]>>;
  /** Rejects where the items could not be moved; false: there was nothing to move. */
  readonly move: (caseId: string, items: readonly T[], alone: boolean) => Promise<boolean>;
  readonly idx: (item: T) => number;
}

/**
 * Takes what was published to every open case once, in pages. An item that could not be moved is remembered and its case tried alone from then on, at
 * growing pauses: one that nobody can read does not bring each minute's pass to all cases again, and becomes an incident. The memory comes before the mark, so a crash repeats a pass.
 */
@Injectable()
export class Reach {
  constructor(private readonly store: ReachStore) {}

  /** How many cases moved; what failed is added to `failures`. */
  async take<T>(publication: Reaching, carrying: Carrying<T>, failures: unknown[]): Promise<number> {
    let moved = 0;
    for (let cases = await this.next(publication, null); cases.length > 0; ) {
      const page = await this.page(cases, carrying, failures);
      moved += page.moved;
      if (publication.walked || page.failed.length > 0)
        await this.store.keep(publication, cases, page.failed);
      cases = await this.next(publication, cases.at(-1) ?? null);
    }
    return moved;
  }

  private async page<T>(cases: readonly string[], { of, move, idx }: Carrying<T>, failures: unknown[]) {
    const failed: Unreached[] = [];
    let moved = 0;
    for (const [caseId, items] of await of(cases)) {
      const done = await apart(items, (these, alone) => move(caseId, these, alone));
      for (const { item, error } of done.failures) {
        failures.push(error);
        failed.push({ caseId, idx: idx(item), reason: shortReason(error) });
      }
      if (done.moved) moved += 1;
    }
    return { moved, failed };
  }

  /** They need not be taken to every open case any more. */
  async mark(publications: readonly number[]): Promise<void> {
    await this.store.mark(publications);
  }

  private next(publication: Reaching, after: string | null): Promise<string[]> {
    return this.store.cases(publication, after, CASES_AT_ONCE);
  }
}
