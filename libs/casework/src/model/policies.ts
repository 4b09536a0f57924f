import { workingDaysBetween } from '#calendar';
import { type Rejection, reject } from '#kernel';
import { NATURES } from '#model/catalogue';
import { isOneOf } from './acting.js';
import { CHANNEL_POLICIES } from './channel/policies.js';
import { countedFrom, dueOf, limitFrom } from './clocks.js';
import { COMMITMENT_POLICIES, committed } from './commitment/policies.js';
import { CONFIRMATION_POLICIES } from './confirmation-policies.js';
import { type EventType, type ItemEvent, TIME } from './events.js';
import type { ItemFacts, TieFact } from './facts.js';
import type { ItemContext } from './item-context.js';
import {
  asksBelow,
  FORWARDING,
  LEVEL_POLICIES,
  notBelow,
  receivedAbove,
  reviewedBelow,
} from './levels/policies.js';
import { MATERIAL_POLICIES } from './material/policies.js';
import { MEETING_POLICIES } from './meeting/policies.js';
import { awaited, openOrder, owable, unpaid } from './obligations.js';
import { orderToDecide } from './redecide/facts.js';
import { basesRechecked, RESULT_POLICIES } from './result/policies.js';
import { SERVE_POLICIES } from './serve/policies.js';
import { reviewerOf } from './sign/chain.js';
import { DECIDING, SIGN_POLICIES } from './sign/policies.js';
import { bindsNow, hasTie, isAwaited, receivableOn, unfulfilledOn } from './ties.js';
import { toleranceExcluded } from './tolerance/exclusions.js';
import { endableUnpaid } from './tolerance/policies.js';
import { findingsSettled, foundInTime, nothingFound, WINDOW_POLICIES } from './window/policies.js';

/** What a rule reads of an event: when, who, in whose place, and whose task it was where a leaver's are moved. */
type Asked = Pick<ItemEvent, 'on' | 'by' | 'inPlaceOf'> & { readonly of?: string };

/** A rule that may stand in an event's way, read from the item's own facts. Null lets it pass. */
type Policy = (context: ItemContext, event: Asked) => Rejection | null;

const unless = (holds: boolean, code: string): Rejection | null => (holds ? null : reject(code));

const complete: Policy = ({ facts }, { on }) =>
  unless(facts.completeOn !== undefined && facts.completeOn <= on, 'NOT_COMPLETE');

/** Names what is awaited and by which article, so that whoever is refused knows whom to ask. */
function tieRefusal({ ties }: ItemFacts, code: string, binds: readonly TieFact['binds'][]): Rejection {
  const waiting = ties.filter((tie) => binds.includes(bindsNow(tie)) && isAwaited(tie));
  const codes = waiting.map(({ to }) => to.join('|')).join(', ');
  return reject(code, { params: { codes, article: waiting.map(({ article }) => article).join(', ') } });
}

/** 收到前置审批结果前, a result that statute makes a condition of the application bars its acceptance. */
const noApplicationTie: Policy = ({ facts }, { on }) =>
  unfulfilledOn(facts, 'application', on) ? tieRefusal(facts, 'TIE_BARS_ACCEPTANCE', ['application']) : null;

/** Also under the guide standing `notice`: acceptance follows on the arrival of the earlier result; the review goes on. */
const receivable: Policy = (context, { on }) => {
  const from = receivableOn(context);
  if (from !== undefined && from <= on) return null;
  return tieRefusal(context.facts, 'TIE_BARS_ACCEPTANCE', ['application', 'decision']);
};

const decisionTiesInForce: Policy = ({ facts }, { on }) =>
  unfulfilledOn(facts, 'decision', on) ? tieRefusal(facts, 'TIE_DELAYS_DECISION', ['decision']) : null;

/** A blocked tie may end in a formal refusal that cites the missing condition; an open one may not. */
const noDecisionTieOpen: Policy = ({ facts }) =>
  hasTie(facts, 'decision', 'open') ? tieRefusal(facts, 'TIE_DELAYS_DECISION', ['decision']) : null;

const takesAcceptance: Policy = ({ definition }) =>
  unless(NATURES[definition.nature].acceptance, 'NATURE_HAS_NO_ACCEPTANCE');

/** 行政许可法 32(4): everything missing is told once. */
const toldOnce: Policy = ({ facts }) => unless(facts.gaps === undefined, 'GAPS_TOLD_ONCE');

