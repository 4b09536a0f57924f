import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import type { Facts, ItemDefinition } from '#model/catalogue';
import { DecideLevels, RuleOutItems } from '#routing';
import type { Offered } from './model/application.js';
import { conditionalCodes } from './model/condition/judged-tie.js';
import { offeredByFacts } from './model/levels/offered-authority.js';
import type { Offering } from './store/offerings.js';

/** What may be applied for at a base today: each item with its version in force, the one organ that decides it by the facts, and that organ's days. */
@Injectable()
export class ReadOffers {
  constructor(
    private readonly published: Published,
    private readonly levels: DecideLevels,
    private readonly ruleOut: RuleOutItems,
  ) {}

  /** `applied`: the codes of the case. What these are tied to under a condition, and the case does not apply for, is judged by the facts. */
  async execute(
    { authorities, levels, needs }: Pick<Offering, 'authorities' | 'levels' | 'needs'>,
    facts: Facts,
    applied: readonly string[],
  ): Promise<Offered[]> {
    const offered: Offered[] = [];
    const offers = offeredByFacts(authorities ?? [], await this.levels.execute(levels, facts));
    for (const { itemVersion, calendar: id, authority, ...organs } of offers) {
      if (itemVersion === null) continue;
      const calendar = { id, days: await this.published.calendar(id) };
      const definition = await this.published.item(itemVersion);
      const routed = routedTo(definition, organs);
      if (!routed) continue;
      const { organId, levels } = routed;
      const ruledOut = await this.ruleOut.execute(needs, facts, outside(definition, applied));
      offered.push({ definition, itemVersion, organId, authority, levels, calendar, ruledOut });
    }
    return offered;
  }
}

/** An item of two levels goes to the organ of its first review; null where nobody makes one there. */
function routedTo(
  { firstReview }: ItemDefinition,
  { organId, firstReviewer }: { readonly organId: number; readonly firstReviewer: number | null },
): Pick<Offered, 'organId' | 'levels'> | null {
  if (!firstReview) return { organId };
  if (firstReviewer === null) return null;
  return { organId: firstReviewer, levels: { first: firstReviewer, upper: organId } };
}

/** What an item that is applied for is tied to under a condition outside the case. */
const outside = (definition: ItemDefinition, applied: readonly string[]): string[] =>
  applied.includes(definition.code)
    ? conditionalCodes(definition).filter((code) => !applied.includes(code))
    : [];
