import { Injectable } from '@nestjs/common';
import { RingAlarms } from './ring-alarms.js';
import { CaseworkStore } from './store/casework.store.js';

/**
 * A result came into force, or an item began to wait: every waiting case of the project looks at the register once. Both
 * sides commit before they are heard of, so whichever comes second sees the other; the alarm `look-again` is the sweep.
 */
@Injectable()
export class LookAgain {
  constructor(
    private readonly store: CaseworkStore,
    private readonly ring: RingAlarms,
  ) {}

  /** Rejects with the first failure, once every waiting item that can look has looked. */
  async execute(caseId: string): Promise<void> {
    const failures: unknown[] = [];
    for (const { caseId: waiting, idx } of await this.store.waitingBeside(caseId)) {
      failures.push(...(await this.look(waiting, idx)));
    }
    if (failures.length > 0) throw failures[0];
  }

  /** In one act; where that fails each alone, so that a poisoned item keeps no other from its result. */
  private async look(caseId: string, idx: readonly number[]): Promise<unknown[]> {
    const one = (alone: readonly number[]) =>
      this.ring.execute(caseId, alone, true).then(
        () => [],
        (error: unknown) => [error],
      );
    const together = await one(idx);
    if (together.length === 0) return together;
    const apart: unknown[] = [];
    for (const each of idx) apart.push(...(await one([each])));
    return apart;
  }
}
