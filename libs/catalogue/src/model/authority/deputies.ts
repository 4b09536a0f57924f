import type { DelegationDefinition } from './delegation.js';

/** A deputy may be deputised in turn, so often and no more: the number is ours, demo. */
export const LONGEST_CHAIN = 3;

/** Who acts for an organ, by which deputations, the last one last; empty where it acts itself. */
export interface Deputy {
  readonly organ: string;
  readonly chain: readonly DelegationDefinition[];
}

/**
 * Who acts for the organ (机关代理) by these deputations of one item, base and day. Null where they run in a circle, are more than
 * {@link LONGEST_CHAIN}, or two name a deputy of one organ: then nobody gains anything.
 */
export function deputyOf(organ: string, deputations: readonly DelegationDefinition[]): Deputy | null {
  const chain: DelegationDefinition[] = [];
  for (let at = organ; ; ) {
    const [next, ...more] = deputations.filter(({ delegator }) => delegator === at);
    if (next === undefined) return { organ: at, chain };
    const isAgain = next.delegate === organ || chain.some(({ delegate }) => delegate === next.delegate);
    if (more.length > 0 || isAgain || chain.length === LONGEST_CHAIN) return null;
    chain.push(next);
    at = next.delegate;
  }
}