/** Counted from the day the papers are in, also while a tie bars acceptance: own papers can be checked at once. */
const inPreAcceptanceLimit: Policy = ({ calendar, definition, facts }, { on }) => {
  if (!NATURES[definition.nature].acceptance || !facts.completeOn) return null;
  const { value, unit } = definition.preAcceptance;
  const from = countedFrom(facts, facts.completeOn, unit);
  return unless(on <= limitFrom(calendar, from, { value, unit }), 'GAPS_TOO_LATE');
};

/** Silence accepts licences only (行政许可法 32(4)). */
const acceptedBySilence: Policy = ({ definition }) =>
  unless(NATURES[definition.nature].deemedAcceptance, 'NATURE_NOT_DEEMED');

const capReached: Policy = ({ facts }, { on }) =>
  unless(
    facts.stops.some((stop) => !stop.to && stop.capOn !== undefined && stop.capOn <= on),
    'NO_SUCH_STOP',
  );

const noStopOpen: Policy = ({ facts }) => unless(!facts.stops.some((stop) => !stop.to), 'CLOCK_STOPPED');

/** A stop off the list stops no clock, and so it bars no decision either. */
const clocksRun: Policy = ({ facts }) =>
  unless(!facts.stops.some((stop) => !stop.to && stop.clocks.length > 0), 'CLOCK_STOPPED');

const openStop =
  (kind: 'special' | 'suspension'): Policy =>
  ({ facts }) =>
    unless(
      facts.stops.some((stop) => stop.kind === kind && !stop.to),
      'NO_SUCH_STOP',
    );

/** Nobody signs their own review where the chain says two, nor one that was concluded in their place. */
const notOwnReview: Policy = (context, asked) => {
  const { reviewedBy: by } = context.facts;
  const own = isOneOf(asked, by === undefined ? by : { by }) || isOneOf(asked, reviewerOf(context));
  return unless(context.definition.signing < 2 || !own, 'OWN_REVIEW');
};

const claimedByActor: Policy = ({ facts: { claimedBy } }, { by, inPlaceOf }) =>
  unless(claimedBy !== undefined && [by, inPlaceOf].includes(claimedBy), 'NOT_CLAIMED_BY_YOU');

/** A leaver's task is moved only while it is theirs: somebody may have taken it over meanwhile. */
const stillTheirs: Policy = ({ facts }, { of }) =>
  unless(of === undefined || facts.claimedBy === of, 'NOT_THEIR_TASK');

/** 行政许可法 42: once, before the limit is over; while the clock stands still it is not over. What a judgment gives is nobody's to lengthen. */
const extendable: Policy = (context, { on }) => {
  const due = dueOf(context, 'statute');
  if (!context.definition.statutory?.extension || orderToDecide(context.facts)?.within)
    return reject('NO_EXTENSION_IN_LAW');
  if (context.facts.extension) return reject('EXTENDED_ONCE');
  return unless(due === null || on <= due, 'EXTENSION_TOO_LATE');
};

/** Of the same case only that it is not needed, once what was applied for there came to nothing. */
const isEnterable = ({ within, condition, failed = [] }: TieFact, code: string): boolean =>
  !within.includes(code) || (condition !== undefined && failed.includes(code));

/** Offered to nobody while every source that is missing sits in the same case: those results arrive by themselves. */
const enteredByHand: Policy = ({ facts }, { by }) =>
  unless(
    by === TIME || facts.ties.some((tie) => isAwaited(tie) && tie.to.some((code) => isEnterable(tie, code))),
    'RESULT_ARRIVES_BY_ITSELF',
  );

const somethingOwed: Policy = ({ definition, facts }) =>
  unless(owable(definition, facts).length > 0, 'NOTHING_OWED');

const supplyAwaited: Policy = ({ facts }) => unless(awaited(facts).length > 0, 'NOTHING_OWED');

/** The decision waits for what is owed, whoever owes it (青岛 24, 滨州 11: the certificate comes after the supplement). */
const debtsPaid: Policy = ({ facts }) => unless(unpaid(facts).length === 0, 'DEBT_UNPAID');

/** 催办 once a working day: a reminder that comes by the minute is noise, and no organ answers it. */
const notRemindedToday: Policy = ({ calendar, facts: { remindedOn } }, { on }) =>
  unless(remindedOn === undefined || workingDaysBetween(calendar, remindedOn, on) >= 1, 'REMINDED_TODAY');

