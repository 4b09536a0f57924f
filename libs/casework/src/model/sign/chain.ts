import { type Acting, isOneOf } from '../acting.js';
import { isGreen } from '../channel/facts.js';
import type { ItemContext } from '../item-context.js';
import type { Signature, SignLevel } from './facts.js';

type Read = Pick<ItemContext, 'definition' | 'facts'>;

const proposes = ({ facts }: Read): 'granted' | 'refused' =>
  facts.opinion === 'disagree' ? 'refused' : 'granted';

/**
 * The signatures after the officer's, in their order; the last one is the decision itself. Three in a chain put the reviewer before
 * the head. On the green channel a refusal goes one level up: the head signs it, the government decides.
 */
export function chainOf(context: Read): readonly SignLevel[] {
  const { definition, facts } = context;
  const reviewed: readonly SignLevel[] = definition.signing === 3 ? ['reviewer'] : [];
  const green = isGreen(facts) && proposes(context) === 'refused';
  return [...reviewed, 'head', ...(green ? (['government'] as const) : [])];
}

/** The signatures that are given, the officer's first. */
const given = ({ facts }: Read): readonly Signature[] => facts.signatures ?? [];

/** Whose signature the concluded review waits for. */
export function nextLevel(context: Read): SignLevel | null {
  return chainOf(context).find((level) => !given(context).some((each) => each.level === level)) ?? null;
}

/** Is only the last signature left, which is the decision itself? */
export const isLastLeft = (context: Read): boolean => nextLevel(context) === chainOf(context).at(-1);

/** Who concluded the review that stands, and in whose place. */
export const reviewerOf = (context: Read): Signature | undefined =>
  given(context).find(({ level }) => level === 'officer');

export function hasSigned(context: Read, acting: Acting): boolean {
  return given(context).some((each) => each.level !== 'officer' && isOneOf(acting, each));
}
