import { addDays, isWorkingDay, localDateOf, openingOf, rungDay } from '#calendar';
import type { Instant, LocalDate } from '#kernel';
import { isGreen } from './channel/facts.js';
import { type Clock, clocksOf, shownDue } from './clocks.js';
import { type Item, isOpen, turnOf } from './item.js';
import { rungsAhead } from './rungs.js';
import { awaitedCodes } from './ties.js';

/** The next ring of one clock of one item. `look-again` is the sweep of a wait for another case's result. */
export interface Alarm {
  readonly idx: number;
  readonly kind: string;
  readonly due_at: Instant;
}

/** The part of an item that is stored beside its facts so that lists can be read: a cache of folds, never the truth. */
export interface Projection {
  readonly turn: string;
  readonly awaits: readonly string[];
  readonly due_on: LocalDate | null;
  readonly warn_on: LocalDate | null;
  /** Last day to deliver what was decided (行政许可法 44); null where none is set, or it was delivered or announced. */
  readonly deliver_by: LocalDate | null;
  /** Within its day before the others of the queue: green, and not of those that the order of acceptance decides. */
  readonly ahead: boolean;
}

/** The due day of an open item. Of one that has ended nothing is due any more: what it was due by, its clocks and its receipt tell. */
export const stillDue = (item: Item, clocks: readonly Clock[]): LocalDate | null =>
  isOpen(item) ? shownDue(clocks) : null;

export function projectionOf(item: Item): Projection {
  const clocks = clocksOf(item.context);
  const promise = clocks.find(({ kind }) => kind === 'promise' || kind === 'redecision');
  return {
    turn: turnOf(item),
    awaits: isOpen(item) ? awaitedCodes(item.context.facts) : [],
    due_on: stillDue(item, clocks),
    warn_on: promise ? rungDay(item.context.calendar, promise.span, 9, 10) : null,
    deliver_by: clocks.find(({ kind, endedOn }) => kind === 'delivery' && !endedOn)?.due.dueOn ?? null,
    ahead: isGreen(item.context.facts) && !item.context.facts.inOrder,
  };
}

/** One alarm per running clock; a cap that ends a stop; and, while the item waits, a look at the register each morning. */
export function alarmsOf(item: Item, now: Instant): Alarm[] {
  const { facts, calendar } = item.context;
  const first = new Map<string, Instant>();
  const arm = (kind: string, at: Instant) => {
    const known = first.get(kind);
    if (!known || at < known) first.set(kind, at);
  };
  for (const rung of rungsAhead(item.context)) arm(rung.clock, rung.at);
  for (const stop of facts.stops) {
    if (isOpen(item) && !stop.to && stop.capOn) arm('cap', openingOf(stop.capOn));
  }
  if (isOpen(item) && awaitedCodes(facts).length > 0) {
    let morning = addDays(localDateOf(now), 1);
    while (!isWorkingDay(calendar, morning)) morning = addDays(morning, 1);
    arm('look-again', openingOf(morning));
  }
  return [...first].map(([kind, due_at]) => ({ idx: item.idx, kind, due_at }));
}
