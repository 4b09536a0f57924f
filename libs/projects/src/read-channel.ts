import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { LegalClock } from '#record';
import { JudgeProject, type SealedJudgement } from '#routing';
import { ChannelQueries, type ChannelRow } from './store/channel.queries.js';
import { ProjectQueries } from './store/projects.queries.js';

/** How a project stands before the green channel today, and how it stood in it. */
export interface ChannelStanding {
  readonly today: SealedJudgement;
  /** Newest first. */
  readonly admissions: readonly ChannelRow[];
}

/** What is missing for the green channel, by how much, and every admission with its evidence. */
@Injectable()
export class ReadChannel {
  constructor(
    private readonly judge: JudgeProject,
    private readonly clock: LegalClock,
    private readonly projects: ProjectQueries,
    private readonly channels: ChannelQueries,
  ) {}

  /** Null where the project is absent or not the reader's to see. */
  async execute(principal: string, id: string): Promise<ChannelStanding | null> {
    const project = await this.projects.project(principal, id);
    if (!project) return null;
    const today = await this.judge.channel(project, localDateOf(await this.clock.now()));
    return { today, admissions: await this.channels.admissions(principal, id) };
  }
}
