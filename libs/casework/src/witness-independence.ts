import { Injectable } from '@nestjs/common';
import { Loading } from './loading.js';
import { heldBySibling } from './model/held.js';
import { type HeldItem, type WaitingItem, type WaitingPage, WitnessStore } from './store/witness.store.js';

const CASES_AT_ONCE = 200;
/** Of one call: enough for 4,000 open cases a minute, and an end for one call among millions. */
const PAGES_A_CALL = 20;

/**
 * The runtime witness (rules 1.6): how many open items a sibling holds without a published tie. Zero always; each one more is an
 * incident, open as long as it is held. Asked of stored items and not within the act: what an act could do wrong it is refused for,
 * what another hand, a mistake of ours or a new version did wrong would not pass an act at all; and the two trips stay two.
 */
@Injectable()
export class WitnessIndependence {
  private after: string | null = null;

  constructor(
    private readonly store: WitnessStore,
    private readonly loading: Loading,
  ) {}

  /**
   * Looks on from where the last call ended, round and round; the items held that are known by now. Any number of workers may ask.
   * Items that cannot be read are told by one error, after the others are looked at.
   */
  async execute(): Promise<number> {
    let held = 0;
    const failures: unknown[] = [];
    for (let left = PAGES_A_CALL; left > 0; left -= 1) {
      const page = await this.store.page(this.after, CASES_AT_ONCE);
      const found = page ? await this.heldOf(page, failures) : [];
      held = await this.store.hold(this.after, page?.last ?? null, found);
      this.after = page?.last ?? null;
      if (!page) break;
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} items cannot be read`);
    return held;
  }

  private async heldOf({ items, today }: WaitingPage, failures: unknown[]): Promise<HeldItem[]> {
    const held: HeldItem[] = [];
    for (const row of items) {
      try {
        const by = await this.siblings(row, today);
        if (by) held.push({ caseId: row.caseId, idx: row.idx, by: by.join(', ') });
      } catch (error) {
        failures.push(error);
      }
    }
    return held;
  }

  private async siblings({ caseId: _, guideVersion, ...row }: WaitingItem, today: WaitingPage['today']) {
    const [item] = await this.loading.items([row], { guideVersion });
    return item ? heldBySibling(item, today) : null;
  }
}
