import { addDays, localDateOf } from '#calendar';
import { type Instant, isRejection, type LocalDate } from '#kernel';
import { NATURES } from '#model/catalogue';
import { dueOf } from './clocks.js';
import { fallenSilent } from './confirmations.js';
import { type ItemEvent, SILENCE, TIME } from './events.js';
import type { ArrivedResult, ItemFacts } from './facts.js';
import { type Item, step } from './item.js';
import { type FallenResult, lostBasis } from './result/fallen.js';
import { isAbout } from './result/registered.js';
import { deemedServed } from './serve/time.js';
import { isAwaited, receivableOn } from './ties.js';
import { windowChange } from './window/window-change.js';

/** A result the project's register holds, as far as an item that waits for it needs to know. */
export interface RegisteredResult extends ArrivedResult {
  readonly code: string;
  readonly subject?: string;
}

/** One that is about just this part of the project goes before one about all of it. */
function arriving(facts: ItemFacts, to: readonly string[], register: readonly RegisteredResult[]) {
  const fit = register.filter(({ code, subject }) => to.includes(code) && isAbout(facts, subject));
  return fit.find(({ subject }) => subject === facts.subject) ?? fit[0];
}

/**
 * What time, or a result in force elsewhere in the project, has already done to the item by `now`, first things first.
 * The law changes state, not the alarm: every command applies these first.
 */
function* changes(
  item: Item,
  now: Instant,
  register: readonly RegisteredResult[],
  fallen: readonly FallenResult[],
): Generator<ItemEvent | null> {
  const today = localDateOf(now);
  yield capReached(item, today);
  yield windowChange(item, now);
  yield deemedAccepted(item, today);
  yield fallenSilent(item, now);
  yield deemedServed(item, now);
  yield lostBasis(item, today, { fallen, counting: register });
  yield resultArrived(item, today, register);
  // Last: whatever the rules want first (a tie, a stop) has had its turn.
  yield silenceOver(item, now);
}

/** The first of them that the rules let happen: one that they refuse keeps none of the others out. */
function nextChange(
  item: Item,
  ...world: [now: Instant, register: readonly RegisteredResult[], fallen: readonly FallenResult[]]
): { readonly event: ItemEvent; readonly after: Item } | null {
  for (const event of changes(item, ...world)) {
    const after = event && step(item, event);
    if (event && after && !isRejection(after)) return { event, after };
  }
  return null;
}

function capReached({ context: { facts } }: Item, today: LocalDate): ItemEvent | null {
  const capped = facts.stops.find((stop) => !stop.to && stop.capOn && stop.capOn <= today);
  return capped?.capOn ? { type: 'END_AT_CAP', on: capped.capOn, by: TIME } : null;
}

function resultArrived(
  { context: { facts } }: Item,
  today: LocalDate,
  register: readonly RegisteredResult[],
): ItemEvent | null {
  for (const tie of facts.ties) {
    const found = isAwaited(tie) && arriving(facts, tie.to, register);
    if (!found) continue;
    const { code, subject: _, ...result } = found;
    return { type: 'PRIOR_RESULT', on: today, by: TIME, from: code, result };
  }
  return null;
}

/** 视为受理 (行政许可法 32(1)(四)): a licence about which nothing was told in time, as of the day of receipt. */
function deemedAccepted({ standing, context }: Item, today: LocalDate): ItemEvent | null {
  if (standing !== 'filed' || !NATURES[context.definition.nature].deemedAcceptance) return null;
  const due = dueOf(context, 'pre-acceptance');
  const on = receivableOn(context);
  return due && on && addDays(due, 1) <= today ? { type: 'DEEM_ACCEPTED', on, by: TIME } : null;
}

/** 超时默认: the day after the clock that the published rule names, if that day has come. */
function silenceOver({ context }: Item, now: Instant): ItemEvent | null {
  const { silence } = context.definition;
  const due = silence && !context.facts.decidedOn && dueOf(context, silence.clock);
  if (!due) return null;
  const on = addDays(due, 1);
  return on <= localDateOf(now) ? { type: 'DECIDE_BY_SILENCE', on, by: SILENCE } : null;
}

/** The item as the law has it by `now`, with the events that made it so. Each change strictly advances the item. */
export function applyTime(
  item: Item,
  now: Instant,
  register: readonly RegisteredResult[],
  fallen: readonly FallenResult[] = [],
): { item: Item; events: ItemEvent[] } {
  const events: ItemEvent[] = [];
  let current = item;
  const next = () => nextChange(current, now, register, fallen);
  for (let change = next(); change; change = next()) {
    events.push(change.event);
    current = change.after;
  }
  return { item: current, events };
}
