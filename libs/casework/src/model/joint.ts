import { dueDate, localDateOf, type WorkingCalendar } from '#calendar';
import { type Instant, type LocalDate, type Rejection, reject } from '#kernel';
import type { Clock } from './clocks.js';
import { firstOf, lastOf } from './days.js';
import { TIME } from './events.js';
import type { ItemFacts, ItemStop } from './facts.js';
import type { Item } from './item.js';
import type { Joint, JointEvent } from './joint-facts.js';
import { namedBy, overdueLadder, passedBy, type Rung } from './ladder.js';
import type { Alert } from './outcome.js';
import type { Alarm } from './projection.js';
import { decidedSince, orderToAccept } from './redecide/facts.js';

/** What is decided anew was over with its first decision: another organ's judgment is no handling of theirs. */
const dayOver = (facts: ItemFacts): LocalDate | undefined => decidedSince(facts, undefined) ?? facts.endedOn;

/** The first of them that was accepted in the joint handling: what a judgment has taken in is handled by itself, as what comes in later is. */
const firstAcceptance = (named: readonly Item[]): LocalDate | null =>
  firstOf(named.map(({ context: { facts } }) => (orderToAccept(facts) ? undefined : facts.acceptedOn)));

/** The named items that were in by that day. */
const inBy = (named: readonly Item[], day: LocalDate): Item[] =>
  named.filter(({ context: { facts } }) => facts.filedOn !== undefined && facts.filedOn <= day);

/**
 * 行政许可法 42 limits the time of handling. What the applicant has never handed in is handled by nobody, and holds it open no longer than the rest: it has
 * ended on the first day by which all that was in by then is over. What comes in later is handled by itself, within its own limits, as what is added later is.
 */
function endOf(named: readonly Item[]): LocalDate | null {
  let end = firstAcceptance(named);
  while (end) {
    const days = inBy(named, end).map(({ context }) => dayOver(context.facts));
    const last: LocalDate | null = days.every((day) => day !== undefined) ? lastOf(days) : null;
    if (last === null || last <= end) return last;
    end = last;
  }
  return null;
}

/** Whether the joint clock cannot be told without the item: its document names it. */
export const hasSay = ({ terms }: Joint, { code }: Pick<Item, 'code'>): boolean => terms.items.includes(code);

/** The items handled jointly: those that the document names and, once that has ended, that were in by then. */
export function jointItems(joint: Joint, items: readonly Item[]): Item[] {
  const named = items.filter((item) => hasSay(joint, item));
  const end = endOf(named);
  return end ? inBy(named, end) : named;
}

/**
 * The item whose working days are those of the joint limit: the first that its document names. No published calendar reaches an item that is over,
 * so another named item speaks for it that counts by a newer version of the same calendar.
 */
export const jointBearer = (joint: Joint, items: readonly Item[]): Item | undefined =>
  jointItems(joint, items).reduce<Item | undefined>((newest, item) => {
    const isNewer = newest && isSameCalendar(item, newest) && item.calendar > newest.calendar;
    return !newest || isNewer ? item : newest;
  }, undefined);

const isSameCalendar = (one: Item, other: Item): boolean =>
  one.context.calendar.code === other.context.calendar.code;

export const jointCalendar = (joint: Joint, items: readonly Item[]) =>
  jointBearer(joint, items)?.context.calendar;

/**
 * The stops of one item under which the joint clock stands (行政许可法 42 ¶2). What an item was stopped for is over with the item:
 * withdrawn in the midst of it, it holds up the limit of the others no longer.
 */
export function jointStops(facts: ItemFacts): readonly ItemStop[] {
  const over = dayOver(facts);
  return facts.stops
    .filter(({ clocks }) => clocks.includes('joint'))
    .map((stop) => (stop.to || !over ? stop : { ...stop, to: over }));
}

/**
 * 行政许可法 42 ¶2: 45 days, 15 more with the approval of the same-level government. One clock a case: from the first
 * acceptance of an item that the document names until the last of those that are in is decided; it stands while a stop of one of them
 * names it. It orders nothing: no item waits for it, and it replaces no limit of a special law. Null before the first
 * acceptance.
 */
