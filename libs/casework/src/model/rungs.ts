import { addDays, isWorkingDay, localDateOf, openingOf, rungDay, startOfDay } from '#calendar';
import type { Instant } from '#kernel';
import { type ClockKind, NATURES } from '#model/catalogue';
import { isGreen } from './channel/facts.js';
import { type Clock, clocksOf, runsFromReceipt } from './clocks.js';
import type { ItemContext } from './item-context.js';
import { namedBy, overdueLadder, passedBy, type Rung } from './ladder.js';
import { isRemedyClock } from './serve/clocks.js';
import { watchesOf } from './watches.js';
import { findingRungs } from './window/finding-rungs.js';

const NAMES: Readonly<Record<number, string>> = { 50: 'half', 90: 'nearly' };

/** Warnings at the published shares of the promise. */
function warnings({ calendar, definition }: ItemContext, { kind, span, due }: Clock): Rung[] {
  return definition.warnings.flatMap((share) => {
    const day = rungDay(calendar, span, share, 100);
    if (!day) return [];
    const name = NAMES[share] ?? `at-${share}`;
    const at = openingOf(day);
    return [{ clock: kind, name, light: 'yellow', level: 'officer', at, dueOn: due.dueOn ?? day }];
  });
}

/** Where silence decides, the head is told on the working day before; then time acts at the end of the due day. */
function silence({ calendar, definition }: ItemContext, { kind, due: { dueOn } }: Clock): Rung[] {
  if (!dueOn || definition.silence?.clock !== kind) return [];
  let eve = addDays(dueOn, -1);
  while (!isWorkingDay(calendar, eve)) eve = addDays(eve, -1);
  const rung = { clock: 'silence', level: 'head', dueOn } as const;
  return [
    { ...rung, name: 'tomorrow', light: 'yellow', at: openingOf(eve) },
    { ...rung, name: 'decides', light: 'change', at: startOfDay(addDays(dueOn, 1)) },
  ];
}

function deemed({ kind: clock, due: { dueOn } }: Clock): Rung[] {
  if (!dueOn) return [];
  const at = startOfDay(addDays(dueOn, 1));
  return [{ clock, name: 'deemed', light: 'change', level: 'officer', at, dueOn }];
}

/** At the end of its day time itself notes the silence of a confirmation: no review waits for it, so nothing warns before. */
function answerOver({ kind: clock, of = '', due: { dueOn } }: Clock): Rung[] {
  if (!dueOn) return [];
  const at = startOfDay(addDays(dueOn, 1));
  return [{ clock, name: of, light: 'change', level: 'officer', at, dueOn }];
}

/** Several may run at once, and what rang of one has not rung of the other. */
function recheckLadder({ calendar, facts }: ItemContext, clock: Clock): Rung[] {
  return namedBy(clock.of, overdueLadder(calendar, clock, isGreen(facts)));
}

const inTurn = (times: number, rungs: Rung[]): Rung[] => (times > 1 ? namedBy(times, rungs) : rungs);

/**
 * How often a clock of the kind has begun by now: with each order, each asking, each stretch of a level, each wait that began again, and where
 * it runs from receipt, with the supplement that answers the notice of gaps; and once more where its end moved on after it had rung as over.
 * What rang of the one before has not rung of this one.
 */
function timesBegun(context: ItemContext, clock: Clock): number {
  return begunByItself(context, clock) + (context.facts.begunAnew?.[clock.kind] ?? 0);
}

/** By which name the clock, one alone of its kind, rings as over. */
export function overdueOf(context: ItemContext, clock: Clock): string {
  const times = timesBegun(context, clock);
  return times > 1 ? `${times}/overdue` : 'overdue';
}

function begunByItself(context: ItemContext, { kind }: Clock): number {
  const { orders = [], asks = [], gaps, levels, redone = [] } = context.facts;
  const { forwards = [] } = levels ?? {};
  if (kind === 'order') return orders.length;
  if (kind === 'asked') return asks.length;
  const anew = redone.filter(({ toAccept }) =>
    kind === 'pre-acceptance' ? toAccept : isDecidedAnew(kind),
  ).length;
  if (kind === 'upper-review') return forwards.length + anew;
  if (kind === 'first-review') return forwards.filter(({ sentDownOn }) => sentDownOn).length + 1 + anew;
  return (gaps && (kind === 'pre-acceptance' || runsFromReceipt(context, kind)) ? 2 : 1) + anew;
}

/** Clocks that an order to decide anew lets begin again; that of the acceptance only an order to accept. */
const isDecidedAnew = (kind: ClockKind): boolean => !ONCE.includes(kind);
const ONCE: readonly ClockKind[] = ['pre-acceptance', 'supplement', 'reminder', 'debt'];

/** The rungs that come while the clock still has days. */
function beforeItsEnd(context: ItemContext, clock: Clock): Rung[] {
  const warned = clock.kind === 'promise' || clock.kind === 'redecision';
  const near = warned ? warnings(context, clock) : [];
  return [...near, ...silence(context, clock)];
}

/** Those that come once its due day is over. */
function afterItsEnd(context: ItemContext, clock: Clock): Rung[] {
  const { calendar, definition, facts } = context;
  if (clock.kind === 'pre-acceptance' && NATURES[definition.nature].deemedAcceptance) return deemed(clock);
  if (clock.kind === 'confirmation') return answerOver(clock);
  if (clock.kind === 'recheck' || clock.kind === 'organ-debt') return recheckLadder(context, clock);
  if (clock.kind === 'service-notice') return deemed(clock);
  if (isRemedyClock(clock.kind)) return [];
  return overdueLadder(calendar, clock, isGreen(facts));
}

/** The rungs still to ring, earliest first per kind: of every running clock, and of the watches over clocks that do not run. */
export function rungsAhead(context: ItemContext, ends: (clock: Clock) => boolean = () => true): Rung[] {
  const clocks = clocksOf(context);
  const ladders = clocks.flatMap((clock) => {
    if (clock.endedOn) return [];
    const near = inTurn(begunByItself(context, clock), beforeItsEnd(context, clock));
    return ends(clock) ? [...near, ...inTurn(timesBegun(context, clock), afterItsEnd(context, clock))] : near;
  });
  return [...ladders, ...watchesOf(context, clocks), ...findingRungs(context.facts)].filter(
    (rung) => !context.facts.rang[rung.clock]?.includes(rung.name),
  );
}

/** Rungs of the item passed by `now`; those of one clock on one day merge into the highest. */
export function rungsPassed(context: ItemContext, now: Instant): { passed: Rung[]; heard: Rung[] } {
  const today = localDateOf(now);
  // Nearly always no clock is over, and then none of the rungs after its end is worked out.
  const isOver = ({ due: { dueOn } }: Clock) => dueOn !== null && dueOn < today;
  return passedBy(rungsAhead(context, isOver), now);
}
