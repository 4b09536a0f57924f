import { Injectable } from '@nestjs/common';
import { LookAgain } from '#casework';
import { inTurn } from '#kernel';
import { newId } from '#platform';
import { followCase } from './model/licence/follow-case.js';
import { ShowLicence } from './show-licence.js';
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
  constructor(
    private readonly store: LicenceStore,
    private readonly lookAgain: LookAgain,
    private readonly show: ShowLicence,
  ) {}

  /** Throws where the case moves on all the time; whoever brought the message tries again. */
  async execute(caseId: string): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { item, unshown, shares } = await this.store.lookAtCase(caseId);
      const following = item && followCase(item);
      if (!following) return this.tell(caseId, { unshown, shares });
      const { idx, version } = item;
      const act = { ...following, idx, version, id: newId() };
      const { word } = (await this.store.follow(SYSTEM, caseId, act)) ?? {};
      // Looked at once more, for what follows from it; a case that waits for a code does so quietly.
      if (word === 'waiting') return;
    }
    throw new Error(`the registration of case ${caseId} could not be followed`);
  }

  private async tell(
    caseId: string,
    { unshown, shares }: { readonly unshown: string | null; readonly shares: boolean },
  ): Promise<void> {
    if (unshown) await this.show.execute(unshown);
    if (shares) await this.share(caseId);
  }

  /** The licence becomes a result of the company's other projects, and what waited there for it goes on. */
  private async share(caseId: string): Promise<void> {
    for (const waiting of await this.store.share(SYSTEM, caseId)) await this.lookAgain.execute(waiting);
  }

  /** A segment was given: the cases of its organ that wait for a code. Rejects with what failed, after all were followed. */
  async afterSegment(segmentId: string): Promise<void> {
    await inTurn(await this.store.waitingFor(segmentId), (caseId) => this.execute(caseId));
  }
}
