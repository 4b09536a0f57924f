import type { DecidingLevel } from '#model/routing';
import type { AuthorityFact } from '../paper/authority-fact.js';

/** An organ that may decide an item at the base: one, or one for each level between which facts decide. */
export interface LevelOffer {
  readonly code: string;
  readonly usual: boolean;
  readonly authority: AuthorityFact;
}

/**
 * The one organ of each item that the facts name, with the row that did. While facts that would tell are missing it is the usual one, and
 * what is missing is said: somebody has to take the application in, and nothing is guessed beyond that.
 */
export function offeredByFacts<T extends LevelOffer>(
  offers: readonly T[],
  levels: ReadonlyMap<string, DecidingLevel>,
): T[] {
  return offers.flatMap((offer) => {
    const isAlone = !offers.some((other) => other !== offer && other.code === offer.code);
    const decided = isAlone ? undefined : levels.get(offer.code);
    if (!decided?.level) return offer.usual || isAlone ? [withMissing(offer, decided?.missing ?? [])] : [];
    if (decided.level !== offer.authority.level) return [];
    return [{ ...offer, authority: { ...offer.authority, ...reasonOf(decided) } }];
  });
}

/** What the rule answers, as a fact of the item: a row, never a guide. */
export function reasonOf({ because }: DecidingLevel): Pick<AuthorityFact, 'because'> {
  return because && 'table' in because ? { because } : {};
}

function withMissing<T extends LevelOffer>(offer: T, missing: readonly string[]): T {
  return missing.length === 0 ? offer : { ...offer, authority: { ...offer.authority, missing } };
}
