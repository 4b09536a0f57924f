import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { type Rejection, reject } from '#kernel';
import { validUntil } from '#model/catalogue';
import { newId } from '#platform';
import { JudgeProject } from '#routing';
import { ActOnProject, type DoneOnProject } from './act-on-project.js';
import type { ProjectWorld } from './model/project.js';
import type { ProjectAct } from './model/project-act.js';
import { type Amendment, amendResult, type Ids } from './model/register/amend-result.js';
import { enterResult, type OutsideResult } from './model/register/enter-result.js';
import { type Fulfilment, fulfilObligation } from './model/register/fulfil-obligation.js';
import { confirmProposal, dropProposal } from './model/register/proposals.js';
import { ProjectQueries } from './store/projects.queries.js';
import type { Asking } from './store/projects.store.js';

interface On {
  readonly id: string;
  readonly ifSeq: number;
}
/** A result from outside as people name it: its organ by the handle. */
export type Outside = Omit<OutsideResult, 'organId'> & { readonly organ: string };
type Answer = Promise<DoneOnProject | Rejection>;

/** What people do to the register of results after the decisions; the rejections are those of `ActOnProject` and of each rule. */
@Injectable()
export class ActOnRegister {
  constructor(
    private readonly act: ActOnProject,
    private readonly queries: ProjectQueries,
    private readonly judge: JudgeProject,
  ) {}

  amend(asking: Asking, on: On, wish: Amendment): Answer {
    return this.perform(asking, on, (world, ids) => amendResult(wish, world, ids));
  }

  /** Beside the rejections of the rule: NO_ITEM_OR_ORGAN, where the catalogue knows no such item or organ. */
  async enter(asking: Asking, on: On, { organ, ...wish }: Outside): Answer {
    const terms = await this.queries.terms(wish.code, organ, wish.inForceOn);
    if (!terms) return reject('NO_ITEM_OR_ORGAN', { pointer: '/code', params: { code: wish.code, organ } });
    const until = wish.validUntil ?? validUntil(terms.validity, wish.inForceOn);
    const result = { ...wish, organId: terms.organId, ...(until && { validUntil: until }) };
    return this.perform(asking, on, (world, ids) => enterResult(result, world, ids));
  }

  fulfil(asking: Asking, on: On, wish: Fulfilment): Answer {
    return this.perform(asking, on, (world) => fulfilObligation(wish, world));
  }

  confirm(asking: Asking, on: On, proposal: string): Answer {
    return this.perform(asking, on, async (world, ids) => {
      const judged = await this.judge.channel(world.project, localDateOf(world.now));
      return confirmProposal(proposal, world, { ...ids, judged });
    });
  }

  drop(asking: Asking, on: On, proposal: string, reason: string): Answer {
    return this.perform(asking, on, (world) => dropProposal(proposal, reason, world));
  }

  private async perform(
    asking: Asking,
    on: On,
    decide: (world: ProjectWorld, ids: Ids) => ProjectAct | Rejection | Promise<ProjectAct | Rejection>,
  ): Answer {
    const ids = { proposal: newId(), result: newId() };
    const done = await this.act.execute(asking, on, (world) => decide(world, ids));
    if (!done) throw new Error('an act on the register either happens or is refused');
    return done;
  }
}
