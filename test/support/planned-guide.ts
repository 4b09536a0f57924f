import { type Item } from '#model/casework';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import { plannedItem } from '../../libs/casework/src/model/replay.js';
import { NATIONAL_DAYS } from './receipts.js';
import { SEEDED } from './seeded.js';

/** One application for everything the guide offers, nothing handed in yet. */
export function plannedGuide(
  guide: GuideDefinition,
  items: readonly ItemDefinition[] = SEEDED.items,
): Item[] {
  const siblings = guide.items.map(({ code }) => code);
  return siblings.map((code, n) => {
    const definition = items.find((each) => each.code === code);
    if (!definition) throw new RangeError(`no item ${code}`);
    const plan = { idx: n + 1, organId: 10 * (n + 1), itemVersion: 1, calendar: 1, handedIn: [], siblings };
    return plannedItem(plan, { definition, waitsAs: guide.standing, calendar: NATIONAL_DAYS });
  });
}
