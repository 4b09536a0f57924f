import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { inTurn, isRejection } from '#kernel';
import { JudgeProject } from '#routing';
import { ActOnProject } from './act-on-project.js';
import { isGreen } from './model/channel/channel.js';
import { recheckChannel } from './model/channel/end.js';
import { ChannelQueries } from './store/channel.queries.js';

/** Time, as it asks at the door of the acts. */
export const SYSTEM = { principal: 'system:time', key: null, hash: null } as const;

/** The place of a project in the green channel is looked at again: on changed data, on what was published, and once a year. */
@Injectable()
export class RecheckChannel {
  constructor(
    private readonly act: ActOnProject,
    private readonly judge: JudgeProject,
    private readonly queries: ChannelQueries,
  ) {}

  /** False where the stream is no project's. Asked twice, it finds that nothing is left to do. */
  async execute(streamId: string): Promise<boolean> {
    const done = await this.act.execute(SYSTEM, { id: streamId }, async (world) => {
      if (!isGreen(world.project.channel)) return null;
      return recheckChannel(world, await this.judge.channel(world.project, localDateOf(world.now)));
    });
    if (!isRejection(done)) return true;
    if (done.code === 'ABSENT') return false;
    throw new Error(`the channel of project ${streamId} could not be looked at: ${done.code}`);
  }

  /** Every project in the channel. Rejects with what failed, once all were asked. */
  async all(): Promise<void> {
    await inTurn(await this.queries.green(), (id) => this.execute(id));
  }
}
