import type { LocalDate } from '#kernel';
import { holdsUp, type ItemDefinition } from '#model/catalogue';
import type { RuledOut } from '#model/routing';
import { boundAnew, judgedTie, stateOf } from './condition/judged-tie.js';
import type { EventOf } from './events.js';
import type { ItemFacts, TieFact } from './facts.js';
import type { ItemContext } from './item-context.js';

/**
 * The ties that bind the item's acts: `application` bars acceptance, `decision` delays the decision. `activity` is a gate
 * on works or production and `practice` binds nothing. `siblings` are the codes of the same application, `ruledOut` what tables say
 * that the project does not need: a tie that binds under a condition may be over from the first.
 */
export function bindingTies(
  definition: ItemDefinition,
  siblings: readonly string[],
  ruledOut: readonly RuledOut[] = [],
): TieFact[] {
  return definition.ties.filter(holdsUp).map(({ to, binds, article, condition }) => {
    const within = to.filter((code) => siblings.includes(code));
    const when = condition !== undefined && { condition };
    return judgedTie({ to, binds, article, ...when, within, state: 'open' }, ruledOut);
  });
}

/** The ties of another version: of those that wait for the same results, what is known stays known; what tables said, they say anew. */
export function rebound(
  { ties: known, acceptedOn }: ItemFacts,
  published: readonly TieFact[],
  { on, ruledOut = [] }: Pick<EventOf<'ADOPT_VERSION'>, 'on' | 'ruledOut'>,
): TieFact[] {
  const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();
  return published.map((tie) => {
    const before = known.find(({ to }) => same(to, tie.to));
    if (!before) return tie;
    const { condition: _, ...rest } = before;
    const { binds, article, condition } = tie;
    const next = { ...rest, binds, article, ...(condition !== undefined && { condition }) };
    return boundAnew(before, judgedTie(next, ruledOut, on), acceptedOn);
  });
}

/** Is its result still waited for? A blocked tie waits on: the applicant may apply for the earlier item again. */
export const isAwaited = ({ state }: TieFact): boolean => state === 'open' || state === 'blocked';

export const waitsFor = (tie: TieFact, code: string): boolean => isAwaited(tie) && tie.to.includes(code);

/** Did the earlier application come to nothing, as far as this tie has heard? */
export const hasFailed = (tie: TieFact, code: string): boolean =>
  isAwaited(tie) && tie.failed?.includes(code) === true;

/** No result of it counts: the tie waits for one. */
export function awaitedAnew({ result: _, from: __, arrivedOn: ___, ...tie }: TieFact): TieFact {
  return { ...tie, state: 'open' };
}

/** What it stands in the way of now: an application that was accepted before the tie bound it stays accepted. */
export const bindsNow = ({ binds, delaysDecision }: TieFact): TieFact['binds'] =>
  delaysDecision ? 'decision' : binds;

export function hasTie(facts: ItemFacts, binds: TieFact['binds'], state: TieFact['state']): boolean {
  return facts.ties.some((tie) => bindsNow(tie) === binds && tie.state === state);
}

/**
 * Does it stand in the way on that day? A decision is never dated before the result it rests on, nor before the word that none comes. Where tables
 * ruled that out before the filing, no word came, and none is waited for.
 */
function isUnfulfilled({ state, result, arrivedOn }: TieFact, on: LocalDate): boolean {
  if (state === 'not-needed') return arrivedOn !== undefined && arrivedOn > on;
  return !(result && result.inForceOn <= on);
}

export function unfulfilledOn(facts: ItemFacts, binds: TieFact['binds'], on: LocalDate): boolean {
  return facts.ties.some((tie) => bindsNow(tie) === binds && isUnfulfilled(tie, on));
}

type Waiting = Pick<ItemContext, 'facts' | 'waitsAs'>;

/**
 * The day from which the organ owes its acceptance: own papers complete and no tie barring it. Undefined while one bars,
 * for the wait belongs to the earlier department: counted from filing, silence would accept on the day of arrival, back-dated.
 */
export function receivableOn({ facts, waitsAs }: Waiting): LocalDate | undefined {
  if (facts.receivedOn) return facts.receivedOn;
  const barring = facts.ties.filter((tie) => bindsNow(tie) === 'application' || waitsAs === 'notice');
  if (
    barring.some(
      (tie) => tie.state === 'open' || (tie.state === 'blocked' && bindsNow(tie) === 'application'),
    )
  ) {
    return undefined;
  }
  return barring.reduce(
    (last, { arrivedOn }) => (last && arrivedOn && arrivedOn > last ? arrivedOn : last),
    facts.completeOn,
  );
}

/** Codes whose results the item still waits for. */
export function awaitedCodes(facts: ItemFacts): string[] {
  return [...new Set(facts.ties.filter(isAwaited).flatMap((tie) => tie.to))];
}

/**
 * The ties once the item has heard of an earlier one. Alternatives open with the first result, and are blocked when the last of them
 * failed: refused, withdrawn or lapsed (rules 1). One that its organ declares not needed (不需办理) is no failure: the article that asks for
 * its result speaks of a case that is not this one, whether the tie says so in a condition or the earlier item's own article does; so there is
 * nothing to wait for, nor anything to apply for again (行政许可法 31: what has no bearing on the matter is not asked for). Said of all, the tie is over.
 */
export function withResult(facts: ItemFacts, heard: EventOf<'PRIOR_RESULT'>): readonly TieFact[] {
  const { from, result, on: arrivedOn } = heard;
  return facts.ties.map((tie) => {
    if (heard.anew) return hasFailed(tie, from) ? withoutFailure(tie, from) : tie;
    if (!waitsFor(tie, from)) return tie;
    if (result) return { ...tie, state: 'in-force', from, result, arrivedOn };
    return { ...withoutResult(tie, heard), from, arrivedOn };
  });
}

function withoutFailure({ failed: wasLost = [], ...tie }: TieFact, from: string): TieFact {
  const failed = wasLost.filter((code) => code !== from);
  return { ...awaitedAnew(tie), ...(failed.length > 0 && { failed }) };
}

/** The last word on each alternative holds: what failed may be declared not needed, and the other way round. */
function withoutResult(
  { failed: wasLost = [], notNeeded: wasOver = [], ...tie }: TieFact,
  { from, notNeeded: article }: EventOf<'PRIOR_RESULT'>,
): TieFact {
  const failed = wasLost.filter((code) => code !== from);
  const notNeeded = wasOver.filter(({ of }) => of !== from);
  if (article === undefined) failed.push(from);
  else notNeeded.push({ of: from, article });
  return {
    ...tie,
    ...(failed.length > 0 && { failed }),
    ...(notNeeded.length > 0 && { notNeeded }),
    state: stateOf({ to: tie.to, failed }, notNeeded),
  };
}

/** Does what was heard differ from what the signed review assumed of it? Then the review looks again. */
export function differsFromAssumed(
  facts: ItemFacts,
  { from, result, notNeeded }: EventOf<'PRIOR_RESULT'>,
): boolean {
  const assumed = Object.entries(facts.assumed ?? {}).filter(([key]) => key.startsWith(`${from}.`));
  if (notNeeded !== undefined) return assumed.length > 0;
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

/** The version of the project's facts by which ties of new items were judged, as the act must find it again; nothing where none has a condition. */
export function judgedBy(
  items: readonly { readonly facts: ItemFacts }[],
  facts: number | null | undefined,
): { readonly facts: number }[] {
  const isJudged = items.some(({ facts: { ties } }) => ties.some(({ condition }) => condition !== undefined));
  return facts && isJudged ? [{ facts }] : [];
}
