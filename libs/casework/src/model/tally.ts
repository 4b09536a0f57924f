import { type Item, isOpen } from './item.js';
import type { Tally } from './outcome.js';
import { isInFavour } from './redecide/facts.js';

/** What the changed items add to the counts of their case. What is handled anew is taken out of them again. */
export function tallyOf(changed: readonly Item[], before: ReadonlyMap<number, Item>): Tally {
  const moved = changed.flatMap((item) => {
    const was = before.get(item.idx);
    return was && isOpen(was) !== isOpen(item) ? [{ was, item }] : [];
  });
  const ended = moved.filter(({ was }) => isOpen(was));
  const count = (standing: string) => ended.filter(({ item }) => item.standing === standing).length;
  const anew = moved.filter(({ item }) => isOpen(item));
  const wasSo = (is: (facts: Item['context']['facts']) => boolean) =>
    anew.filter(({ was }) => is(was.context.facts)).length;
  return {
    ended: ended.length - anew.length,
    granted: count('granted') + count('recorded') - wasSo(isInFavour),
    refused: count('refused') - wasSo(({ outcome }) => outcome === 'refused'),
    withdrawn: count('withdrawn'),
  };
}
