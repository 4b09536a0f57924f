import type { LocalDate } from '#kernel';
import { holdsUp, type ItemDefinition } from '#model/catalogue';
import type { RuledOut } from '#model/routing';
import type { TieFact } from '../facts.js';

type Word = NonNullable<TieFact['notNeeded']>[number];

/**
 * The tie as published tables judge it by the facts of the project: one that the law asks only under a condition binds nobody whose project does
 * not meet it (行政许可法 16, 31: nothing is asked for that no provision asks of this matter). So it is over where the tables rule out every
 * alternative. Not one that the case itself applies for: there its organ says so. Words of an organ stand whatever tables say, a result that
 * arrived, too. `on`: the day on which an item that is there already hears of it; absent of one that is planned, which never waited.
 */
export function judgedTie(tie: TieFact, ruledOut: readonly RuledOut[], on?: LocalDate): TieFact {
  const { notNeeded: known = [], arrivedOn, ...rest } = tie;
  if (tie.state === 'in-force' || (tie.condition === undefined && known.every(isSpoken))) return tie;
  const spoken = known.filter(isSpoken);
  const isSaid = (code: string) => spoken.some(({ of }) => of === code);
  const words = tie.condition === undefined ? [] : ruledOut.filter((word) => isOutside(tie, word.of));
  const notNeeded = [...spoken, ...words.filter(({ of }) => !isSaid(of)).map(wordOf)];
  const state = stateOf(tie, notNeeded);
  const since = state === tie.state ? arrivedOn : state === 'not-needed' ? on : undefined;
  return { ...rest, state, ...(notNeeded.length > 0 && { notNeeded }), ...(since && { arrivedOn: since }) };
}

/** An application that was accepted stays accepted: what it should have waited for, had it bound then, its decision waits for. */
export function boundAnew(before: TieFact, after: TieFact, acceptedOn: LocalDate | undefined): TieFact {
  const binds = before.state === 'not-needed' && after.state !== 'not-needed';
  return binds && acceptedOn ? { ...after, delaysDecision: true } : after;
}

/** How a tie without a result stands: over where none of its alternatives is needed, blocked where none that is needed is left. */
export function stateOf(
  { to, failed = [] }: Pick<TieFact, 'to' | 'failed'>,
  notNeeded: readonly Word[],
): 'open' | 'blocked' | 'not-needed' {
  const isOver = (code: string) => notNeeded.some(({ of }) => of === code);
  if (to.every(isOver)) return 'not-needed';
  return to.every((code) => failed.includes(code) || isOver(code)) ? 'blocked' : 'open';
}

/** Said by an organ, not by a table. */
const isSpoken = ({ because }: Word): boolean => because === undefined;

const isOutside = ({ to, within }: TieFact, code: string): boolean =>
  to.includes(code) && !within.includes(code);

const wordOf = ({ of, because }: RuledOut): Word => ({
  of,
  article: [...new Set(because.map(({ source }) => source))].join('; '),
  because,
});

/** What an item may be tied to under a condition: of these codes tables are asked. */
export function conditionalCodes({ ties }: Pick<ItemDefinition, 'ties'>): string[] {
  const binding = ties.filter(holdsUp);
  return [...new Set(binding.flatMap(({ condition, to }) => (condition === undefined ? [] : to)))];
}

/** What tables said of these ties: kept with the plan of an item, so that its fold says the same whatever is published later. */
export function ruledOutOf(ties: readonly TieFact[]): RuledOut[] {
  const words = ties.flatMap(({ notNeeded = [] }) => notNeeded);
  const said = new Map(words.flatMap(({ of, because }) => (because ? [[of, { of, because }] as const] : [])));
  return [...said.values()];
}
