import { CHANNEL_EVOLUTIONS } from './channel/evolutions.js';
import { limitFrom } from './clocks.js';
import { COMMITMENT_EVOLUTIONS } from './commitment/evolutions.js';
import { judgeTies } from './condition/evolutions.js';
import { withAnswer } from './confirmation-facts.js';
import { consulted } from './consult/consult.js';
import type { EventOf, EventType, ItemEvent } from './events.js';
import type { ItemFacts, ItemStop } from './facts.js';
import type { ItemContext } from './item-context.js';
import { LEVEL_EVOLUTIONS } from './levels/evolutions.js';
import { newlyIn, withJudgement, withLines } from './material/evolutions.js';
import { MEETING_EVOLUTIONS } from './meeting/evolutions.js';
import { moving, rangTooSoon } from './moved-on.js';
import { awaited, debtorOf } from './obligations.js';
import { redecide } from './redecide/evolutions.js';
import { factsReviewed, RESULT_EVOLUTIONS } from './result/evolutions.js';
import { SERVE_EVOLUTIONS } from './serve/evolutions.js';
import { drafted, sentBack, signedLast, signedNext } from './sign/evolutions.js';
import { UNSIGNED } from './sign/facts.js';
import { bindingTies, differsFromAssumed, rebound, receivableOn, unfulfilledOn, withResult } from './ties.js';
import { paidByResult } from './tolerance/debts.js';
import { waitingAnew } from './waits-again.js';
import { askSupplied, findingsEnded, WINDOW_EVOLUTIONS } from './window/evolutions.js';

/** What an event changes in the facts. The statechart says whether and where to; this says what is known afterwards. */
type Evolution<T extends EventType> = (context: ItemContext, event: EventOf<T>) => Partial<ItemFacts>;

/** `undefined` takes a fact back: a review sent back is no longer concluded. */
type Change = { [K in keyof ItemFacts]?: ItemFacts[K] | undefined };

function startStop(
  context: ItemContext,
  event: EventOf<'START_SPECIAL'> | EventOf<'SUSPEND'>,
): Partial<ItemFacts> {
  const ground = context.definition.grounds.find(({ id }) => id === event.ground);
  const stop: ItemStop = {
    ground: event.ground,
    kind: event.type === 'SUSPEND' ? 'suspension' : 'special',
    clocks: ground?.stops ?? [],
    from: event.on,
    needed: event.needed,
    expectedUntil: limitFrom(context.calendar, event.on, event.needed),
    ...(ground?.cap && { capOn: limitFrom(context.calendar, event.on, ground.cap) }),
  };
  return { stops: [...context.facts.stops, stop] };
}

/** Never after its cap: a stop whose beginning was put right to an earlier day has ended earlier, too. */
const endStop: Evolution<'END_SPECIAL' | 'RESUME' | 'END_AT_CAP'> = ({ facts }, { on }) => ({
  stops: facts.stops.map((stop) =>
    stop.to ? stop : { ...stop, to: stop.capOn && stop.capOn < on ? stop.capOn : on },
  ),
});

function supply({ facts }: ItemContext, event: EventOf<'SUPPLY'>): Change {
  const { lines, on, afterHours } = event;
  const files = withLines(facts, lines, event);
  const handedIn = [...new Set([...facts.handedIn, ...lines])];
  const answered = askSupplied(facts, { lines, on });
  const { owed } = facts;
  if (owed) {
    const debts = owed.debts.map((debt) =>
      lines.includes(debt.line) && !debt.paidOn ? { ...debt, paidOn: on } : debt,
    );
    return { handedIn, ...files, ...answered, owed: { ...owed, debts } };
  }
  const completes = !facts.acceptedOn && stillMissing(facts, lines).length === 0;
  return { handedIn, ...files, ...answered, ...(completes && { completeOn: on, afterHours }) };
}

/** Lines still awaited once `lines` are in. */
export function stillMissing(facts: ItemFacts, lines: readonly string[]): string[] {
  return awaited(facts).filter((line) => !lines.includes(line));
}

/** The wait ends on the day the last word on earlier results arrives at a review concluded before: the sync clock starts. */
function arrive(context: ItemContext, event: EventOf<'PRIOR_RESULT'>): Change {
  const { facts } = context;
  const { from, result, on } = event;
  const ties = withResult(facts, event);
  if (event.anew) return waitingAnew(context, ties, on);
  // What a result would have proved that nobody needs is owed no longer either.
  const isOver = ties.some(({ state, to }) => state === 'not-needed' && to.includes(from));
  const paid = result || isOver ? paidByResult(facts, context.definition, { from, on }) : {};
  if (differsFromAssumed(facts, event)) {
    return { ties, ...paid, concludedOn: undefined, reviewedBy: undefined, opinion: undefined, ...UNSIGNED };
  }
  const waited = unfulfilledOn(facts, 'decision', on) && !unfulfilledOn({ ...facts, ties }, 'decision', on);
  return { ties, ...paid, ...(waited && facts.concludedOn && { decidableOn: on }) };
}

