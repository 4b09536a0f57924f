import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { type Rejection, reject } from '#kernel';
import type { Facts } from '#model/catalogue';
import { may } from '#model/identity';
import { statedFacts } from '#model/routing';
import { newId } from '#platform';
import { AdviseProject } from '#routing';
import { type DoneOnProject, endOf } from './act-on-project.js';
import { readProjectCode } from './model/project-code.js';
import { openingLine } from './store/project-line.js';
import { type Asking, ProjectsStore } from './store/projects.store.js';

export interface NewProject {
  readonly name: string;
  readonly base: string;
  readonly facts: Facts;
  readonly code?: string;
}

const ATTEMPTS = 4;

/** OPEN_PROJECT: the applicant's project, before or without a first case; with its stream and the first version of its facts. */
@Injectable()
export class OpenProject {
  constructor(
    private readonly store: ProjectsStore,
    private readonly advise: AdviseProject,
  ) {}

  /**
   * Rejections: UNAUTHENTICATED, KEY_REUSED, FORBIDDEN, NO_SUCH_BASE, PROJECT_CODE_FORM, PROJECT_CODE_TAKEN, CONTENDED; of facts
   * FACT_UNKNOWN, FACT_WRONG, FACT_CONTRADICTS. What a project must answer for advice may still be open when it is opened.
   */
  async execute(
    asking: Asking,
    opening: NewProject,
  ): Promise<DoneOnProject | Rejection | readonly Rejection[]> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const prepared = await this.store.prepare(asking, opening.base);
      if (prepared.word !== 'go') return endOf(prepared);
      const { actor, parkId, now } = prepared;
      if (!may(actor, 'project.open')) return reject('FORBIDDEN', { params: { event: 'project.open' } });
      const wrong = await this.whatIsWrong(opening, parkId);
      if (wrong.length > 0) return wrong;
      const project = { id: newId(), code: null, ...opening };
      const line = openingLine(project, actor, localDateOf(now));
      const applicantOrgan = actor.organId;
      const written = await this.store.open(asking, {
        roles: actor.roles,
        parkId,
        project: { ...project, applicantOrgan, line },
      });
      if (written) return endOf(written);
    }
    return reject('CONTENDED');
  }

  private async whatIsWrong({ code, facts }: NewProject, parkId: number | null): Promise<Rejection[]> {
    if (parkId === null) return [reject('NO_SUCH_BASE', { pointer: '/base' })];
    if (code !== undefined && !readProjectCode(code))
      return [reject('PROJECT_CODE_FORM', { pointer: '/code' })];
    return statedFacts(facts, await this.advise.facts()).map((each) => ({
      ...each,
      pointer: `/facts${each.pointer ?? ''}`,
    }));
  }
}
