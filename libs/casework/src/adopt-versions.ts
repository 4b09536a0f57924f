import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { ActOnCase } from './act-on-case.js';
import type { NewVersion } from './model/command.js';
import { NewVersions } from './new-versions.js';
import { type Carrying, NotReached, Reach } from './reach.js';
import { SYSTEM } from './ring-alarms.js';
import { AdoptionStore } from './store/adoption.store.js';

interface Some {
  readonly caseId: string;
  readonly idx: readonly number[];
  readonly alone: boolean;
}

/**
 * A published version reaches the pending items of its code, case by case, each in an act of its own, where the version says so
 * (rules 4.11). It may be asked at any time and by any number of workers: what has adopted it does so once.
 */
@Injectable()
export class AdoptVersions {
  constructor(
    private readonly store: AdoptionStore,
    private readonly act: ActOnCase,
    private readonly versions: NewVersions,
    private readonly reach: Reach,
  ) {}

  /** The cases in which something adopted a version. One error tells how many items could not, after the others are done. */
  async execute(): Promise<number> {
    const failures: unknown[] = [];
    let adopted = 0;
    for (const { code: _, walked, ...due } of await this.store.due()) {
      const carrying: Carrying<number> = {
        of: (cases) => this.store.pending(due.id, cases),
        // Read at each: a version that cannot be read keeps no other from its items.
        move: async (caseId, idx, alone) => this.adopt({ caseId, idx, alone }, await this.versions.read(due)),
        idx: (idx) => idx,
      };
      adopted += await this.reach.take({ id: due.id, walked }, carrying, failures);
      if (!walked) await this.reach.mark([due.id]);
    }
    if (failures.length > 0) throw new NotReached(failures, `${failures.length} items keep an old version`);
    return adopted;
  }

  private async adopt({ caseId, idx, alone }: Some, adopted: NewVersion): Promise<boolean> {
    const on = alone ? { caseId, idx, alone } : { caseId, idx: null };
    const done = await this.act.execute(SYSTEM, on, async ({ file }) => ({
      type: 'ADOPT_VERSION' as const,
      idx,
      adopted: await this.versions.judged(adopted, file.projectId),
    }));
    if (isRejection(done)) throw new Error(`case ${caseId} could not adopt a version: ${done.code}`);
    return done !== null;
  }
}
