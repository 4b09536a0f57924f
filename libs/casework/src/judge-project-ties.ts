import { Injectable } from '@nestjs/common';
import type { RuledOut } from '#model/routing';
import { RuleOutItems } from '#routing';
import { ProjectCases } from './store/project-cases.js';

/** What published tables of today rule out for a project by its facts, of what its items are tied to under a condition. */
@Injectable()
export class JudgeProjectTies {
  constructor(
    private readonly cases: ProjectCases,
    private readonly ruleOut: RuleOutItems,
  ) {}

  /** `codes`: of an item that is not tied to them yet; else those of all open items of the project. `version` is that of the facts. */
  async execute(
    projectId: string,
    codes?: readonly string[],
  ): Promise<{ readonly version: number; readonly ruledOut: readonly RuledOut[] }> {
    const { facts, version, needs, items } = await this.cases.conditionalTies(projectId);
    const asked = codes ?? [...new Set(items.flatMap(({ to }) => to))];
    return { version, ruledOut: await this.ruleOut.execute(needs, facts, asked) };
  }
}
