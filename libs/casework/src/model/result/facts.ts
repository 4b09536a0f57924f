import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import { decidedSince, type RedecideFacts, turnedAwaySince } from '../redecide/facts.js';
import type { ChangedFact, Fall } from './events.js';

/**
 * A recheck (复核): the organ looks once more at what it did or is doing, because what that stood on is no longer so. An interval with
 * a clock of its own; it moves the item nowhere.
 */
export interface Recheck {
  /** `basis:1`, `facts:2`: counted through in the order they came. */
  readonly id: string;
  readonly on: LocalDate;
  readonly lost?: { readonly from: string; readonly number: string; readonly how: Fall };
  readonly changed?: { readonly version: number; readonly facts: readonly ChangedFact[] };
  readonly doneOn?: LocalDate;
  readonly doneBy?: string;
  readonly conclusion?: 'stands' | 'differs';
}

export interface ResultFacts {
  /** The part of the project that the item is about; absent for all of it. Its result is registered under it. */
  readonly subject?: string;
  readonly rechecks?: readonly Recheck[];
  /** From when the organ owed its acceptance, where a basis was lost after it had accepted: what was, stays so. */
  readonly receivedOn?: LocalDate;
}

/** Working days for a recheck. The number is ours (demo): no law gives one. */
const RECHECK_LIMIT: Limit = { value: 5, unit: 'working_day' };

export const openRechecks = ({ rechecks = [] }: ResultFacts): Recheck[] =>
  rechecks.filter(({ doneOn }) => doneOn === undefined);

const ARTICLE = { lost: '依据的结果失效后的复核(演示期限)', changed: '项目情况变化后的复核(演示期限)' };

/** A clock for each; one about facts ends with the decision, which was made on the facts as they are. */
export function recheckStarts(
  facts: ResultFacts & RedecideFacts & { readonly decidedOn?: LocalDate; readonly endedOn?: LocalDate },
) {
  const { rechecks = [], endedOn } = facts;
  return rechecks.map(({ id, on, doneOn, changed }) => ({
    kind: 'recheck' as const,
    of: id,
    article: changed ? ARTICLE.changed : ARTICLE.lost,
    start: on,
    limit: RECHECK_LIMIT,
    endedOn: doneOn ?? endedOn ?? (changed ? decidedSince(facts, on) : turnedAwaySince(facts, on)),
  }));
}

/** The rechecks with some of them done. */
export function rechecked(
  facts: ResultFacts,
  which: (recheck: Recheck) => boolean,
  done: Pick<Recheck, 'doneOn' | 'doneBy' | 'conclusion'>,
): Pick<ResultFacts, 'rechecks'> {
  if (!facts.rechecks) return {};
  const isOpen = ({ doneOn }: Recheck) => doneOn === undefined;
  return {
    rechecks: facts.rechecks.map((each) => (isOpen(each) && which(each) ? { ...each, ...done } : each)),
  };
}
