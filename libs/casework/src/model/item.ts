import { type AnyActorScope, createActor } from 'xstate';
import type { Actor } from '#kernel';
import { type LocalDate, type Rejection, reject } from '#kernel';
import { MATRIX, may, type Permission, type Subject } from '#model/identity';
import { type AnswerType, isAnswer, isOpenFor, mayBeSaidBy } from './confirmation-facts.js';
import { contentRefusal } from './content.js';
import type { EventType, ItemEvent } from './events.js';
import type { Standing, Work } from './facts.js';
import { itemMachine } from './item.machine.js';
import type { ItemContext } from './item-context.js';
import { organAfter } from './levels/organ-after.js';
import { refusalOf } from './policies.js';
import { bars } from './recusal.js';
import { rightTo } from './sign/rights.js';
import { hasTie, receivableOn } from './ties.js';
import { guideRefusal } from './window/guide-refusal.js';

/** One item of a case as it is stored: where it stands, its facts, and the versions it was made under. */
export interface Item {
  readonly idx: number;
  readonly code: string;
  readonly organId: number;
  readonly version: number;
  readonly itemVersion: number;
  readonly machineVersion: number;
  /** The published calendar whose days it counts: `context.calendar`, by its id. */
  readonly calendar: number;
  readonly standing: Standing;
  readonly work: Work;
  readonly context: ItemContext;
}

/** Machine versions stay loadable: an item is stepped by the machine it was made under. */
export const MACHINES = { 1: itemMachine } as const;
export const MACHINE_VERSION = 1;

function machineOf(item: Item): typeof itemMachine {
  const machine = MACHINES[item.machineVersion as keyof typeof MACHINES];
  if (!machine) throw new RangeError(`no item machine of version ${item.machineVersion}`);
  return machine;
}

/**
 * XState's own `transition` starts an actor for every step, which costs more than the step itself. The chart runs no actors, so one that
 * never runs serves all steps; nothing in it changes.
 */
function scopeOf(machine: typeof itemMachine): AnyActorScope {
  const self = createActor(machine, { input: {} as ItemContext });
  const nothing = () => undefined;
  return {
    ...{ self, system: self.system, id: '', sessionId: '', logger: nothing, defer: nothing },
    ...{ stopChild: nothing, emit: nothing, actionExecutor: nothing },
  };
}
const SCOPES = new Map(Object.values(MACHINES).map((machine) => [machine, scopeOf(machine)]));

function snapshotOf(item: Item) {
  const value = { standing: item.standing, work: item.work };
  return machineOf(item).resolveState({ value, context: item.context });
}

/** The nodes of the chart the item rests on. Tags and known events need no snapshot, which costs ten times as much. */
function nodesOf(item: Item) {
  const regions = machineOf(item).states;
  const standing = regions['standing']?.states[item.standing];
  const work = regions['work']?.states[item.work];
  if (!standing || !work) throw new RangeError(`the chart has no ${item.standing}/${item.work}`);
  return { standing, work };
}

/** What changes a standing has to be known to the standing: the work of an item that ended may still rest on `concluded`. */
function knows(item: Item, event: EventType): boolean {
  const { standing, work } = nodesOf(item);
  const known = (node?: { readonly config: { readonly on?: object } }) =>
    Object.hasOwn(node?.config.on ?? {}, event);
  const standings = Object.values(standing.parent?.states ?? {});
  return standings.some(known) ? known(standing) : known(work) || known(work.parent);
}

/** One event on one item: the item afterwards, or why the rules refuse it. What XState cannot do leaves the snapshot that it was. */
export function step(item: Item, event: ItemEvent): Item | Rejection {
  const machine = machineOf(item);
  const snapshot = snapshotOf(item);
  const next = machine.transition(snapshot, event, SCOPES.get(machine) as AnyActorScope);
  if (next === snapshot) {
    return (knows(item, event.type) && refusalOf(item.context, event)) || wrongState(item, event.type);
  }
  const wrong = contentRefusal(item.context, event);
  if (wrong) return wrong;
  const { standing, work } = next.value as { standing: Standing; work: Work };
  const organId = organAfter(item, event);
  return { ...item, organId, standing, work, context: next.context };
}

/** Would the statechart and its rules let this happen now? What the event says is not looked at. */
export function takes(item: Item, event: ItemEvent): boolean {
  return knows(item, event.type) && snapshotOf(item).can(event);
}

function wrongState(item: Item, event: EventType): Rejection {
  return reject('WRONG_STATE', { params: { event, standing: item.standing, work: item.work } });
}

const BY_PEOPLE = (Object.keys(MATRIX) as Permission[]).filter(
  (name): name is Permission & EventType => name === name.toUpperCase(),
);

/** What the actor could do to the item on that day, computed by the same machine that will decide it. */
export function allowedActions(item: Item, actor: Actor, subject: Subject, on: LocalDate): EventType[] {
  const snapshot = snapshotOf(item);
  return BY_PEOPLE.filter((type) => {
    if (!knows(item, type)) return false;
    const { personId: by, inPlaceOf } = actor;
    const probe = { type, on, by, ...(inPlaceOf && { inPlaceOf }), lines: [] } as unknown as ItemEvent;
    const right = rightTo(type, item.context);
    const allowed = isAnswer(type) ? mayAnswer(type, item, actor) : may(actor, right, subject);
    const barred = bars(actor, subject.applicantOrgan, type) || guideRefusal(item, type, actor);
    return allowed && !barred && snapshot.can(probe);
  });
}

/** Is any confirmation still open for that answer, and the actor one whose answer it is? */
function mayAnswer(type: AnswerType, { organId: deciding, context }: Item, actor: Actor): boolean {
  const { confirmations = [] } = context.facts;
  return confirmations.some(
    (each) =>
      isOpenFor(type, each) &&
      mayBeSaidBy(type, each, deciding).some((organId) => may(actor, type, { organId })),
  );
}

/** Tags answer questions, not state names. */
export function isOpen(item: Item): boolean {
  return nodesOf(item).standing.tags.includes('open');
}

/** Nothing is left to the organ but to wait: for acceptance while a tie bars it, for the decision after it. */
function waitsForEarlier({ standing, context }: Item): boolean {
  if (standing === 'accepted') return hasTie(context.facts, 'decision', 'open');
  return standing === 'filed' && !receivableOn(context) && !hasTie(context.facts, 'application', 'blocked');
}

/** Whose turn it is: an earlier department's while a tie holds the decision, an expert's during a special procedure. */
export function turnOf(item: Item): 'applicant' | 'organ' | 'expert' | 'prior-department' | 'none' {
  const { facts } = item.context;
  if (item.standing === 'accepted' && facts.stops.some((stop) => stop.kind === 'special' && !stop.to)) {
    return 'expert';
  }
  if (item.work === 'concluded' && waitsForEarlier(item)) return 'prior-department';
  const { tags } = nodesOf(item).standing;
  if (tags.includes('turn:applicant')) return 'applicant';
  return tags.includes('turn:organ') ? 'organ' : 'none';
}
