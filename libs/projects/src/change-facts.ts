import { Injectable } from '@nestjs/common';
import { isRejection, type Rejection } from '#kernel';
import { newId } from '#platform';
import { ReadFacts } from '#routing';
import { ActOnProject, type DoneOnProject } from './act-on-project.js';
import { changeFacts, type FactsWish } from './model/facts/change-facts.js';
import { isBarred } from './model/who.js';
import type { Asking } from './store/projects.store.js';

/** CHANGE_FACTS: the next version of the facts of a project. What reads them hears of it by message, case by case. */
@Injectable()
export class ChangeFacts {
  constructor(
    private readonly act: ActOnProject,
    private readonly read: ReadFacts,
  ) {}

  /** `facts` names what changes; null takes a fact back. Rejections: those of `ActOnProject`, of `changeFacts`, and of the list of facts. */
  async execute(
    asking: Asking,
    on: { readonly id: string; readonly ifSeq: number },
    wish: FactsWish,
  ): Promise<DoneOnProject | Rejection | readonly Rejection[]> {
    let wrong: readonly Rejection[] = [];
    const proposal = newId();
    const done = await this.act.execute(asking, on, async (world) => {
      const next = await this.read.replaced(world.project.facts, wish.facts);
      const back = next.takenBack.length > 0 && { takenBack: next.takenBack };
      const act = changeFacts({ ...wish, facts: next.facts, ...back }, world, proposal);
      if (isRejection(act) && isBarred(act)) return act;
      wrong = next.wrong.map((each) => ({ ...each, pointer: `/facts${each.pointer ?? ''}` }));
      return wrong[0] ?? act;
    });
    if (isRejection(done) && done.code === wrong[0]?.code) return wrong;
    if (!done) throw new Error('facts either change or are refused');
    return done;
  }
}
