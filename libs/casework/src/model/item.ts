import type { Actor } from '#kernel';
import { type LocalDate, type Rejection, reject } from '#kernel';
import { MATRIX, may, type Permission, type Subject } from '#model/identity';
import { ACT_WORDS } from './act-words.js';
import { type AnswerType, isAnswer, isOpenFor, mayBeSaidBy } from './confirmation-facts.js';
import { contentRefusal } from './content.js';
import type { EventType, ItemEvent } from './events.js';
import { evolve } from './evolve.js';
import type { Standing, Work } from './facts.js';
import type { ItemContext } from './item-context.js';
import { organAfter } from './levels/organ-after.js';
import { isOffList } from './off-list.js';
import { placeOf } from './place.js';
import { refusalOf } from './policies.js';
import { bars } from './recusal.js';
import { isInFavour } from './redecide/facts.js';
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

/** One event on one item: the item afterwards, or why the rules refuse it. */
export function step(item: Item, event: ItemEvent): Item | Rejection {
  const { context } = item;
  const place = placeOf(item);
  const taken = place.taking(context)(event);
  if (taken.length === 0)
    return (place.knows.has(event.type) && refusalOf(context, event)) || wrongState(item, event.type);
  const wrong = contentRefusal(context, event);
  if (wrong) return wrong;
  const { standing, work, evolves } = place.move(taken);
  const organId = organAfter(item, event);
  const after = evolves ? { ...context, facts: evolve(context, event) } : context;
  return { ...item, organId, standing, work, context: after };
}

/** Would the statechart and its rules let this happen now? What the event says is not looked at. */
export function takes(item: Item, event: ItemEvent): boolean {
  const place = placeOf(item);
  return place.knows.has(event.type) && place.taking(item.context)(event).length > 0;
}

function wrongState(item: Item, event: EventType): Rejection {
  return reject('WRONG_STATE', { params: { event, standing: item.standing, work: item.work } });
}

interface Doer {
  readonly actor: Actor;
  readonly subject: Subject;
}

const ACTS = (Object.keys(MATRIX) as Permission[]).filter(
  (name): name is Permission & EventType => name === name.toUpperCase(),
);

/** Those that are a person's to do. */
export const ACTIONS = ACTS.filter((name) => MATRIX[name].some(([role]) => role !== 'system'));

/** What the actor could do to the item on that day, computed by the same machine that will decide it. */
export function allowedActions(item: Item, actor: Actor, subject: Subject, on: LocalDate): EventType[] {
  const { knows, taking } = placeOf(item);
  const taken = taking(item.context);
  const { personId: by, inPlaceOf } = actor;
  return ACTS.filter((type) => {
    if (!knows.has(type) || !mayDo(type, item, { actor, subject })) return false;
    if (bars(actor, subject.applicantOrgan, type) || guideRefusal(item, type, actor)) return false;
    // Of what was granted the register knows, which the item does not read (RESULT_STANDS).
    if (type === 'REDECIDE' && isInFavour(item.context.facts)) return false;
    const probe = { type, on, by, ...(inPlaceOf && { inPlaceOf }), lines: [] };
    return taken(probe as unknown as ItemEvent).length > 0;
  });
}

/** By the list, by answering what was asked, or by signing for what no list holds. */
function mayDo(type: keyof typeof MATRIX & EventType, item: Item, { actor, subject }: Doer): boolean {
  if (isAnswer(type)) return mayAnswer(type, item, actor);
  const right = rightTo(type, item.context);
  const signsOffList = right === type && type in ACT_WORDS && may(actor, 'item.off-list', subject);
  return signsOffList || (may(actor, right, subject) && !isOffList(item.context, type));
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
  return placeOf(item).tags.includes('open');
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
  const { tags } = placeOf(item);
  if (tags.includes('turn:applicant')) return 'applicant';
  return tags.includes('turn:organ') ? 'organ' : 'none';
}
