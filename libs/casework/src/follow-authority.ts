import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { DecideLevels } from '#routing';
import { ActOnCase } from './act-on-case.js';
import type { AuthorityCommand } from './model/levels/commands.js';
import { reasonOf } from './model/levels/offered-authority.js';
import { SYSTEM } from './ring-alarms.js';
import { ProjectCases } from './store/project-cases.js';

/**
 * Facts of a project have changed: of its items under review that lie between levels, the lead hears where another level is named now. No item
 * moves by it (行政许可法 has no such effect): a transfer does. Asked twice, it finds that it was told.
 */
@Injectable()
export class FollowAuthority {
  constructor(
    private readonly cases: ProjectCases,
    private readonly levels: DecideLevels,
    private readonly act: ActOnCase,
  ) {}

  async execute(projectId: string): Promise<void> {
    const { facts, lead, tables, items } = await this.cases.betweenLevels(projectId);
    if (tables === null || lead === null) return;
    const decided = await this.levels.execute(tables, facts);
    for (const caseId of new Set(items.map((item) => item.caseId))) {
      const named = items.flatMap(({ idx, code, caseId: of }): AuthorityCommand['items'] => {
        const answer = decided.get(code);
        const { because } = answer ? reasonOf(answer) : {};
        return of === caseId && answer?.level && because ? [{ idx, level: answer.level, because, lead }] : [];
      });
      if (named.length > 0) await this.tell(caseId, named);
    }
  }

  private async tell(caseId: string, items: AuthorityCommand['items']): Promise<void> {
    const done = await this.act.execute(SYSTEM, { caseId, idx: items.map(({ idx }) => idx) }, () => ({
      type: 'AUTHORITY_DIFFERS',
      items,
    }));
    if (isRejection(done)) throw new Error(`case ${caseId} could not hear of its authority: ${done.code}`);
  }
}
