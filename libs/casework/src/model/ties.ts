import type { LocalDate } from '#kernel';
import type { ItemDefinition } from '#model/catalogue';
import type { ArrivedResult, ItemFacts, TieFact } from './facts.js';
import type { ItemContext } from './item-context.js';

/**
 * The ties that bind the item's acts: `application` bars acceptance, `decision` delays the decision. `activity` is a gate
 * on works or production and `practice` binds nothing. `siblings` are the codes of the same application.
 */
export function bindingTies(definition: ItemDefinition, siblings: readonly string[]): TieFact[] {
  return definition.ties.flatMap(({ to, binds, article }) =>
    binds === 'application' || binds === 'decision'
      ? [{ to, binds, article, within: to.filter((code) => siblings.includes(code)), state: 'open' as const }]
      : [],
  );
}

/** The ties of another version: of those that wait for the same results, what is known stays known. */
export function rebound(known: readonly TieFact[], published: readonly TieFact[]): TieFact[] {
  const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();
  return published.map((tie) => {
    const before = known.find(({ to }) => same(to, tie.to));
    return before ? { ...before, binds: tie.binds, article: tie.article } : tie;
  });
}

export function hasTie(facts: ItemFacts, binds: TieFact['binds'], state: TieFact['state']): boolean {
  return facts.ties.some((tie) => tie.binds === binds && tie.state === state);
}

/** Is a tie of that kind unfulfilled on that day? A decision is never dated before the result it rests on. */
export function unfulfilledOn(facts: ItemFacts, binds: TieFact['binds'], on: LocalDate): boolean {
  return facts.ties.some((tie) => tie.binds === binds && !(tie.result && tie.result.inForceOn <= on));
}

/**
 * The day from which the organ owes its acceptance: own papers complete and no tie barring it. Undefined while one bars,
 * for the wait belongs to the earlier department: counted from filing, silence would accept on the day of arrival, back-dated.
 */
export function receivableOn({ facts, waitsAs }: ItemContext): LocalDate | undefined {
  if (facts.receivedOn) return facts.receivedOn;
  const barring = facts.ties.filter(({ binds }) => binds === 'application' || waitsAs === 'notice');
  if (
    barring.some(({ binds, state }) => state === 'open' || (state === 'blocked' && binds === 'application'))
  ) {
    return undefined;
  }
  return barring.reduce(
    (last, { arrivedOn }) => (last && arrivedOn && arrivedOn > last ? arrivedOn : last),
    facts.completeOn,
  );
}

/** Codes whose results the item still waits for. A blocked tie waits on: the applicant may apply for the earlier one again. */
export function awaitedCodes(facts: ItemFacts): string[] {
  return [...new Set(facts.ties.filter((tie) => tie.state !== 'in-force').flatMap((tie) => tie.to))];
}

/** A tie of alternatives opens with the first result; it is blocked when none of its sources is left. */
export function withResult(
  facts: ItemFacts,
  from: string,
  result: ArrivedResult | null,
  arrivedOn: LocalDate,
): readonly TieFact[] {
  return facts.ties.map((tie) => {
    if (tie.state === 'in-force' || !tie.to.includes(from)) return tie;
    if (result) return { ...tie, state: 'in-force', from, result, arrivedOn };
    const failed = [...new Set([...(tie.failed ?? []), from])];
    const state = tie.to.every((code) => failed.includes(code)) ? 'blocked' : tie.state;
    return { ...tie, state, failed, from, arrivedOn };
  });
}

/** Does the arrived result differ from what the signed review assumed of it? Then the review looks again. */
export function differsFromAssumed(facts: ItemFacts, from: string, result: ArrivedResult | null): boolean {
  const assumed = Object.entries(facts.assumed ?? {}).filter(([key]) => key.startsWith(`${from}.`));
  return !!result && assumed.some(([key, value]) => result.fields[key.slice(from.length + 1)] !== value);
}

/** The results of the register that these items stand on, as the act must find them again. What no register holds is not among them. */
export function restsOn(
  items: readonly { readonly facts: ItemFacts }[],
  register: readonly { readonly code: string; readonly number: string }[],
): { readonly code: string; readonly number: string }[] {
  const held = items.flatMap(({ facts }) =>
    facts.ties.flatMap(({ state, from, result }) =>
      state === 'in-force' && from && result ? [{ code: from, number: result.number }] : [],
    ),
  );
  return held.filter((one) =>
    register.some(({ code, number }) => code === one.code && number === one.number),
  );
}
