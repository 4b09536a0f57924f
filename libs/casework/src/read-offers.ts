import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import type { Facts } from '#model/catalogue';
import { DecideLevels } from '#routing';
import type { Offered } from './model/application.js';
import { offeredByFacts } from './model/levels/offered-authority.js';
import type { Prepared } from './store/casework.store.js';

/** What may be applied for at a base today: each item with its version in force, the one organ that decides it by the facts, and that organ's days. */
@Injectable()
export class ReadOffers {
  constructor(
    private readonly published: Published,
    private readonly levels: DecideLevels,
  ) {}

  async execute(
    { authorities, levels }: Pick<Prepared, 'authorities' | 'levels'>,
    facts: Facts,
  ): Promise<Offered[]> {
    const offered: Offered[] = [];
    const offers = offeredByFacts(authorities ?? [], await this.levels.execute(levels, facts));
    for (const { itemVersion, organId, calendar: id, authority } of offers) {
      if (itemVersion === null) continue;
      const calendar = { id, days: await this.published.calendar(id) };
      const definition = await this.published.item(itemVersion);
      offered.push({ definition, itemVersion, organId, calendar, authority });
    }
    return offered;
  }
}
