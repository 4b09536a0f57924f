import { addDays } from '#calendar';
import type { LocalDate } from '#kernel';
import { type ClockKind, NATURES } from '#model/catalogue';
import type { Clock } from '../clocks.js';
import { lastOf } from '../days.js';
import type { Confirmation } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { orderToAccept, orderToDecide, REDECISION_BASIS } from '../redecide/facts.js';
import { receivableOn } from '../ties.js';
import type { Happening } from './receipt.js';

/** What may start a clock of each kind, and what may end it; the first whose day it is. */
const BOUNDS = {
  'pre-acceptance': {
    starts: ['acceptance-order', 'receipt', 'prior-result', 'receipt-after-hours'],
    ends: ['acceptance', 'decision', 'end'],
  },
  supplement: { starts: ['notice-of-gaps'], ends: ['receipt', 'end'] },
  reminder: { starts: ['reminder'], ends: ['receipt', 'end'] },
  asked: { starts: ['papers-asked'], ends: ['papers-supplied', 'decision', 'end'] },
  promise: {
    starts: ['redecision-order', 'acceptance', 'receipt', 'receipt-after-hours'],
    ends: ['decision', 'end'],
  },
  statute: {
    starts: ['redecision-order', 'acceptance', 'receipt', 'receipt-after-hours'],
    ends: ['decision', 'end'],
  },
  sync: { starts: ['last-prior-result'], ends: ['decision', 'end'] },
  joint: { starts: ['first-acceptance'], ends: ['last-decision'] },
  delivery: { starts: ['decision'], ends: ['delivery', 'announcement'] },
  'service-notice': { starts: ['announcement'], ends: ['delivery'] },
  reconsideration: { starts: ['delivery'], ends: [] },
  suit: { starts: ['delivery'], ends: [] },
  debt: { starts: ['acceptance'], ends: ['debts-paid', 'decision', 'end'] },
  'organ-debt': { starts: ['acceptance'], ends: ['decision', 'end'] },
  'follow-up': { starts: ['decision'], ends: ['follow-up'] },
  rectification: { starts: ['rectification-order'], ends: ['rectification-check'] },
  'hearing-request': { starts: ['revocation-notice'], ends: ['hearing-answer', 'revocation-decision'] },
  hearing: { starts: ['hearing-answer'], ends: ['hearing', 'revocation-decision'] },
  order: { starts: ['order'], ends: ['answer', 'end'] },
  confirmation: { starts: ['asked', 'asked-after-hours'], ends: ['decision', 'end'] },
  recheck: { starts: [], ends: ['decision', 'end'] },
  redecision: { starts: ['redecision-order'], ends: ['decision', 'end'] },
  'first-review': {
    starts: ['redecision-order', 'sent-down', 'acceptance'],
    ends: ['forwarded', 'decision', 'end'],
  },
  'upper-review': { starts: ['redecision-order', 'forwarded'], ends: ['sent-down', 'decision', 'end'] },
} as const satisfies Record<
  ClockKind,
  { readonly starts: readonly string[]; readonly ends: readonly string[] }
>;

/** What receipts call by name; beside these, words on one confirmation, debt or recheck bring its id along. */
export type HappeningName = (typeof BOUNDS)[ClockKind]['starts' | 'ends'][number];

/** The dated facts of an item by the names they have in a receipt. */
function daysOf(context: ItemContext): Readonly<Record<string, LocalDate | null | undefined>> {
  const { facts } = context;
  const order = facts.orders?.at(-1);
  return {
    receipt: facts.completeOn,
    // What comes in after hours counts, for a limit of that very day, as the next (rules 4.6).
    'receipt-after-hours': facts.completeOn && addDays(facts.completeOn, 1),
    'notice-of-gaps': facts.gaps?.on,
    reminder: facts.window?.reminder?.on,
    'papers-asked': facts.asks?.at(-1)?.on,
    'papers-supplied': facts.asks?.at(-1)?.suppliedOn,
    acceptance: facts.acceptedOn,
    'redecision-order': orderToDecide(facts)?.on,
    'acceptance-order': orderToAccept(facts)?.on,
    'prior-result': receivableOn(context),
    'last-prior-result': facts.decidableOn,
    decision: facts.decidedOn,
    forwarded: facts.levels?.forwards.at(-1)?.on,
    'sent-down': facts.levels?.forwards.findLast(({ sentDownOn }) => sentDownOn)?.sentDownOn,
    delivery: facts.servedOn,
    announcement: facts.announced?.on,
    'debts-paid': lastOf(facts.owed?.debts.map(({ paidOn }) => paidOn) ?? []),
    'follow-up': facts.followUp?.on,
    'rectification-order': facts.rectification?.on,
    'rectification-check': facts.rectification?.checkedOn,
    'revocation-notice': facts.revocation?.on,
    'hearing-answer': facts.revocation?.answeredOn,
    hearing: facts.revocation?.held?.on,
    'revocation-decision': facts.revocation?.decidedOn,
    order: order?.on,
    answer: order?.answeredOn,
    end: facts.endedOn ?? facts.redone?.findLast(({ annulled }) => annulled.endedOn)?.annulled.endedOn,
    ...askedDays(facts.confirmations?.[0]),
  };
}

