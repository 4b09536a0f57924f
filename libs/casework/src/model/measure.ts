import { addDays, workingDaysBetween } from '#calendar';
import type { LocalDate } from '#kernel';
import { type Clock, clocksOf } from './clocks.js';
import { type Pledge, pledgeOf } from './commitment/pledge.js';
import type { ItemFacts, ItemStop, Standing } from './facts.js';
import { type Item, isOpen } from './item.js';
import type { Outcome } from './outcome.js';
import { lastOrder } from './redecide/facts.js';

/** How many working days one ground, as its item has published it, kept the clocks of the item standing. */
export interface StoppedDays {
  readonly ground: string;
  readonly article: string;
  readonly days: number;
}

/**
 * What an item that has ended adds to the figures: the row of `casework.measure`, written by the act that ends it. A fold of
 * its facts like every deadline, so it can be made again. All days are working days of the item's own calendar.
 */
export interface Measure {
  readonly idx: number;
  /** How often it was decided before: each decision keeps its own figures. */
  readonly generation: number;
  readonly organ_id: number;
  readonly item_code: string;
  readonly outcome: Standing;
  /** The channel it was decided in; null for the ordinary one. */
  readonly channel: 'green' | null;
  readonly filed_on: LocalDate | null;
  readonly complete_on: LocalDate | null;
  readonly accepted_on: LocalDate | null;
  readonly decided_on: LocalDate | null;
  readonly ended_on: LocalDate;
  readonly promise_due: LocalDate | null;
  readonly statute_due: LocalDate | null;
  readonly on_time_promise: boolean | null;
  readonly on_time_statute: boolean | null;
  /** Counted days of the promise clock: its stops are out. Null where it never began. */
  readonly used_days: number | null;
  /** From filing, stops and waits included; null for an item that was never filed. */
  readonly elapsed_days: number | null;
  readonly stopped: readonly StoppedDays[];
  /** Working days from the day the case was opened: places on the one line on which its items overlap. */
  readonly filed_at_day: number | null;
  readonly ended_at_day: number;
  /** Time itself ended it. */
  readonly by_silence: boolean;
  readonly pledge: Pledge | null;
}

interface Ended {
  readonly openedOn: LocalDate;
  readonly endedOn: LocalDate;
  readonly bySilence: boolean;
}

/** From the filing; of what is decided anew, from the order. */
const beganOn = (facts: ItemFacts): LocalDate | undefined => lastOrder(facts)?.on ?? facts.filedOn;

/** The measure of an item that has ended, in a case opened on that day. */
export function measureOf(item: Item, { openedOn, endedOn, bySilence }: Ended): Measure {
  const { facts, calendar } = item.context;
  const clocks = clocksOf(item.context);
  const promise = clocks.find(({ kind }) => kind === 'promise');
  const statute = clocks.find(({ kind }) => kind === 'statute' || kind === 'redecision');
  const began = beganOn(facts);
  const from = (start: LocalDate | undefined) =>
    start === undefined ? null : workingDaysBetween(calendar, start, endedOn);
  const stood = (stop: ItemStop, start: LocalDate) => {
    const first = addDays(stop.from, -1);
    const last = stop.to === undefined ? endedOn : addDays(stop.to, -1);
    const [after, through] = [first > start ? first : start, last < endedOn ? last : endedOn];
    return after < through ? workingDaysBetween(calendar, after, through) : 0;
  };
  const stops = facts.stops.filter(({ clocks: stopped }) => stopped.includes('promise'));
  const start = promise?.span.start;
  const counted = from(start);
  return {
    idx: item.idx,
    generation: facts.redone?.length ?? 0,
    organ_id: item.organId,
    item_code: item.code,
    // Delivered since, it is still what was decided: a correction measures it anew.
    outcome: facts.outcome ?? item.standing,
    channel: facts.channel ?? null,
    filed_on: facts.filedOn ?? null,
    complete_on: facts.completeOn ?? null,
    accepted_on: facts.acceptedOn ?? null,
    decided_on: facts.decidedOn ?? null,
    ended_on: endedOn,
    promise_due: promise?.due.dueOn ?? null,
    statute_due: statute?.due.dueOn ?? null,
    on_time_promise: onTime(promise, endedOn, facts.decidedOn !== undefined),
    on_time_statute: onTime(statute, endedOn, facts.decidedOn !== undefined),
    used_days:
      start === undefined || counted === null
        ? null
        : counted - stops.reduce((days, stop) => days + stood(stop, start), 0),
    elapsed_days: from(began),
    stopped: byGround(item, (stop) => (began ? stood(stop, began) : 0)),
    filed_at_day: began ? workingDaysBetween(calendar, openedOn, began) : null,
    ended_at_day: workingDaysBetween(calendar, openedOn, endedOn),
    by_silence: bySilence,
    pledge: pledgeOf(facts),
  };
}

/**
 * Due means by the end of the due day. What ended without a decision kept no promise and, in time, broke none: null. Once it
 * was late it counts as late, or an overdue item would leave the figures by being withdrawn.
 */
function onTime(clock: Clock | undefined, endedOn: LocalDate, decided: boolean): boolean | null {
  const dueOn = clock?.due.dueOn;
  if (!dueOn) return null;
  if (endedOn > dueOn) return false;
  return decided ? true : null;
}

function byGround({ context }: Item, days: (stop: ItemStop) => number): StoppedDays[] {
  const grounds = [...new Set(context.facts.stops.map(({ ground }) => ground))];
  return grounds.flatMap((ground) => {
    const all = context.facts.stops.filter((stop) => stop.ground === ground);
    const sum = all.reduce((total, stop) => total + days(stop), 0);
    const article = context.definition.grounds.find(({ id }) => id === ground)?.article ?? '';
    return sum > 0 ? [{ ground, article, days: sum }] : [];
  });
}

/**
 * The measures of the items that an act has ended, and of ended ones whose record it has put right or whose commitment it has checked. `before`: the items as they
 * were read; `openedOn`: the day of the submission.
 */
export function measuresOf(before: readonly Item[], outcome: Outcome, openedOn: LocalDate): Measure[] {
  return outcome.changes.flatMap(({ idx, standing, work, facts }) => {
    const was = before.find((item) => item.idx === idx);
    if (!was) return [];
    const item: Item = { ...was, standing, work, context: { ...was.context, facts } };
    const corrected = facts.corrections?.length !== was.context.facts.corrections?.length;
    const checked = pledgeOf(facts) !== pledgeOf(was.context.facts);
    if (isOpen(item) || !(isOpen(was) || corrected || checked)) return [];
    const endedOn = facts.decidedOn ?? facts.endedOn ?? outcome.effectiveOn;
    return [measureOf(item, { openedOn, endedOn, bySilence: facts.decidedBy === 'silence' })];
  });
}
