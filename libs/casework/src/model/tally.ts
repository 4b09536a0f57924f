import { type Item, isOpen } from './item.js';
import type { Tally } from './outcome.js';

/** What the changed items add to the counts of their case. What is decided anew is taken out of them again. */
export function tallyOf(changed: readonly Item[], before: ReadonlyMap<number, Item>): Tally {
  const moved = changed.flatMap((item) => {
    const was = before.get(item.idx);
    return was && isOpen(was) !== isOpen(item) ? [{ was, item }] : [];
  });
  const ended = moved.filter(({ was }) => isOpen(was));
  const count = (standing: string) => ended.filter(({ item }) => item.standing === standing).length;
  const anew = moved.filter(({ item }) => isOpen(item));
  const refused = anew.filter(({ was }) => was.context.facts.outcome === 'refused').length;
  return {
    ended: ended.length - anew.length,
    granted: count('granted') + count('recorded') - (anew.length - refused),
    refused: count('refused') - refused,
    withdrawn: count('withdrawn'),
  };
}
