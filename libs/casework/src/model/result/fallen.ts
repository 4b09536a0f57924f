import type { LocalDate } from '#kernel';
import { type ItemEvent, TIME } from '../events.js';
import type { ArrivedResult, TieFact } from '../facts.js';
import type { Item } from '../item.js';
import type { Fall } from './events.js';

/** A result of the project that counts no more, or no more as it was. */
export interface FallenResult {
  readonly code: string;
  readonly subject: string;
  readonly number: string;
  readonly how: Fall;
  readonly on: LocalDate;
}

interface Counting extends ArrivedResult {
  readonly code: string;
}

const sameFields = (one: ArrivedResult['fields'], other: ArrivedResult['fields']): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
};

/** The same number with the same fields still counts (a renewal, a change of nothing that was read): nothing is lost. */
function isLost(
  tie: TieFact,
  { code, number, how, on }: FallenResult,
  counting: readonly Counting[],
): boolean {
  const { result } = tie;
  if (tie.state !== 'in-force' || tie.from !== code || result?.number !== number) return false;
  if (tie.lost?.some((heard) => heard.how === how && heard.since === on)) return false;
  return !counting.some(
    (each) => each.code === code && each.number === number && sameFields(each.fields, result.fields),
  );
}

/** The next basis that the item has lost without hearing of it; null where it stands on what counts. */
export function lostBasis(
  { context: { facts } }: Item,
  today: LocalDate,
  { fallen, counting }: { readonly fallen: readonly FallenResult[]; readonly counting: readonly Counting[] },
): ItemEvent | null {
  if (facts.endedOn) return null;
  const found = fallen.find((each) => facts.ties.some((tie) => isLost(tie, each, counting)));
  if (!found) return null;
  const { code: from, number, how, on: since } = found;
  return { type: 'BASIS_LOST', on: today, by: TIME, from, number, how, since };
}
