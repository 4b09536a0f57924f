import { localDateOf } from '#calendar';
import { type Rejection, reject } from '#kernel';
import { isOneCode } from '#model/catalogue';
import { may } from '#model/identity';
import type { AddCommand } from './add-command.js';
import { whatIsWrong } from './application.js';
import type { World } from './command.js';
import { missingCore } from './content.js';
import { coveredLines } from './covered/cover.js';
import { fileTogether, plannedItems } from './filing.js';
import { type Item, isOpen } from './item.js';
import { jointClock } from './joint.js';
import { issuingOf, receiptOf } from './paper/papers-of.js';
import { seenRefusal } from './seen.js';
import type { Steps } from './steps.js';

/**
 * More items of the same guide join an open case. Each is received on the day it is added, and the days of its own notice of gaps count
 * from there; nothing that was there before moves. What the case has of the same item and subject is not asked for again, unless it
 * ended without a decision.
 */
export function addItems(steps: Steps, command: AddCommand, world: World): Rejection | null {
  const { addition, guide, offered, seen, told } = command;
  if (!may(world.actor, 'case.add-item', world.file))
    return reject('FORBIDDEN', { params: { event: 'ADD_ITEM' } });
  const present = steps.all();
  const refusal =
    seenRefusal(seen) ??
    (present.some(isOpen) ? null : reject('CASE_CONCLUDED')) ??
    unaddable(present, command, steps) ??
    whatIsWrong(addition, guide, offered);
  if (refusal) return refusal;
  const added = plannedItems(addition, guide, offered, present);
  for (const item of added) steps.add(item);
  const later = added.filter(({ context }, at) => !isWhole(context, addition.items[at]?.commitment, world));
  if (later.length > 0) steps.issue(receiptOf(later, issuingOf(world)));
  return fileTogether(steps, added, { application: addition, guide }, { ...world, ...told });
}

/** A commitment said with it may stand for papers, and what the base has had assessed. */
function isWhole(
  { definition, facts }: Item['context'],
  pledge: string | undefined,
  { assessments = [], now }: World,
): boolean {
  const covered = coveredLines(definition, assessments, localDateOf(now));
  return missingCore(definition.materials, { ...facts, covered }, pledge !== undefined).length === 0;
}

/** Withdrawn, returned, not needed or not accepted: it may be asked for again. */
const isAgain = (item: Item): boolean => !isOpen(item) && item.context.facts.decidedOn === undefined;

function unaddable(
  present: readonly Item[],
  { addition: { items }, guide }: AddCommand,
  { joint }: Steps,
): Rejection | null {
  const ended = joint && jointClock(joint, present)?.endedOn;
  for (const [at, { code, subject }] of items.entries()) {
    const refuse = (refusal: string) => reject(refusal, { pointer: `/items/${at}/code`, params: { code } });
    const same = present.filter((item) => item.code === code && item.context.facts.subject === subject);
    if (!same.every(isAgain)) return refuse('ITEM_TWICE');
    // The one form comes with the submission, whole: the licence is made of it.
    if (isOneCode({ ...guide, items: guide.items.filter((line) => line.code === code) }))
      return refuse('ADD_NEEDS_FORM');
    if (ended && joint.terms.items.includes(code)) return refuse('JOINT_OVER');
  }
  return null;
}
