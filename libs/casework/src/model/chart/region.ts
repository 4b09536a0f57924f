import { and, assign, or, raise, type StateValue, stateIn } from 'xstate';
import { givenBy, notNeededBy } from '../arrived.js';
import { contentRefusal } from '../content.js';
import { type ItemEvent, TIME } from '../events.js';
import { evolve } from '../evolve.js';
import type { Standing } from '../facts.js';
import { itemMachine } from '../item.machine.js';
import type { ItemContext } from '../item-context.js';
import { refusalOf } from '../policies.js';

/** The contexts of all items of a guide, by code. A region is handed its own and no other. */
export type ChartContext = Readonly<Record<string, ItemContext>>;
/** An event of one item: `C07.FILE` carries what the item itself is told. */
export interface ChartEvent {
  readonly type: `${string}.${ItemEvent['type']}`;
  readonly event: ItemEvent;
}
interface Seen {
  readonly context: ChartContext;
  readonly event: ChartEvent;
}
/** What is used of the item's chart. A guard of XState is a name, or a combination that carries its parts. */
type Guard = string | (((seen: { context: ItemContext; event: ItemEvent }) => boolean) & Combined);
interface Combined {
  readonly check?: unknown;
  readonly guards?: readonly Guard[];
  readonly stateValue?: StateValue;
}
interface Step {
  readonly target?: string;
  readonly guard?: Guard;
  readonly actions?: string;
}
interface Node {
  readonly tags?: readonly string[];
  readonly on?: Readonly<Record<string, Step | readonly Step[]>>;
  readonly states?: Readonly<Record<string, Node>>;
}
const CHART = itemMachine.config as unknown as Node;
const GUARDS = itemMachine.implementations.guards as unknown as Readonly<Record<string, Guard>>;

/**
 * The item's own chart as one region of a whole guide: its states, with each event, guard, action and tag under the item's
 * code. `listeners` are the items that a published tie makes wait for this one: its decision is raised to them, and that it is handled anew.
 * The guard `lawful` asks of the rules and of the content, as `step` does, and is handed this item's context alone.
 */
export function regionOf(code: string, listeners: readonly string[]) {
  const standings = CHART.states?.['standing']?.states ?? {};
  const ends = (from: Node, { target }: Step) =>
    from.tags?.includes('open') && target !== undefined && !standings[target]?.tags?.includes('open');
  const reopens = (from: Node, { target }: Step) =>
    !from.tags?.includes('open') && target !== undefined && standings[target]?.tags?.includes('open');
  const step = (from: Node, each: Step): object => ({
    ...each,
    ...(each.guard && { guard: ownGuard(code, each.guard) }),
    ...(each.actions && {
      actions: [
        `${code}.${each.actions}`,
        ...(ends(from, each) ? listeners.map((to) => tell(code, to, each.target as Standing)) : []),
        ...(reopens(from, each) ? listeners.map((to) => tellAnew(code, to)) : []),
      ],
    }),
  });
  const node = (from: Node): object => ({
    ...from,
    ...(from.tags && { tags: from.tags.map((tag) => `${code}:${tag}`) }),
    ...(from.on && {
      on: mapped(from.on, (steps) => [steps].flat().map((each) => step(from, each)), `${code}.`),
    }),
    ...(from.states && { states: mapped(from.states, node) }),
  });
  return {
    node: { type: 'parallel', states: mapped(CHART.states ?? {}, node) },
    guards: mapped({ ...GUARDS, lawful }, (guard) => ownGuard(code, guard), `${code}.`),
    actions: { [`${code}.evolve`]: ownEvolve(code) },
  };
}

const lawful: Guard = ({ context, event }) =>
  refusalOf(context, event) === null && contentRefusal(context, event) === null;

function mapped<T, U>(record: Readonly<Record<string, T>>, to: (value: T) => U, prefix = '') {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [`${prefix}${key}`, to(value)]));
}

/** The guard as it is, looking at this region. Throws for a kind of guard this does not know: it would be left unproven. */
function ownGuard(code: string, guard: Guard): unknown {
  if (typeof guard === 'string') return `${code}.${guard}`;
  if (guard.stateValue) return stateIn({ [code]: guard.stateValue });
  if (guard.guards) {
    const parts = guard.guards.map((each) => ownGuard(code, each)) as never[];
    if (guard.check === Reflect.get(and([]), 'check')) return and(parts);
    if (guard.check === Reflect.get(or([]), 'check')) return or(parts);
    throw new TypeError('a combination of guards that is neither and nor or');
  }
  return ({ context, event }: Seen) => guard({ context: own(context, code), event: event.event });
}

function own(context: ChartContext, code: string): ItemContext {
  const mine = context[code];
  if (!mine) throw new RangeError(`the chart holds no item ${code}`);
  return mine;
}

function ownEvolve(code: string) {
  return assign(({ context, event }: Seen) => {
    const mine = own(context, code);
    return { [code]: { ...mine, facts: evolve(mine, event.event) } };
  });
}

/** PRIOR_RESULT in the same step (docs/decisions/0006): a result, or null for an earlier application that failed or is not needed. */
function tell(code: string, to: string, standing: Standing) {
  return raise(({ context, event: { event } }: Seen): ChartEvent => {
    const { definition, facts } = own(context, code);
    const given = givenBy(code, standing, facts, event);
    const result = given && { ...given, organId: 0 };
    const notNeeded = notNeededBy(definition, event);
    return {
      type: `${to}.PRIOR_RESULT`,
      event: { type: 'PRIOR_RESULT', on: event.on, by: TIME, from: code, result, ...notNeeded },
    };
  });
}

/** That the failure of it is annulled. Whoever had not heard of one refuses it by its own rules. */
function tellAnew(code: string, to: string) {
  return raise(({ event: { event } }: Seen): ChartEvent => {
    const said = {
      type: 'PRIOR_RESULT',
      on: event.on,
      by: TIME,
      from: code,
      result: null,
      anew: true,
    } as const;
    return { type: `${to}.PRIOR_RESULT`, event: said };
  });
}
