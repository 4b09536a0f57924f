import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import {
  type Candidate,
  type ChannelJudgement,
  type Contender,
  judgeChannel,
  type Ranked,
  rankForLand,
} from '#model/routing';
import { canonical, digest } from '#record';
import { Lists } from './lists.js';
import { AdviceQueries } from './store/advice.queries.js';

export type SealedJudgement = ChannelJudgement & { readonly hash: string };

/** How projects stand before what is published of the green channel and of the ranking for land; keeps nothing, writes nothing. */
@Injectable()
export class JudgeProject {
  constructor(
    private readonly queries: AdviceQueries,
    private readonly lists: Lists,
  ) {}

  /** By what is in force on the day; `hash` is SHA-256 of the canonical JSON of the rest: same facts and day, same hash. */
  async channel(candidate: Candidate, on: LocalDate): Promise<SealedJudgement> {
    const judgement = judgeChannel(candidate, on, await this.listed(on));
    return { ...judgement, hash: digest(canonical(judgement)) };
  }

  /** In the order of the table in force today; null where none is. */
  async ranking<C extends Contender>(projects: readonly C[]) {
    const { tables, facts } = await this.listed(null);
    const table = tables.find(({ content }) => content.answers === 'ranking');
    if (!table) return null;
    const ranked: readonly Ranked<C>[] = rankForLand(projects, table, facts);
    return { table, ranked };
  }

  private async listed(on: LocalDate | null) {
    return this.lists.read((await this.queries.standing('', on)).versions);
  }
}