export function jointClock(joint: Joint, items: readonly Item[]): Clock | null {
  const mine = jointItems(joint, items);
  const facts = mine.map(({ context }) => context.facts);
  const start = firstAcceptance(mine);
  const calendar = jointCalendar(joint, items);
  if (!start || !calendar) return null;
  const { value, unit, document: article } = joint.terms;
  const stops = facts.flatMap((each) => jointStops(each).map(({ from, to = null }) => ({ from, to })));
  const span = { start, limit: { value: value + (joint.facts.extension?.more.value ?? 0), unit }, stops };
  const endedOn = endOf(mine);
  return { kind: 'joint', article, span, due: dueDate(calendar, span), ...(endedOn && { endedOn }) };
}

/** What is entered late of an item may move the end on after it has rung as over: the ladder begins again, as that of an item does. */
function ladder({ facts: { over = [] } }: Joint, clock: Clock, calendar: WorkingCalendar): Rung[] {
  const { dueOn } = clock.due;
  const last = over.at(-1);
  const turn = last && dueOn && dueOn > last ? over.length + 1 : over.length;
  const rungs = overdueLadder(calendar, clock);
  return turn > 1 ? namedBy(turn, rungs) : rungs;
}

function ahead(joint: Joint, items: readonly Item[]): Rung[] {
  const clock = jointClock(joint, items);
  const calendar = jointCalendar(joint, items);
  if (!clock || clock.endedOn || !calendar) return [];
  return ladder(joint, clock, calendar).filter(({ name }) => !joint.facts.rang.includes(name));
}

/** The next ring of the joint clock: a row of the case itself, number 0. */
export function jointAlarms(joint: Joint | undefined, items: readonly Item[]): Alarm[] {
  const [next] = joint ? ahead(joint, items) : [];
  return next ? [{ idx: 0, kind: 'joint', due_at: next.at }] : [];
}

/** Whose decision is late: of those that are not decided the first that was accepted, or else that lies with its organ. The applicant's turn is no organ's delay. */
function slowest(joint: Joint, items: readonly Item[]): Item | undefined {
  const open = jointItems(joint, items).filter(({ context: { facts } }) => facts.filedOn && !dayOver(facts));
  return (
    open.find(({ context: { facts } }) => facts.acceptedOn) ??
    open.find(({ standing }) => standing === 'filed') ??
    open[0]
  );
}

/** What rang of the joint clock by `now`. The alert names an item that is late with its decision. */
export function ringJoint(joint: Joint, items: readonly Item[], now: Instant) {
  const { passed, heard } = passedBy(ahead(joint, items), now);
  if (passed.length === 0) return null;
  const slow = slowest(joint, items);
  const alerts = heard.flatMap(({ name: rung, light, level, dueOn: due_on }): Alert[] =>
    slow && light !== 'change'
      ? [{ idx: 0, kind: 'joint', rung, light, level, organ_id: slow.organId, item_code: slow.code, due_on }]
      : [],
  );
  const rungs = passed.map(({ name }) => name);
  const over = passed.find(({ name }) => name.endsWith('overdue'))?.dueOn;
  const event: JointEvent = { type: 'RING', on: localDateOf(now), by: TIME, rungs, ...(over && { over }) };
  return { event, alerts };
}

/** Fifteen days more, once, before the end, by the government and not by the park committee. */
export function jointRefusal(
  joint: Joint,
  items: readonly Item[],
  { more, on }: JointEvent & { readonly type: 'EXTEND_JOINT' },
): Rejection | null {
  const { extension: cap } = joint.terms;
  const clock = jointClock(joint, items);
  if (!clock || clock.endedOn) return reject('NO_JOINT_CLOCK');
  if (joint.facts.extension) return reject('EXTENDED_ONCE');
  if (clock.due.dueOn !== null && on > clock.due.dueOn) return reject('EXTENSION_TOO_LATE');
  if (more.unit === cap.unit && more.value >= 1 && more.value <= cap.value) return null;
  return reject('EXTENSION_OVER_CAP', { pointer: '/more', params: { cap: cap.value, unit: cap.unit } });
}

/** The joint handling after the event. */
export function evolveJoint(joint: Joint, event: JointEvent): Joint {
  const { facts } = joint;
  if (event.type === 'RING') {
    const { rungs, over } = event;
    const ends = over && { over: [...(facts.over ?? []), over] };
    return { ...joint, facts: { ...facts, rang: [...facts.rang, ...rungs], ...ends } };
  }
  const { on, more, reason } = event;
  return { ...joint, facts: { ...facts, extension: { on, more, reason } } };
}
