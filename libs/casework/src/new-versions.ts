import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import { JudgeProjectTies } from './judge-project-ties.js';
import type { NewVersion } from './model/command.js';
import { conditionalCodes } from './model/condition/judged-tie.js';

/** A published version as the items of a project adopt it. */
@Injectable()
export class NewVersions {
  constructor(
    private readonly published: Published,
    private readonly judge: JudgeProjectTies,
  ) {}

  async read(due: Omit<NewVersion, 'definition'>): Promise<NewVersion> {
    return { ...due, definition: await this.published.item(due.id) };
  }

  /** With what tables rule out of what it ties to under a condition; asked after the case was read, as by whoever follows changed facts. */
  async judged(version: NewVersion, projectId: string): Promise<NewVersion> {
    const codes = conditionalCodes(version.definition);
    if (codes.length === 0) return version;
    const { ruledOut } = await this.judge.execute(projectId, codes);
    return { ...version, ruledOut };
  }
}
