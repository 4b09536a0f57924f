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

  async execute(caseId: string): Promise<void> {
    for (const waiting of await this.store.waitingBeside(caseId)) await this.ring.execute(waiting);
  }
}
