import type { EventOf } from '../events.js';
import type { ItemFacts, TieFact } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { UNSIGNED } from '../sign/facts.js';
import { receivableOn, unfulfilledOn } from '../ties.js';
import { paidByResult } from '../tolerance/debts.js';
import { begunAnew } from '../waits-again.js';
import { boundAnew, judgedTie } from './judged-tie.js';

/** `undefined` takes a fact back. */
type Change = { [K in keyof ItemFacts]?: ItemFacts[K] | undefined };

/** The ties as the changed facts have them. */
export function tiesAnew(
  { ties, acceptedOn }: ItemFacts,
  { on, ruledOut }: Pick<EventOf<'JUDGE_TIES'>, 'on' | 'ruledOut'>,
): TieFact[] {
  return ties.map((tie) => boundAnew(tie, judgedTie(tie, ruledOut, on), acceptedOn));
}

/** Codes of ties that are over now and were not before. */
const endedCodes = (before: readonly TieFact[], after: readonly TieFact[]): string[] =>
  after.flatMap(({ state, to }, at) =>
    state === 'not-needed' && before[at]?.state !== 'not-needed' ? to : [],
  );

/** Does a review that was signed rest on a field of a result that nobody needs any more? Then it looks again. */
export function assumesRuledOut({ facts }: ItemContext, event: EventOf<'JUDGE_TIES'>): boolean {
  const ended = endedCodes(facts.ties, tiesAnew(facts, event));
  return Object.keys(facts.assumed ?? {}).some((name) => ended.some((code) => name.startsWith(`${code}.`)));
}

/** As after the word of an organ: debts of a result that will not come are paid, and a wait that is over starts the sync clock. */
export function judgeTies(context: ItemContext, event: EventOf<'JUDGE_TIES'>): Change {
  const { facts, definition } = context;
  const { on } = event;
  const ties = tiesAnew(facts, event);
  let paid: Pick<ItemFacts, 'owed'> = facts;
  for (const from of endedCodes(facts.ties, ties)) {
    const more = paidByResult(paid, definition, { from, on });
    if (more.owed) paid = more;
  }
  const received = facts.acceptedOn && receivableOn(context);
  const change = {
    ties,
    ...(paid.owed && { owed: paid.owed }),
    ...(received && { receivedOn: received }),
    ...begunAnew(context, ties, on),
  };
  if (assumesRuledOut(context, event))
    return { ...change, concludedOn: undefined, reviewedBy: undefined, opinion: undefined, ...UNSIGNED };
  const waited = unfulfilledOn(facts, 'decision', on);
  const waits = unfulfilledOn({ ...facts, ties }, 'decision', on);
  return {
    ...change,
    ...(waited && !waits && facts.concludedOn && { decidableOn: on }),
    ...(waits && !waited && { decidableOn: undefined }),
  };
}
