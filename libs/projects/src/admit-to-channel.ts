import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import type { Rejection } from '#kernel';
import { newId } from '#platform';
import { JudgeProject } from '#routing';
import { ActOnProject, type DoneOnProject } from './act-on-project.js';
import type { ChannelWish } from './model/channel/admissible.js';
import { proposeChannel } from './model/channel/admit.js';
import { type EndWish, proposeEnd } from './model/channel/end.js';
import type { ProjectWorld } from './model/project.js';
import type { ProjectAct } from './model/project-act.js';
import type { Asking } from './store/projects.store.js';

interface On {
  readonly id: string;
  readonly ifSeq: number;
}
type Answer = Promise<DoneOnProject | Rejection>;

/** Admission to the green channel (绿色通道) and its loss, as people ask for them; the second person confirms as of every proposal. */
@Injectable()
export class AdmitToChannel {
  constructor(
    private readonly act: ActOnProject,
    private readonly judge: JudgeProject,
  ) {}

  /** Rejections: those of `ActOnProject` and of `proposeChannel`. */
  propose(asking: Asking, on: On, wish: ChannelWish): Answer {
    const id = newId();
    return this.perform(asking, on, async (world) => {
      const judged = await this.judge.channel(world.project, localDateOf(world.now));
      return proposeChannel(wish, world, { judged, id });
    });
  }

  /** Rejections: those of `ActOnProject` and of `proposeEnd`. */
  proposeEnd(asking: Asking, on: On, wish: EndWish): Answer {
    const id = newId();
    return this.perform(asking, on, async (world) => proposeEnd(wish, world, id));
  }

  private async perform(
    asking: Asking,
    on: On,
    decide: (world: ProjectWorld) => Promise<ProjectAct | Rejection>,
  ): Answer {
    const done = await this.act.execute(asking, on, decide);
    if (!done) throw new Error('the channel either changes or the act is refused');
    return done;
  }
}
