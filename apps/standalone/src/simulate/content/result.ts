import type { Item } from '#model/casework';
import type { Chance } from '../chance.js';

/** What an organ finds when it looks again at what has lost its basis, or was reviewed on other facts. */
export const RESULT_CONTENT = {
  RECHECK: ({ item, chance }: { readonly item: Item; readonly chance: Chance }): object | null => {
    const open = (item.context.facts.rechecks ?? []).filter(({ doneOn }) => !doneOn);
    const found = chance.pick(open);
    return found ? { recheck: found.id, conclusion: chance.happens(0.8) ? 'stands' : 'differs' } : null;
  },
};