/** What was told in writing stays told; where a cap falls is law, and follows the calendar. */
function recalendar(
  context: ItemContext,
  { on, calendar, paper, moved }: EventOf<'RECALENDAR'>,
): Partial<ItemFacts> {
  const { facts, definition } = context;
  const stops = facts.stops.map((stop) => {
    const cap = stop.to ? null : definition.grounds.find(({ id }) => id === stop.ground)?.cap;
    return cap ? { ...stop, capOn: limitFrom(context.calendar, stop.from, cap) } : stop;
  });
  const moves = moved.map((move) => ({ ...move, on, paper, calendar }));
  return { stops, moves: [...(facts.moves ?? []), ...moves] };
}

/** `context.definition` is the new version already. What arrived stays arrived, what was told in writing stays told. */
function adopt(context: ItemContext, event: EventOf<'ADOPT_VERSION'>): Change {
  const { facts, definition } = context;
  const { on, itemVersion, paper, basis, siblings, limits, kept, reviewsAnew, ruledOut } = event;
  const again = reviewsAnew && facts.concludedOn && REVIEW_AGAIN;
  const ties = rebound(facts, bindingTies(definition, siblings, ruledOut), event);
  const received = ties.some(({ delaysDecision }) => delaysDecision) && receivableOn(context);
  return {
    ties,
    ...(received && { receivedOn: received }),
    versions: [...(facts.versions ?? []), { on, itemVersion, paper, basis, limits }],
    kept,
    ...(again || {}),
  };
}

const REVIEW_AGAIN: Change = {
  concludedOn: undefined,
  reviewedBy: undefined,
  opinion: undefined,
  assumed: undefined,
  decidableOn: undefined,
  ...UNSIGNED,
};

const decided =
  (outcome: 'granted' | 'refused' | 'recorded') => (event: ItemEvent & { lateReason?: string }) => ({
    decidedOn: event.on,
    outcome,
    ...(event.lateReason && { lateReason: event.lateReason }),
  });

const ended = (_: ItemContext, { on }: ItemEvent) => ({ endedOn: on });

const rung = ({ rang }: ItemFacts, { clock, rungs }: EventOf<'RING'>): ItemFacts['rang'] => ({
  ...rang,
  [clock]: [...(rang[clock] ?? []), ...rungs],
});

