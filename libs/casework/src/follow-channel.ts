import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { ActOnCase } from './act-on-case.js';
import { SYSTEM } from './ring-alarms.js';
import { ProjectCases } from './store/project-cases.js';

/**
 * A project was admitted to the green channel, or left it: its open items hear of it, case by case, each case in one act. Asked at any
 * time and twice, it finds only those that have not heard.
 */
@Injectable()
export class FollowChannel {
  constructor(
    private readonly cases: ProjectCases,
    private readonly act: ActOnCase,
  ) {}

  /** Of all projects where none is named. Rejects with the first failure, once every case was asked. */
  async execute(projectId: string | null = null): Promise<void> {
    const failures: unknown[] = [];
    for (const { caseId, idx, channel } of await this.cases.outOfChannel(projectId)) {
      const done = await this.act
        .execute(SYSTEM, { caseId, idx }, () => ({ type: 'SET_CHANNEL', idx, channel }))
        .catch((error: unknown) => error);
      if (done instanceof Error) failures.push(done);
      else if (isRejection(done as object))
        failures.push(new Error(`case ${caseId} could not hear of its channel`));
    }
    if (failures.length > 0) throw failures[0];
  }
}
