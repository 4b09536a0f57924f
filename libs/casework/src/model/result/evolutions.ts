import type { EventOf } from '../events.js';
import type { ItemFacts, TieFact } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { UNSIGNED } from '../sign/facts.js';
import { awaitedAnew, bindsNow } from '../ties.js';
import { waitingAnew } from '../waits-again.js';
import { type Recheck, rechecked } from './facts.js';

type Change = { [K in keyof ItemFacts]?: ItemFacts[K] | undefined };

const stoodOn = (tie: TieFact, { from, number }: EventOf<'BASIS_LOST'>): boolean =>
  tie.state === 'in-force' && tie.from === from && tie.result?.number === number;

/** What was decided, and what was accepted on an application, is not undone by itself: a person looks at it. */
const stays = (tie: TieFact, { decidedOn, acceptedOn }: ItemFacts): boolean =>
  decidedOn !== undefined || (acceptedOn !== undefined && bindsNow(tie) === 'application');

function withRecheck({ rechecks = [] }: ItemFacts, kind: string, recheck: Omit<Recheck, 'id'>): Change {
  const before = rechecks.filter(({ id }) => id.startsWith(`${kind}:`)).length;
  return { rechecks: [...rechecks, { id: `${kind}:${before + 1}`, ...recheck }] };
}

/** An open item waits for another result of that kind; under one that is decided a recheck begins. */
function loseBasis(context: ItemContext, event: EventOf<'BASIS_LOST'>): Change {
  const { facts } = context;
  const { on, from, number, how, since } = event;
  const mark = ({ lost = [] }: TieFact) => ({ lost: [...lost, { on, number, how, since }] });
  const ties = facts.ties.map((tie): TieFact => {
    if (!stoodOn(tie, event)) return tie;
    if (stays(tie, facts)) return { ...tie, ...mark(tie) };
    return { ...awaitedAnew(tie), ...mark(tie) };
  });
  const kept = facts.ties.some((tie) => stoodOn(tie, event) && stays(tie, facts));
  return {
    ...waitingAnew(context, ties, on),
    ...(kept && withRecheck(facts, 'basis', { on, lost: { from, number, how } })),
  };
}

/** What was concluded on the old facts is reviewed anew; the promise goes on as it was. */
function changeFacts(
  { facts }: ItemContext,
  { on, version, facts: changed }: EventOf<'FACTS_CHANGED'>,
): Change {
  if (!facts.filedOn) return {};
  const again = {
    ...{ concludedOn: undefined, reviewedBy: undefined, opinion: undefined, decidableOn: undefined },
    ...UNSIGNED,
  };
  return {
    ...(facts.concludedOn && again),
    ...withRecheck(facts, 'facts', { on, changed: { version, facts: changed } }),
  };
}

export const RESULT_EVOLUTIONS = {
  BASIS_LOST: loseBasis,
  FACTS_CHANGED: changeFacts,
  RECHECK: ({ facts }: ItemContext, { on, by, recheck, conclusion }: EventOf<'RECHECK'>): Change =>
    rechecked(facts, ({ id }) => id === recheck, { doneOn: on, doneBy: by, conclusion }),
};

/** A review that is concluded has looked at the facts as they are by then. */
export const factsReviewed = (
  facts: ItemFacts,
  { on, by }: { readonly on: ItemFacts['filedOn'] & string; readonly by: string },
) =>
  rechecked(facts, ({ changed }) => changed !== undefined, { doneOn: on, doneBy: by, conclusion: 'stands' });