const EVOLUTIONS: { readonly [T in EventType]?: (context: ItemContext, event: EventOf<T>) => Change } = {
  FILE: ({ facts }, { handedIn, on, afterHours, files, covered }) => ({
    ...(covered && { covered }),
    ...withLines(facts, newlyIn(facts, { handedIn, files }), { files, on }),
    handedIn: [...new Set([...facts.handedIn, ...handedIn])],
    filedOn: on,
    completeOn: on,
    ...(afterHours && { afterHours }),
  }),
  NOTICE_GAPS: ({ facts }, { lines, reply, on }) => ({
    gaps: { on, lines, reply },
    ...findingsEnded(facts, on),
    completeOn: undefined,
    handedIn: facts.handedIn.filter((id) => !lines.some(({ line }) => line === id)),
  }),
  SUPPLY: supply,
  ...WINDOW_EVOLUTIONS,
  ACCEPT: (_, { on }) => ({ acceptedOn: on, acceptedBy: 'person' }),
  ACCEPT_WITH_GAPS: ({ definition }, { lines, within, pledge, on, owing = [] }) => ({
    acceptedOn: on,
    acceptedBy: 'person',
    owed: {
      ...{ on, within, pledge },
      debts: lines.map((line) => {
        const organId = owing.find((each) => each.line === line)?.organId;
        return { line, debtor: debtorOf(definition, line), ...(organId !== undefined && { organId }) };
      }),
    },
  }),
  DEEM_ACCEPTED: (_, { on }) => ({ acceptedOn: on, acceptedBy: 'silence' }),
  ACCEPT_AND_DECIDE: (_, event) => ({
    acceptedOn: event.on,
    acceptedBy: 'person',
    ...decided(event.outcome)(event),
    ...(event.reasons && { reasons: event.reasons }),
    ...(event.number && { number: event.number }),
    ...(event.byCommitment && { byCommitment: event.byCommitment }),
  }),
  DECIDE_BY_SILENCE: (_, event) => ({ ...decided('granted')(event), decidedBy: 'silence' as const }),
  FOLLOW_UP: (_, { on, kept }) => ({ followUp: { on, kept } }),
  ASK_CONFIRMATIONS: (_, { on, asked, afterHours }) => ({
    confirmations: asked.map((each) => ({ ...each, askedOn: on, ...(afterHours && { afterHours }) })),
  }),
  CONFIRM: ({ facts }, { on, confirmation, reference, opinion }) =>
    withAnswer(facts, confirmation, {
      confirmedOn: on,
      ...(reference && { reference }),
      ...(opinion && { opinion }),
    }),
  OBJECT: ({ facts }, { on, confirmation, reason }) =>
    withAnswer(facts, confirmation, { objectedOn: on, reason }),
  PROVISIONAL: ({ facts }, { on, confirmation }) => withAnswer(facts, confirmation, { provisionalOn: on }),
  CONFIRMATION_SILENT: ({ facts }, { on, confirmation }) => withAnswer(facts, confirmation, { silentOn: on }),
  REMIND: (_, { on }) => ({ remindedOn: on }),
  ORDER: ({ facts }, { on, question, within }) => ({
    orders: [...(facts.orders ?? []), { on, question, within }],
  }),
  ANSWER_ORDER: ({ facts }, { on, answer }) => ({
    orders: facts.orders?.map((order) => (order.answeredOn ? order : { ...order, answeredOn: on, answer })),
  }),
  CORRECT_RECORD: ({ facts }, { on, of, from, to, reason }) => ({
    corrections: [...(facts.corrections ?? []), { on, of, from, to, reason }],
  }),
  RECALENDAR: recalendar,
  ADOPT_VERSION: adopt,
  ...RESULT_EVOLUTIONS,
  RECORD: (_, event) => ({ ...decided('recorded')(event), ...(event.number && { number: event.number }) }),
  JUDGE_LINE: ({ facts }, event) => withJudgement(facts, event),
  CLAIM: (_, { by, inPlaceOf }) => ({ claimedBy: inPlaceOf ?? by }),
  RELEASE: () => ({ claimedBy: undefined }),
  HAND_OVER: (_, { to }) => ({ claimedBy: to }),
  START_SPECIAL: moving(startStop),
  SUSPEND: moving(startStop),
  END_SPECIAL: endStop,
  RESUME: endStop,
  END_AT_CAP: endStop,
  EXTEND: moving((_, { more, reason, on }: EventOf<'EXTEND'>) => ({ extension: { on, more, reason } })),
  CONCLUDE_REVIEW: ({ facts }, event) => ({
    ...factsReviewed(facts, event),
    concludedOn: event.on,
    reviewedBy: event.by,
    opinion: event.opinion,
    assumed: event.assumed,
    ...drafted(event),
  }),
  SIGN: signedNext,
  SEND_BACK: (context, event) => ({
    concludedOn: undefined,
    reviewedBy: undefined,
    opinion: undefined,
    decidableOn: undefined,
    ...sentBack(context, event),
  }),
  PRIOR_RESULT: arrive,
  JUDGE_TIES: judgeTies,
  GRANT: (context, event) => ({
    ...decided('granted')(event),
    ...signedLast(context, event),
    ...(event.number && { number: event.number }),
    ...(event.obligations && { obligations: event.obligations }),
  }),
  REFUSE: (context, event) => ({
    ...decided('refused')(event),
    ...signedLast(context, event),
    reasons: event.reasons,
  }),
  ...SERVE_EVOLUTIONS,
  ...MEETING_EVOLUTIONS,
  ...LEVEL_EVOLUTIONS,
  ...CHANNEL_EVOLUTIONS,
  ...COMMITMENT_EVOLUTIONS,
  CONSULT: consulted,
  RING: (context, event) => ({
    ...rangTooSoon(context, event),
    rang: rung(context.facts, event),
  }),
  NOT_NEEDED: ended,
  REFUSE_JURISDICTION: ended,
  REDECIDE: redecide,
  WITHDRAW: ended,
  TERMINATE: ended,
  END_UNPAID: ended,
};

function offListed({ offList = [] }: ItemFacts, event: ItemEvent): Change {
  if (!('offList' in event) || !event.offList) return {};
  return { offList: [...offList, { ...event.offList, on: event.on, of: event.type }] };
}

/** The facts after the event. Pure; facts never change in place. */
export function evolve(context: ItemContext, event: ItemEvent): ItemFacts {
  const evolution = EVOLUTIONS[event.type] as
    | ((context: ItemContext, event: ItemEvent) => Change)
    | undefined;
  const change: Change = Object.assign({}, evolution?.(context, event), offListed(context.facts, event));
  // Assigned, not spread: what is added to a spread takes three times as long.
  const facts = Object.assign({}, context.facts, change);
  return Object.values(change).includes(undefined) ? withoutTakenBack(facts) : (facts as ItemFacts);
}

function withoutTakenBack(facts: Change): ItemFacts {
  const known: Record<string, unknown> = {};
  for (const name in facts) {
    const value = facts[name as keyof ItemFacts];
    if (value !== undefined) known[name] = value;
  }
  return known as unknown as ItemFacts;
}
