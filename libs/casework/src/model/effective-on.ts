import { daysBetween, localDateOf } from '#calendar';
import { type Actor, type Instant, type LocalDate, type Rejection, reject } from '#kernel';
import { lastOf } from './days.js';
import type { ItemEvent } from './events.js';
import type { Item } from './item.js';
import { lastOrder } from './redecide/facts.js';

/** Paper received on one day may be entered later, within this bound: Friday's paper on Monday. The number is ours; no law gives one. */
export const LATE_ENTRY_DAYS = 10;

/** 18:00 in Asia/Shanghai, our reading of office hours: what comes in later is of that day, but owed from the next (rules 4.6). */
export function afterHours(now: Instant): { readonly afterHours?: true } {
  return now >= `${localDateOf(now)}T10:00:00.000Z` ? { afterHours: true } : {};
}

function lastDay({ context: { facts } }: Item): LocalDate | null {
  const days = [
    facts.filedOn,
    facts.completeOn,
    facts.gaps?.on,
    facts.acceptedOn,
    facts.concludedOn,
    facts.decidedOn,
    facts.endedOn,
    facts.asks?.at(-1)?.on,
    lastOrder(facts)?.on,
  ];
  const stops = facts.stops.flatMap(({ from, to }) => [from, to]);
  return lastOf([...days, ...stops]);
}

/**
 * May the act take effect on that day? Never in the future, never before what has already happened to the item, never
 * longer ago than the late-entry bound, never back-dated by the applicant, and never on the word of the clerk alone: what is entered
 * later names the paper that proves its day.
 */
export function dateRefusal(item: Item, event: ItemEvent, actor: Actor, today: LocalDate): Rejection | null {
  const refuse = (code: string) => reject(code, { pointer: '/effectiveOn', params: { today } });
  if (event.on > today) return refuse('DATE_IN_FUTURE');
  if (event.on === today) return null;
  if (actor.roles.includes('applicant')) return refuse('DATE_BACKDATED');
  if (daysBetween(event.on, today) > LATE_ENTRY_DAYS) return refuse('DATE_BACKDATED');
  if (beforeLast(item, event.on)) return refuse('DATE_BEFORE_LAST');
  return isProved(event) ? null : reject('EVIDENCE_MISSING', { pointer: '/evidence' });
}

/** The number or place of a paper that bears the day; of a delivery, its proof; of an order to decide anew, the order. */
function isProved(event: ItemEvent): boolean {
  return Boolean(event.evidence) || ('proof' in event && event.proof !== '') || event.type === 'REDECIDE';
}

/** Is that day before what has already happened to the item? */
export function beforeLast(item: Item, on: LocalDate): boolean {
  const last = lastDay(item);
  return last !== null && on < last;
}
