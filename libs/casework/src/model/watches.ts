import { openingOf, workingDaysLater } from '#calendar';
import type { Clock } from './clocks.js';
import { lastOf } from './days.js';
import type { ItemContext } from './item-context.js';
import { namedBy, type Rung } from './ladder.js';

/** Working days, ours: no law says how long an item may lie unclaimed, outlast its notice, or be nobody's turn. */
const UNCLAIMED = 2;
const LONG_STOP = 5;
const IDLE = 5;

/**
 * What no running clock would notice: complete papers that nobody has claimed, a stop that outlasts the day told to the
 * applicant, an open item that no clock drives. Read from the item's own facts, like everything else.
 */
export function watchesOf(context: ItemContext, clocks: readonly Clock[]): Rung[] {
  const { facts } = context;
  if (!facts.filedOn || facts.decidedOn || facts.endedOn) return [];
  return [...unclaimed(context), ...longStops(context), ...idle(context, clocks)];
}

/** Of the organ that has it now, from the day it came there; the head of each hears of its own time, and so after each supplement. */
function unclaimed({ calendar, definition, facts }: ItemContext): Rung[] {
  const { completeOn, claimedBy, concludedOn, gaps, organSince = [], redone = [] } = facts;
  const atOnce = definition.handling === 'immediate' && redone.length === 0;
  if (!completeOn || claimedBy || concludedOn || atOnce) return [];
  const since = lastOf([completeOn, ...organSince, ...redone.map(({ on }) => on)]) ?? completeOn;
  const dueOn = workingDaysLater(calendar, since, UNCLAIMED);
  const at = openingOf(workingDaysLater(calendar, dueOn, 1));
  const rung: Rung = { clock: 'unclaimed', name: 'unclaimed', light: 'yellow', level: 'head', at, dueOn };
  const times = organSince.length + redone.length + (gaps ? 2 : 1);
  return times > 1 ? namedBy(times, [rung]) : [rung];
}

function longStops({ calendar, facts }: ItemContext): Rung[] {
  return facts.stops.flatMap(({ to, expectedUntil: dueOn }, n) => {
    if (to) return [];
    const day = workingDaysLater(calendar, dueOn, 1);
    const rung = { clock: 'long-stop', light: 'yellow', dueOn } as const;
    const further = openingOf(workingDaysLater(calendar, day, LONG_STOP));
    return [
      { ...rung, name: `${n + 1}`, level: 'head', at: openingOf(day) },
      { ...rung, name: `${n + 1}+${LONG_STOP}`, level: 'supervisor', at: further },
    ] satisfies Rung[];
  });
}

function idle({ calendar, facts }: ItemContext, clocks: readonly Clock[]): Rung[] {
  const driven = clocks.some(({ endedOn }) => !endedOn) || facts.stops.some(({ to }) => !to);
  if (driven) return [];
  const { filedOn, completeOn, concludedOn, acceptedOn, ties } = facts;
  const quietSince = lastOf([
    filedOn,
    completeOn,
    concludedOn,
    acceptedOn,
    ...ties.map((tie) => tie.arrivedOn),
  ]);
  if (!quietSince) return [];
  const dueOn = workingDaysLater(calendar, quietSince, IDLE);
  const at = openingOf(workingDaysLater(calendar, dueOn, 1));
  return [{ clock: 'idle', name: 'idle', light: 'yellow', level: 'supervisor', at, dueOn }];
}
