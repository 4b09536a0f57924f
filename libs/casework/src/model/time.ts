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
 * The next thing that time, or a result in force elsewhere in the project, has already done to the item by `now`.
 * The law changes state, not the alarm: every command applies these first.
 */
function nextChange(
  item: Item,
  now: Instant,
  register: readonly RegisteredResult[],
  fallen: readonly FallenResult[],
): ItemEvent | null {
  const today = localDateOf(now);
  return (
    capReached(item, today) ??
    windowChange(item, now) ??
    deemedAccepted(item, today) ??
    fallenSilent(item, now) ??
    deemedServed(item, now) ??
    lostBasis(item, today, { fallen, counting: register }) ??
    resultArrived(item, today, register) ??
    // Last: the rules may refuse it (a tie, a stop), and what they refuse ends the list.
    silenceOver(item, now)
  );
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
  for (let event = next(); event; event = next()) {
    const after = step(current, event);
    if (isRejection(after)) break;
    events.push(event);
    current = after;
  }
  return { item: current, events };
}
