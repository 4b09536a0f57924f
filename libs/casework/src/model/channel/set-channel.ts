import { localDateOf } from '#calendar';
import type { Instant, LocalDate } from '#kernel';
import type { ItemDefinition } from '#model/catalogue';
import { type Clock, clocksOf, promiseOf } from '../clocks.js';
import { type EventOf, TIME } from '../events.js';
import type { NewLimit } from '../facts.js';
import { type Item, isOpen } from '../item.js';
import type { Steps } from '../steps.js';
import type { ChannelCommand, ProjectChannel } from './commands.js';
import { isGreen } from './facts.js';

/** 绿色通道 reaches running items by an act of their case; asked twice, it finds that they have heard. */
export function followChannel(
  steps: Steps,
  { idx: asked, channel }: ChannelCommand,
  { now }: { readonly now: Instant },
): null {
  for (const idx of asked) {
    const event = channelEvent(steps.item(idx), channel, localDateOf(now));
    if (!event) continue;
    const refusal = steps.take(idx, event);
    if (refusal) throw new Error(`item ${idx} cannot hear of its channel: ${refusal.code}`);
  }
  return null;
}

/** What an open item hears of the channel of its project; null where it has heard it, or is none of the channel's. */
export function channelEvent(
  item: Item,
  { id: admission, ended }: ProjectChannel,
  on: LocalDate,
): EventOf<'SET_CHANNEL'> | null {
  const { facts, definition } = item.context;
  if (!isOpen(item)) return null;
  const { itemVersion } = item;
  const said = { type: 'SET_CHANNEL', on, by: TIME, admission, itemVersion } as const;
  if (ended === null) {
    if (isGreen(facts) && facts.admission === admission) return null;
    const given = greenPromise(item, definition, on);
    return {
      ...said,
      channel: 'green',
      ...(given && { promise: given.promise }),
      limits: given?.limits ?? [],
    };
  }
  // What is not filed has no promise running that could be kept.
  const keeps = ended.cause !== 'false-data' && facts.filedOn !== undefined;
  if (!isGreen(facts) && (keeps || !facts.greenPromise)) return null;
  const { greenPromise: _, ...without } = facts;
  const limits = keeps ? [] : newLimit(item, { ...item, context: { ...item.context, facts: without } });
  return { ...said, channel: 'ordinary', cause: ended.cause, keeps, limits };
}

/** Nobody becomes late after the fact, and a breach stays one: where a clock is over either way, the promise stays as it was. */
function greenPromise(item: Item, { greenPromise: promise }: ItemDefinition, today: LocalDate) {
  if (!promise) return null;
  const facts = { ...item.context.facts, greenPromise: promise };
  const under = { ...item, context: { ...item.context, facts } };
  if (promiseOf(under.context) !== promise || isOver(item, today) || isOver(under, today)) return null;
  return { promise, limits: newLimit(item, under) };
}

const isOver = ({ context }: Item, today: LocalDate): boolean =>
  clocksOf(context).some(({ due, endedOn }) => !endedOn && due.dueOn !== null && due.dueOn < today);

/** Of the promise alone, once it runs. */
function newLimit(before: Item, after: Item): NewLimit[] {
  const [from, to] = [before, after].map(({ context }) => runningPromise(clocksOf(context)));
  return from && to && from.value !== to.value ? [{ clock: 'promise', from, to }] : [];
}

const runningPromise = (clocks: readonly Clock[]) =>
  clocks.find(({ kind }) => kind === 'promise')?.span.limit;
