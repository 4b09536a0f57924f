import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { ActOnCase } from './act-on-case.js';
import { JudgeProjectTies } from './judge-project-ties.js';
import { SYSTEM } from './ring-alarms.js';
import { ProjectCases } from './store/project-cases.js';

/**
 * Facts of a project have changed: of its open items, ties that the law asks only under a condition are judged anew, case by case, each in an act
 * of its own. Asked twice, it finds them judged; a case in which no tie stands otherwise has no act.
 */
@Injectable()
export class FollowTies {
  constructor(
    private readonly cases: ProjectCases,
    private readonly judge: JudgeProjectTies,
    private readonly act: ActOnCase,
  ) {}

  /** Rejects with the first failure, once every case was asked. */
  async execute(projectId: string): Promise<void> {
    const { items } = await this.cases.conditionalTies(projectId);
    const failures: unknown[] = [];
    for (const caseId of new Set(items.map((item) => item.caseId))) {
      const idx = items.filter((item) => item.caseId === caseId).map((item) => item.idx);
      await this.follow(projectId, caseId, idx).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private async follow(projectId: string, caseId: string, idx: readonly number[]): Promise<void> {
    // Judged after the case was read: facts that change later find its ties judged by these, or make the act stale.
    const done = await this.act.execute(SYSTEM, { caseId, idx }, async () => ({
      type: 'JUDGE_TIES' as const,
      idx,
      ...(await this.judge.execute(projectId)),
    }));
    if (isRejection(done)) throw new Error(`case ${caseId} could not judge its ties: ${done.code}`);
  }
}
