import type { LocalDate } from '#kernel';
import { limitFrom } from '../clocks.js';
import type { EventOf } from '../events.js';
import type { ItemFacts, ItemStop } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { withAnotherOrgan } from '../levels/evolutions.js';
import { moving } from '../moved-on.js';
import { levelOf } from '../paper/authority-fact.js';
import type { WindowEventType } from './events.js';
import { type Asked, openAsk, openFindings } from './facts.js';

/** `undefined` takes a fact back. */
type Change = { [K in keyof ItemFacts]?: ItemFacts[K] | undefined };
type Evolutions = { readonly [T in WindowEventType]?: (context: ItemContext, event: EventOf<T>) => Change };

/** The findings are over on that day, whether they were told or not. */
export function findingsEnded(facts: ItemFacts, on: LocalDate): Change {
  const open = openFindings(facts);
  return open ? { window: { ...facts.window, findings: { ...open, endedOn: on } } } : {};
}

/** Asked papers that are all in: answered, and what stopped a clock for them stops it no more. */
export function askSupplied(
  facts: ItemFacts,
  { lines, on }: { readonly lines: readonly string[]; readonly on: LocalDate },
): Change {
  const ask = openAsk(facts);
  const missing = ask?.lines.filter(({ line }) => !facts.handedIn.includes(line) && !lines.includes(line));
  if (!ask || missing?.length !== 0) return {};
  const asks = facts.asks?.map((each) => (each === ask ? { ...each, suppliedOn: on } : each)) ?? [];
  const stops = facts.stops.map((stop) => (stop.to || !stop.forAsk ? stop : { ...stop, to: on }));
  return { asks, stops };
}

function ask(context: ItemContext, { lines, reply, ground: id, on }: EventOf<'ASK'>): Change {
  const { facts, definition, calendar } = context;
  const asked: Asked = { on, lines, reply };
  const ground = definition.grounds.find((each) => each.id === id);
  const stop: ItemStop | undefined = ground && {
    ...{ ground: ground.id, kind: 'suspension', forAsk: true, clocks: ground.stops, from: on },
    ...{ needed: reply, expectedUntil: limitFrom(calendar, on, reply) },
    ...(ground.cap && { capOn: limitFrom(calendar, on, ground.cap) }),
  };
  return {
    asks: [...(facts.asks ?? []), asked],
    handedIn: facts.handedIn.filter((each) => !lines.some(({ line }) => line === each)),
    ...(stop && { stops: [...facts.stops, stop] }),
  };
}

/** What is known after an event of the window. */
export const WINDOW_EVOLUTIONS: Evolutions = {
  OPEN_WINDOW: (_, { findings, acceptance, onSilence }) => ({
    window: {
      ...(acceptance && { acceptance }),
      ...(onSilence && { onSilence }),
      ...(findings && { findings }),
    },
  }),
  FIND_GAPS: ({ facts }, { lines, on }) => {
    const open = openFindings(facts);
    return open ? { window: { ...facts.window, findings: { ...open, lines, foundOn: on } } } : {};
  },
  END_FINDINGS: ({ facts }, { on }) => findingsEnded(facts, on),
  REMIND_GAPS: ({ facts }, { within, on }) => ({ window: { ...facts.window, reminder: { on, within } } }),
  RETURN: (_, { on }) => ({ endedOn: on }),
  REROUTE: ({ facts }, { from, to, reason, authority, on }) => ({
    authority: authority && { ...authority, ...(facts.authority && levelOf(facts.authority)) },
    reroutes: [...(facts.reroutes ?? []), { on, from, to, reason }],
    ...withAnotherOrgan(facts, on),
    // Rerouted above: sent back down, it goes up again to where it was.
    ...(facts.levels && { levels: { ...facts.levels, upper: to } }),
  }),
  ASK: moving(ask),
};
