import type { GuideDefinition } from '#model/catalogue';
import { type Need, needsOfGuide } from './items-needed.js';

/** Every item that is in a guide or a table, with its guide. */
export interface Taken {
  readonly code: string;
  readonly guide: string | null;
  readonly need: Need;
}

/**
 * Which guides a project takes: those of which it needs an item. In them what no table names and is not optional is needed, too. A guide made for
 * demonstration repeats others' items, so it is left out. An item of several guides is told once, of the first.
 */
export function takeGuides(
  guides: readonly GuideDefinition[],
  needs: ReadonlyMap<string, Need>,
): readonly Taken[] {
  const taken = new Map<string, Taken>();
  const take = (code: string, guide: string | null, need: Need) => {
    if (!taken.has(code)) taken.set(code, { code, guide, need });
  };
  for (const guide of guides.filter(({ demo }) => !demo)) {
    const isTaken = guide.items.some(({ code }) => needs.get(code)?.state === 'needed');
    const own = isTaken ? needsOfGuide(guide, needs) : needs;
    for (const { code } of guide.items) {
      const need = own.get(code);
      if (need) take(code, guide.code, need);
    }
  }
  for (const [code, need] of needs) take(code, null, need);
  return [...taken.values()];
}
