import { Injectable } from '@nestjs/common';
import { apart } from './apart.js';
import { type Reaching, ReachStore } from './store/reach.store.js';

const CASES_AT_ONCE = 200;

/** How one kind of publication is taken to cases: which of their items it concerns, and the act that moves them. */
export interface Carrying<T> {
  readonly of: (cases: readonly string[]) => Promise<ReadonlyMap<string, readonly T[]>>;
  /** Rejects where the items could not be moved; false: there was nothing to move. */
  readonly move: (caseId: string, items: readonly T[], alone: boolean) => Promise<boolean>;
}

/**
 * Takes what was published to every open case once, in pages. A case that could not be moved is remembered and tried alone from then on: one that
 * nobody can read does not bring each minute's pass to all cases again. The memory comes before the mark, so a crash repeats a pass.
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

  private async page<T>(cases: readonly string[], { of, move }: Carrying<T>, failures: unknown[]) {
    const failed: string[] = [];
    let moved = 0;
    for (const [caseId, items] of await of(cases)) {
      const done = await apart(items, (these, alone) => move(caseId, these, alone));
      failures.push(...done.failures);
      if (done.failures.length > 0) failed.push(caseId);
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
