import { evaluateGuard } from 'xstate/guards';
import type { EventType, ItemEvent } from './events.js';
import type { Standing, Work } from './facts.js';
import { itemMachine } from './item.machine.js';
import type { ItemContext } from './item-context.js';

/** Machine versions stay loadable: an item is stepped by the machine it was made under. */
export const MACHINES = { 1: itemMachine } as const;
export const MACHINE_VERSION = 1;

type Machine = typeof itemMachine;
type Node = Machine['root'];
type Way = ReturnType<Machine['getTransitionData']>[number];
type Taken = readonly Way[];

/** Where an event leads, and whether the facts evolve with it. */
export interface Move {
  readonly standing: Standing;
  readonly work: Work;
  readonly evolves: boolean;
}

/**
 * A place of the chart: one standing with one state of the work. All in it follows from the machine alone, which never changes, so each
 * is made once; resolving a snapshot costs as much as the step itself.
 */
export interface Place {
  readonly tags: readonly string[];
  /** What the chart takes here, if its guards let it. */
  readonly knows: ReadonlySet<EventType>;
  /** Which transitions an event takes from an item that rests here with this context: none where the chart and its guards do not let it. */
  taking(context: ItemContext): (event: ItemEvent) => Taken;
  /** Where they lead. */
  move(taken: Taken): Move;
}

/** Where an item stands, and by which version of the machine. */
interface Standpoint {
  readonly machineVersion: number;
  readonly standing: Standing;
  readonly work: Work;
}

type Places<T> = { [key: string | number]: T };
const PLACES: Places<Places<Places<Place>>> = {};

/** Throws RangeError for a version or a state that is none. */
export function placeOf({ machineVersion, standing, work }: Standpoint): Place {
  PLACES[machineVersion] ??= {};
  const ofVersion = PLACES[machineVersion];
  ofVersion[standing] ??= {};
  const ofStanding = ofVersion[standing];
  ofStanding[work] ??= place(machineVersion, standing, work);
  return ofStanding[work];
}

function place(version: number, standing: Standing, work: Work): Place {
  const machine = MACHINES[version as keyof typeof MACHINES];
  if (!machine) throw new RangeError(`no item machine of version ${version}`);
  const nodes = {
    standing: machine.states['standing']?.states[standing],
    work: machine.states['work']?.states[work],
  };
  if (!nodes.standing || !nodes.work) throw new RangeError(`the chart has no ${standing}/${work}`);
  const ways = [waysFrom(nodes.standing), waysFrom(nodes.work)];
  const resting = machine.resolveState({ value: { standing, work }, context: {} as ItemContext });
  return {
    tags: nodes.standing.tags,
    knows: new Set(known(nodes.standing, nodes.work)),
    taking(context) {
      const snapshot = { ...resting, context };
      const lets = ({ guard }: Way, event: ItemEvent) =>
        !guard || evaluateGuard(guard, context, event, snapshot);
      return (event) => ways.flatMap((way) => way.get(event.type)?.find((each) => lets(each, event)) ?? []);
    },
    move: (taken) => moveBy(taken, { standing, work }),
  };
}

/**
 * The transitions of a region by their event, in the order in which XState tries them: those of the state, then those of the region. Its own
 * search goes down the whole chart for every event, and makes the name under which it keeps them anew each time.
 */
function waysFrom(state: Node): ReadonlyMap<string, readonly Way[]> {
  const ways = new Map<string, readonly Way[]>(state.transitions);
  for (const [event, own] of state.parent?.transitions ?? [])
    ways.set(event, [...(ways.get(event) ?? []), ...own]);
  return ways;
}

/**
 * Where the transitions lead. XState's own `transition` works out for each step which states of a chart of any shape are left
 * and entered, and starts an actor for it; ours has two regions of plain states, and `evolve` is all that happens on the way. That both
 * agree is held by the walks of whole guides (chart-walks.property.spec.ts).
 */
function moveBy(taken: Taken, from: Omit<Move, 'evolves'>): Move {
  let { standing, work } = from;
  let evolves = false;
  for (const { target = [], actions } of taken) {
    for (const { parent, key } of target)
      if (parent?.key === 'standing') standing = key as Standing;
      else work = key as Work;
    if (actions.length > 0) evolves = true;
  }
  return { standing, work, evolves };
}

/** What changes a standing has to be known to the standing: the work of an item that ended may still rest on `concluded`. */
function known(standing: Node, work: Node): EventType[] {
  const on = (node?: Node) => Object.keys(node?.config.on ?? {}) as EventType[];
  const changing = new Set(Object.values(standing.parent?.states ?? {}).flatMap(on));
  return [...on(standing), ...[...on(work), ...on(work.parent)].filter((event) => !changing.has(event))];
}
