import type { ItemDefinition } from '#model/catalogue';
import type { ArrivedResult, ItemFacts, TieFact } from './facts.js';

/**
 * The ties that bind the item's acts: `application` bars acceptance, `decision` delays the decision. `activity` is a gate
 * on works or production and `practice` binds nothing (`rules.md` 1.3).
 */
export function bindingTies(definition: ItemDefinition): TieFact[] {
  return definition.ties.flatMap(({ to, binds, article }) =>
    binds === 'application' || binds === 'decision' ? [{ to, binds, article, state: 'open' as const }] : [],
  );
}

export function hasTie(facts: ItemFacts, binds: TieFact['binds'], state: TieFact['state']): boolean {
  return facts.ties.some((tie) => tie.binds === binds && tie.state === state);
}

/** Codes whose results the item still waits for. */
export function awaitedCodes(facts: ItemFacts): string[] {
  return [...new Set(facts.ties.filter((tie) => tie.state === 'open').flatMap((tie) => tie.to))];
}

/** A tie of alternatives opens with the first result; it is blocked only when its single source failed. */
export function withResult(facts: ItemFacts, from: string, result: ArrivedResult | null): readonly TieFact[] {
  return facts.ties.map((tie) => {
    if (tie.state === 'in-force' || !tie.to.includes(from)) return tie;
    if (result) return { ...tie, state: 'in-force', from, result };
    return tie.to.length === 1 ? { ...tie, state: 'blocked', from } : tie;
  });
}

/** Does the arrived result differ from what the signed review assumed of it? Then the review looks again (section 1). */
export function differsFromAssumed(facts: ItemFacts, from: string, result: ArrivedResult | null): boolean {
  const assumed = Object.entries(facts.assumed ?? {}).filter(([key]) => key.startsWith(`${from}.`));
  return !!result && assumed.some(([key, value]) => result.fields[key.slice(from.length + 1)] !== value);
}
