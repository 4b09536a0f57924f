import { expect, it } from '@jest/globals';
import type { ItemEvent } from './events.js';
import type { ItemFacts } from './facts.js';
import type { Item } from './item.js';
import type { ItemContext } from './item-context.js';
import { refusalOf } from './policies.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** True where a value of the type is, or somewhere holds, an item or what an item reads. */
type Holds<T> = T extends Item | ItemContext | ItemFacts
  ? true
  : T extends readonly (infer E)[]
    ? Holds<E>
    : HoldsIn<T>;
type HoldsIn<T> = T extends object ? { [K in keyof T]-?: Holds<NonNullable<T[K]>> }[keyof T] : false;

/** `tsc` is the judge of these lines: a sibling in a context, in facts, or in what a policy is given, and they do not compile. */
const OWN: {
  readonly context: Same<keyof ItemContext, 'definition' | 'waitsAs' | 'calendar' | 'facts'>;
  readonly facts: Holds<ItemFacts[keyof ItemFacts]> extends infer H ? (true extends H ? false : true) : never;
  readonly policy: Same<Parameters<typeof refusalOf>, [ItemContext, Pick<ItemEvent, 'type' | 'on' | 'by'>]>;
} = { context: true, facts: true, policy: true };

it('gives a rule about an item its own definition, facts, calendar and guide standing, and no sibling', () => {
  expect(OWN).toEqual({ context: true, facts: true, policy: true });
  expect(refusalOf).toHaveLength(2);
});
