import { Injectable } from '@nestjs/common';
import { JudgeProject } from '#routing';
import { ChannelQueries, type ContenderRow } from './store/channel.queries.js';

/** Land that is supplied already (国有建设用地供应) takes no quota any more. */
const LAND_SUPPLY = 'P08';

/** 新增建设用地计划指标排序: projects that take land and have none yet, in the order of the published table; keeps nothing. */
@Injectable()
export class ReadLandRanking {
  constructor(
    private readonly channels: ChannelQueries,
    private readonly judge: JudgeProject,
  ) {}

  /** Of the projects that the reader sees; null where no table of that kind is in force. */
  async execute(principal: string) {
    return this.judge.ranking<ContenderRow>(await this.channels.contenders(principal, LAND_SUPPLY));
  }
}
