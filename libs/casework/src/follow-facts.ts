import { Injectable } from '@nestjs/common';
import { isRejection } from '#kernel';
import { type FactsChange, ProjectQueries } from '#projects';
import { ReadFacts } from '#routing';
import { ActOnCase } from './act-on-case.js';
import { SYSTEM } from './ring-alarms.js';
import { ProjectCases } from './store/project-cases.js';

/**
 * Facts of a project have changed: the open items that read one of them look again, case by case, each in an act of its own. Asked
 * twice, it finds that they have heard; items that read none of them are not touched.
 */
@Injectable()
export class FollowFacts {
  constructor(
    private readonly projects: ProjectQueries,
    private readonly read: ReadFacts,
    private readonly cases: ProjectCases,
    private readonly act: ActOnCase,
  ) {}

  /** The line `seq` of the project is the one that changed them. Rejects with the first failure, once every case was asked. */
  async execute(projectId: string, seq: number): Promise<void> {
    const change = await this.projects.factsChange(projectId, seq);
    if (!change) return;
    const items = await this.cases.underReview(projectId);
    const codes = [...new Set(items.map(({ code }) => code))];
    const readers = await this.read.readers(
      codes,
      change.changed.map(({ fact }) => fact),
    );
    const failures: unknown[] = [];
    for (const caseId of new Set(items.map((item) => item.caseId))) {
      const touched = items.filter((item) => item.caseId === caseId && readers.has(item.code));
      const tell = touched.map(({ idx, code }) => ({ idx, facts: told(change, readers.get(code) ?? []) }));
      if (tell.length > 0)
        await this.tell(caseId, change.version, tell).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private async tell(
    caseId: string,
    version: number,
    items: readonly { idx: number; facts: FactsChange['changed'] }[],
  ) {
    const done = await this.act.execute(SYSTEM, { caseId, idx: items.map(({ idx }) => idx) }, () => ({
      type: 'FACTS_CHANGED',
      version,
      items,
    }));
    if (isRejection(done)) throw new Error(`case ${caseId} could not hear of facts: ${done.code}`);
  }
}

/** The changed facts an item reads; of one that only follows from changed ones, those. */
function told({ changed }: FactsChange, read: readonly string[]): FactsChange['changed'] {
  const own = changed.filter(({ fact }) => read.includes(fact));
  return own.length > 0 ? own : changed;
}
