import type { LocalDate } from '#kernel';
import { NATURES } from '#model/catalogue';
import type { ItemFacts, TieFact } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { UNSIGNED } from '../sign/facts.js';
import { awaitedAnew, bindsNow } from '../ties.js';
import { findingsEnded } from '../window/evolutions.js';
import type { RedecideEvent } from './events.js';

type Change = { [K in keyof ItemFacts]?: ItemFacts[K] | undefined };

/** What was decided, how it came to be and what followed from it: the line and the register keep it. */
const TAKEN_BACK = [
  ...(['decidedOn', 'outcome', 'decidedBy', 'number', 'reasons', 'obligations', 'lateReason'] as const),
  ...(['byCommitment', 'followUp', 'rectification', 'revocation', 'extension', 'decidableOn'] as const),
  ...(['servedOn', 'service', 'failures', 'announced'] as const),
  ...(['claimedBy', 'concludedOn', 'reviewedBy', 'opinion', 'assumed', 'endedOn'] as const),
] satisfies readonly (keyof ItemFacts)[];

/** What stopped its clocks then does not stop those that begin now. */
export const redecide = (
  { facts, definition }: ItemContext,
  { on, decidedBy, judgment, within, onProcedure }: RedecideEvent & { readonly on: LocalDate },
): Change => {
  const { outcome, decidedOn, number, reasons, endedOn, redone = [] } = facts;
  const annulled = {
    ...(outcome && { outcome }),
    ...(decidedOn && { decidedOn }),
    ...(number && { number }),
    ...(reasons && { reasons }),
    ...(endedOn && { endedOn }),
  };
  const toAccept = endedOn && NATURES[definition.nature].acceptance && ({ toAccept: true } as const);
  const order = { decidedBy, judgment, ...(within && { within }), ...(onProcedure && { onProcedure }) };
  return {
    ...Object.fromEntries(TAKEN_BACK.map((name) => [name, undefined])),
    ...UNSIGNED,
    redone: [...redone, { on, ...order, annulled, ...toAccept }],
    ...(endedOn && takenIn(facts, on)),
    stops: [],
    ties: facts.ties.map((tie) => (isLost(tie) ? awaitedAnew(tie) : tie)),
  };
};

/** With the papers as they lie there: from the order on they are what its organ has received. What was told of them is told. */
const takenIn = (facts: ItemFacts, on: LocalDate): Change => ({
  ...findingsEnded(facts, on),
  completeOn: on,
  afterHours: undefined,
});

/** A decided item keeps what it stood on; one that is decided anew stands on what counts. */
const isLost = (tie: TieFact): boolean =>
  tie.state === 'in-force' &&
  bindsNow(tie) === 'decision' &&
  tie.lost?.some(({ number }) => number === tie.result?.number) === true;