/** All are asked in one act. */
function askedDays(first: Confirmation | undefined) {
  return {
    asked: first?.askedOn,
    'asked-after-hours': first && addDays(first.askedOn, 1),
  };
}

/** Candidates for the start, most telling first: a limit that runs from receipt does so also when accepted on that day. */
function startsOf(kind: ClockKind, { definition }: ItemContext): readonly string[] {
  const { starts } = BOUNDS[kind];
  const atOnce = definition.handling === 'immediate' || !NATURES[definition.nature].acceptance;
  const fromReceipt =
    (kind === 'promise' && atOnce) || (kind === 'statute' && definition.statutory?.startsFrom === 'receipt');
  return fromReceipt
    ? ['redecision-order', 'acceptance-order', 'receipt', 'receipt-after-hours', ...starts]
    : starts;
}

/** What started the clock. A start that no fact explains is named by its clock, so that it is still told with its day. */
export function startOf(context: ItemContext, { kind, of, span }: Clock): Happening {
  if (kind === 'recheck') return { event: `recheck:${of}`, on: span.start };
  const days = daysOf(context);
  const event = startsOf(kind, context).find((name) => days[name] === span.start) ?? kind;
  return { event, on: span.start };
}

/** What ended the clock, or null while it runs. */
export function endOf(context: ItemContext, { kind, of, endedOn }: Clock): Happening | null {
  if (!endedOn) return null;
  const heard = of !== undefined && answerEvent(context.facts, of, endedOn);
  if (heard) return { event: heard, on: endedOn };
  if (
    kind === 'organ-debt' &&
    context.facts.owed?.debts.some((debt) => debt.line === of && debt.paidOn === endedOn)
  )
    return { event: `debt-paid:${of}`, on: endedOn };
  if (context.facts.rechecks?.some(({ id, doneOn }) => id === of && doneOn === endedOn))
    return { event: `rechecked:${of}`, on: endedOn };
  const days = daysOf(context);
  return { event: BOUNDS[kind].ends.find((name) => days[name] === endedOn) ?? `${kind}-end`, on: endedOn };
}

/** Several confirmations may hear their words on several days, so each word is named with its confirmation. */
function answerEvent({ confirmations = [] }: ItemContext['facts'], id: string, on: LocalDate): string | null {
  const { confirmedOn, objectedOn, silentOn } = confirmations.find((each) => each.id === id) ?? {};
  if (confirmedOn === on) return `confirmed:${id}`;
  if (objectedOn === on) return `objected:${id}`;
  return silentOn === on ? `silent:${id}` : null;
}

const ORDERS: Readonly<Record<string, typeof orderToDecide>> = {
  'redecision-order': orderToDecide,
  'acceptance-order': orderToAccept,
};

/** The article that makes the event count. The Licensing Law speaks of licences only; other items name their published basis. */
export function startArticle({ definition, facts }: ItemContext, event: string, clock: Clock): string {
  if (event === 'prior-result' || event === 'last-prior-result') {
    return facts.ties.find(({ arrivedOn }) => arrivedOn === clock.span.start)?.article ?? clock.article;
  }
  const order = ORDERS[event]?.(facts);
  if (order) return REDECISION_BASIS[order.decidedBy];
  if (definition.nature !== 'licence') return definition.preAcceptance.basis;
  const articles: Readonly<Record<string, string>> = {
    receipt: '行政许可法 32',
    'receipt-after-hours': '行政许可法 32',
    'notice-of-gaps': '行政许可法 32(1)(四)',
    acceptance: facts.acceptedBy === 'silence' ? '行政许可法 32(1)(四)' : '行政许可法 32(1)(五)',
    decision: '行政许可法 44',
  };
  return articles[event] ?? clock.article;
}
