import { type AnyActorScope, createActor } from 'xstate';
import type { EventType } from './events.js';
import type { Standing, Work } from './facts.js';
import { itemMachine } from './item.machine.js';
import type { ItemContext } from './item-context.js';

/** Machine versions stay loadable: an item is stepped by the machine it was made under. */
export const MACHINES = { 1: itemMachine } as const;
export const MACHINE_VERSION = 1;

type Machine = typeof itemMachine;
type Snapshot = ReturnType<Machine['resolveState']>;
type Node = Machine['root'];

/**
 * A place of the chart: one standing with one state of the work. All in it follows from the machine alone, which never changes, so each
 * is made once; resolving a snapshot costs as much as the step itself.
 */
export interface Place {
  readonly machine: Machine;
  readonly scope: AnyActorScope;
  readonly tags: readonly string[];
  /** What the chart takes here, if its guards let it. */
  readonly knows: ReadonlySet<EventType>;
  /** An item that rests here with this context. */
  at(context: ItemContext): Snapshot;
}

/** Where an item stands, and by which version of the machine. */
interface Standpoint {
  readonly machineVersion: number;
  readonly standing: Standing;
  readonly work: Work;
}

const PLACES = new Map<string, Place>();

/** Throws RangeError for a version or a state that is none. */
export function placeOf({ machineVersion, standing, work }: Standpoint): Place {
  const name = `${machineVersion}/${standing}/${work}`;
  const known = PLACES.get(name) ?? place(machineVersion, standing, work);
  PLACES.set(name, known);
  return known;
}

function place(version: number, standing: Standing, work: Work): Place {
  const machine = MACHINES[version as keyof typeof MACHINES];
  if (!machine) throw new RangeError(`no item machine of version ${version}`);
  const nodes = {
    standing: machine.states['standing']?.states[standing],
    work: machine.states['work']?.states[work],
  };
  if (!nodes.standing || !nodes.work) throw new RangeError(`the chart has no ${standing}/${work}`);
  const resting = machine.resolveState({ value: { standing, work }, context: {} as ItemContext });
  return {
    machine,
    scope: SCOPES.get(machine) as AnyActorScope,
    tags: nodes.standing.tags,
    knows: new Set(known(nodes.standing, nodes.work)),
    at: (context) => ({ ...resting, context }),
  };
}

/** What changes a standing has to be known to the standing: the work of an item that ended may still rest on `concluded`. */
function known(standing: Node, work: Node): EventType[] {
  const on = (node?: Node) => Object.keys(node?.config.on ?? {}) as EventType[];
  const changing = new Set(Object.values(standing.parent?.states ?? {}).flatMap(on));
  return [...on(standing), ...[...on(work), ...on(work.parent)].filter((event) => !changing.has(event))];
}

/**
 * XState's own `transition` starts an actor for every step, which costs more than the step itself. The chart runs no actors, so one that
 * never runs serves all steps; nothing in it changes.
 */
function scopeOf(machine: Machine): AnyActorScope {
  const self = createActor(machine, { input: {} as ItemContext });
  const nothing = () => undefined;
  return {
    ...{ self, system: self.system, id: '', sessionId: '', logger: nothing, defer: nothing },
    ...{ stopChild: nothing, emit: nothing, actionExecutor: nothing },
  };
}
const SCOPES = new Map(Object.values(MACHINES).map((machine) => [machine, scopeOf(machine)]));
