import { Injectable } from '@nestjs/common';
import type { Rejection } from '#kernel';
import type { Facts, ItemDefinition } from '#model/catalogue';
import { itemsOfGuide } from '#model/routing';
import { Lists } from './lists.js';
import { AdviceQueries } from './store/advice.queries.js';

/** The items of one guide that a project needs today: what a submission by facts opens, by the rules of advice. */
@Injectable()
export class NeedItems {
  constructor(
    private readonly queries: AdviceQueries,
    private readonly lists: Lists,
  ) {}

  /** In the order of the guide; null where no such guide is in force. Rejections: those of `itemsOfGuide`. */
  async execute(
    guide: string,
    facts: Facts,
  ): Promise<readonly ItemDefinition[] | readonly Rejection[] | null> {
    const { versions } = await this.queries.standing('', null);
    const listed = await this.lists.read(versions);
    const taken = listed.guides.find(({ code }) => code === guide);
    return taken ? itemsOfGuide(taken, facts, listed) : null;
  }
}