/** 超时默认: a published rule, its clock over, nothing that the law wants first still open; never a guarded licence. */
const decidedBySilence: Policy = (context, { on }) => {
  const { nature, marks, silence } = context.definition;
  if (!silence || (nature === 'licence' && marks.some((mark) => mark !== 'energy')))
    return reject('NO_SILENCE_RULE');
  const due = dueOf(context, silence.clock);
  return unless(due !== null && due < on, 'STILL_IN_TIME');
};

const POLICIES: Readonly<Partial<Record<EventType, readonly Policy[]>>> = {
  SUPPLY: [supplyAwaited],
  ACCEPT: [takesAcceptance, complete, receivable, findingsSettled],
  ACCEPT_WITH_GAPS: [
    takesAcceptance,
    complete,
    receivable,
    ({ definition }) => toleranceExcluded(definition),
    somethingOwed,
  ],
  END_UNPAID: [endableUnpaid],
  DEEM_ACCEPTED: [acceptedBySilence, complete, receivable],
  ACCEPT_AND_DECIDE: [
    takesAcceptance,
    reviewedBelow,
    committed,
    complete,
    nothingFound,
    noApplicationTie,
    decisionTiesInForce,
  ],
  RECORD: [
    ({ definition }) => unless(definition.nature === 'record-filing', 'NOT_A_FILING'),
    complete,
    nothingFound,
    noApplicationTie,
    decisionTiesInForce,
  ],
  NOTICE_GAPS: [toldOnce, foundInTime, inPreAcceptanceLimit],
  RELEASE: [(context, event) => (event.of ? stillTheirs : claimedByActor)(context, event)],
  HAND_OVER: [stillTheirs],
  CONCLUDE_REVIEW: [claimedByActor, receivedAbove],
  FORWARD: [claimedByActor, ...FORWARDING],
  SEND_BACK: [notOwnReview],
  START_SPECIAL: [noStopOpen],
  SUSPEND: [noStopOpen],
  END_SPECIAL: [openStop('special')],
  RESUME: [openStop('suspension')],
  END_AT_CAP: [capReached],
  EXTEND: [extendable],
  DECIDE_BY_SILENCE: [
    decidedBySilence,
    reviewedBelow,
    decisionTiesInForce,
    clocksRun,
    debtsPaid,
    basesRechecked,
  ],
  FOLLOW_UP: [
    ({ facts }) => unless(facts.byCommitment === true && facts.followUp === undefined, 'NO_FOLLOW_UP'),
  ],
  ...CONFIRMATION_POLICIES,
  ...RESULT_POLICIES,
  ...MATERIAL_POLICIES,
  ...SERVE_POLICIES,
  ...MEETING_POLICIES,
  ...LEVEL_POLICIES,
  ...CHANNEL_POLICIES,
  ...COMMITMENT_POLICIES,
  SIGN: [notOwnReview, ...SIGN_POLICIES.SIGN],
  ...WINDOW_POLICIES,
  ASK: [asksBelow, ...WINDOW_POLICIES.ASK],
  REROUTE: [notBelow],
  REMIND: [notRemindedToday],
  ORDER: [({ facts }) => unless(openOrder(facts) === undefined, 'ORDER_OPEN')],
  ANSWER_ORDER: [({ facts }) => unless(openOrder(facts) !== undefined, 'NO_ORDER')],
  GRANT: [
    receivedAbove,
    decisionTiesInForce,
    clocksRun,
    debtsPaid,
    notOwnReview,
    ...DECIDING,
    basesRechecked,
  ],
  REFUSE: [
    ({ definition }) => unless(NATURES[definition.nature].refusal, 'NATURE_HAS_NO_REFUSAL'),
    receivedAbove,
    noDecisionTieOpen,
    clocksRun,
    notOwnReview,
    ...DECIDING,
  ],
  JUDGE_TIES: [
    ({ facts }) =>
      unless(
        facts.ties.some(({ condition }) => condition !== undefined),
        'NO_SUCH_TIE',
      ),
  ],
  PRIOR_RESULT: [({ facts }) => unless(facts.ties.some(isAwaited), 'NO_SUCH_TIE'), enteredByHand],
};

/** The first policy that stands in the way, or null. The machine's one guard asks this; so does the refusal's wording. */
export function refusalOf(context: ItemContext, event: Asked & Pick<ItemEvent, 'type'>): Rejection | null {
  for (const policy of POLICIES[event.type] ?? []) {
    const refusal = policy(context, event);
    if (refusal) return refusal;
  }
  return null;
}
