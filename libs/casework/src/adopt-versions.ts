import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import { isRejection } from '#kernel';
import { ActOnCase } from './act-on-case.js';
import { apart } from './apart.js';
import { JudgeProjectTies } from './judge-project-ties.js';
import type { NewVersion } from './model/command.js';
import { conditionalCodes } from './model/condition/judged-tie.js';
import { SYSTEM } from './ring-alarms.js';
import { AdoptionStore } from './store/adoption.store.js';

const CASES_AT_ONCE = 200;

interface Some {
  readonly caseId: string;
  readonly idx: readonly number[];
  readonly alone: boolean;
}

/**
 * A published version reaches the pending items of its code, case by case, each in an act of its own, where the version says so
 * (rules 4.11). It may be asked at any time and by any number of workers: what has adopted it does so once, and the mark comes
 * last, so a crash repeats a pass.
 */
@Injectable()
export class AdoptVersions {
  constructor(
    private readonly store: AdoptionStore,
    private readonly act: ActOnCase,
    private readonly published: Published,
    private readonly judge: JudgeProjectTies,
  ) {}

  /** The cases in which something adopted a version. One error tells how many could not, after the others are done. */
  async execute(): Promise<number> {
    const failures: unknown[] = [];
    let adopted = 0;
    for (const { code: _, ...due } of await this.store.due()) {
      const before = failures.length;
      adopted += await this.reach({ ...due, definition: await this.published.item(due.id) }, failures);
      if (failures.length === before) await this.store.done(due.id);
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} cases keep an old version`);
    return adopted;
  }

  private async reach(version: NewVersion, failures: unknown[]): Promise<number> {
    let adopted = 0;
    for (let page = await this.store.page(version.id, null, CASES_AT_ONCE); page; ) {
      for (const [caseId, idx] of page.pending) {
        const done = await apart(idx, (these, alone) => this.adopt({ caseId, idx: these, alone }, version));
        failures.push(...done.failures);
        if (done.moved) adopted += 1;
      }
      page = await this.store.page(version.id, page.last, CASES_AT_ONCE);
    }
    return adopted;
  }

  private async adopt({ caseId, idx, alone }: Some, adopted: NewVersion): Promise<boolean> {
    const on = alone ? { caseId, idx, alone } : { caseId, idx: null };
    const done = await this.act.execute(SYSTEM, on, async ({ file }) => ({
      type: 'ADOPT_VERSION' as const,
      idx,
      adopted: { ...adopted, ...(await this.ruledOut(adopted, file.projectId)) },
    }));
    if (isRejection(done)) throw new Error(`case ${caseId} could not adopt a version: ${done.code}`);
    return done !== null;
  }

  /** Of what the version ties to under a condition; read after the case, as whoever follows changed facts does. */
  private async ruledOut(
    { definition }: NewVersion,
    projectId: string,
  ): Promise<Pick<NewVersion, 'ruledOut'>> {
    const codes = conditionalCodes(definition);
    if (codes.length === 0) return {};
    const { ruledOut } = await this.judge.execute(projectId, codes);
    return { ruledOut };
  }
}
