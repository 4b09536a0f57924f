import { Injectable } from '@nestjs/common';
import { newId } from '#platform';
import { followCase } from './model/licence/follow-case.js';
import { LicenceStore } from './store/licence.store.js';

const ATTEMPTS = 8;
/** Time's own name at the door of the acts: no HTTP header can spell it. */
const SYSTEM = 'system:time';

/**
 * What registration owes a case, done: its code reserved, issued on a licence, or voided. It reads how the case stands instead of
 * what was told of it, so messages may come twice, late or in another order, and one is enough.
 */
@Injectable()
export class FollowRegistration {
  constructor(private readonly store: LicenceStore) {}

  /** Throws where the case moves on all the time; whoever brought the message tries again. */
  async execute(caseId: string): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const item = await this.store.lookAtCase(caseId);
      const following = item && followCase(item);
      if (!following) return;
      const { idx, version } = item;
      const act = { ...following, idx, version, id: newId() };
      if (await this.store.follow(SYSTEM, caseId, act)) return;
    }
    throw new Error(`the registration of case ${caseId} could not be followed`);
  }

  /** A segment was given: the cases of its organ that wait for a code. Rejects with the first failure, after all were followed. */
  async afterSegment(segmentId: string): Promise<void> {
    const failures: unknown[] = [];
    for (const caseId of await this.store.waitingFor(segmentId))
      await this.execute(caseId).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }
}
