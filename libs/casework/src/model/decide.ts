import { localDateOf } from '#calendar';
import { isRejection, type Rejection, reject } from '#kernel';
import { may, type Permission } from '#model/identity';
import { addItems } from './add-items.js';
import { adoptVersion } from './adopt-version.js';
import type { News } from './arrived.js';
import { extendJoint, recalendar, withdrawAll } from './case-commands.js';
import { isGreen } from './channel/facts.js';
import { followChannel } from './channel/set-channel.js';
import type { Command, World } from './command.js';
import { judgeTies } from './condition/judge-ties.js';
import { organsFor } from './confirmations.js';
import { correct } from './correct.js';
import { covering } from './covered/cover.js';
import { creditRefusal } from './credit/bar.js';
import { dateRefusal } from './effective-on.js';
import { type ItemEvent, TIME } from './events.js';
import { ask, openWindow } from './filing.js';
import { type Item, isOpen, step } from './item.js';
import { ringJoint } from './joint.js';
import { followAuthority } from './levels/follow-authority.js';
import { convene, recordMeeting } from './meeting/case-commands.js';
import type { Outcome } from './outcome.js';
import { recusalRefusal } from './recusal.js';
import { stillStands } from './redecide/still-stands.js';
import { followFacts } from './result/follow-facts.js';
import { isAbout } from './result/registered.js';
import { rungsPassed } from './rungs.js';
import { handOut, sayConsent } from './serve/case-commands.js';
import { undrafted } from './sign/content.js';
import { rightOf } from './sign/rights.js';
import { Steps } from './steps.js';
import { awaitedCodes, hasFailed } from './ties.js';
import { applyTime } from './time.js';
import { acceptAll, noticeTogether, supplyTogether } from './window/case-at-window.js';
import { guideRefusal } from './window/guide-refusal.js';
import { textRefusal } from './wording/text-refusal.js';

/**
 * The one question of the engine: what changes, and what must follow, if this is done now? Pure. `items` are the item
 * asked about and those that wait for it. Null for TIME when time has done nothing.
 */
export function decide(items: readonly Item[], command: Command, world: World): Outcome | Rejection | null {
  const steps = new Steps(items, world);
  const target = command.type === 'ACT' ? items.find(({ idx }) => idx === command.idx) : undefined;
  if (command.type === 'ACT') {
    const refusal = entryRefusal(target, command, world);
    if (refusal) return refusal;
  }
  const recused = recusalRefusal(
    world.actor,
    world.file.applicantOrgan,
    command.type === 'ACT' ? command.event.type : command.type,
  );
  if (recused) return recused;
  for (const item of items) {
    const { events } = applyTime(item, world.now, world.register, world.fallen);
    for (const event of events) steps.take(item.idx, event);
  }
  ring(steps, world);
  const refusal = perform(steps, command, world);
  return refusal ?? steps.outcome(command, world.now);
}

/** Before the rules of the item: is it there, may the actor do this, and is it still the version that was seen? */
function entryRefusal(
  item: Item | undefined,
  command: Command & { type: 'ACT' },
  { actor, file }: World,
): Rejection | null {
  if (!item) return reject('ABSENT');
  const { event, ifVersion } = command;
  // A refusal is the head's to sign, also on the spot.
  const refusesAtOnce = event.type === 'ACCEPT_AND_DECIDE' && event.outcome === 'refused';
  const right = rightOf(event, item.context);
  const mayAs = (permission: Permission) =>
    organsFor(item, event).some((organId) => may(actor, permission, { ...file, organId }));
  if (!mayAs(right) || (refusesAtOnce && !mayAs(atOnce(item)))) {
    return reject('FORBIDDEN', { params: { event: right } });
  }
  if (ifVersion !== undefined && ifVersion !== item.version) {
    return reject('STALE', { params: { current: item.version } });
  }
  return guideRefusal(item, event.type, actor);
}

/** On the green channel nobody of the organ refuses alone, and so nothing is refused at once. */
const atOnce = ({ context }: Item): Permission => (isGreen(context.facts) ? 'refusal.sign-above' : 'REFUSE');

function perform(steps: Steps, command: Command, world: World): Rejection | null {
  switch (command.type) {
    case 'ACT':
      return act(steps, command, world);
    case 'WITHDRAW_CASE':
      return withdrawAll(steps, command, world);
    case 'EXTEND_JOINT':
      return extendJoint(steps, command, world);
    case 'HAND_OUT':
      return handOut(steps, command, world);
    case 'SAY_CONSENT':
      return sayConsent(steps, command, world);
    case 'CONVENE_MEETING':
      return convene(steps, command, world);
    case 'RECORD_MEETING':
      return recordMeeting(steps, command, world);
    case 'ADD_ITEM':
      return addItems(steps, command, world);
    case 'NOTICE_CASE_GAPS':
      return noticeTogether(steps, command, world);
    case 'ACCEPT_ALL':
      return acceptAll(steps, command, world);
    case 'SUPPLY_CASE':
      return supplyTogether(steps, command, world);
    case 'CORRECT':
      return correct(steps, command, world);
    case 'RECALENDAR':
      return recalendar(steps, command, world);
    case 'FACTS_CHANGED':
      return followFacts(steps, command, world);
    case 'JUDGE_TIES':
      return judgeTies(steps, command, world);
    case 'AUTHORITY_DIFFERS':
      return followAuthority(steps, command, world);
    case 'SET_CHANNEL':
      return followChannel(steps, command, world);
    case 'ADOPT_VERSION':
      return adoptVersion(steps, command, world);
    case 'TIME':
      return null;
  }
}

function act(steps: Steps, { idx, event }: Command & { type: 'ACT' }, world: World): Rejection | null {
  const before = steps.item(idx);
  return (
    dateRefusal(before, event, world.actor, localDateOf(world.now)) ??
    creditRefusal(before.code, event, world.bars ?? []) ??
    steps.take(idx, covering(before, event, world)) ??
    stillStands(before, event, world) ??
    textRefusal(before.context, event, world.named ?? []) ??
    undrafted(before.context, event) ??
    (event.type === 'FILE' ? (ask(steps, idx, world) ?? openWindow(steps, [idx], world)) : null) ??
    push(steps, idx, world)
  );
}

/**
 * An item hears of another only here: the end of one (its decision, its failure, the word that it is not needed), or the annulment of its failure, carries PRIOR_RESULT
 * to those that wait for it, in the same act (docs/decisions/0006), so that no grant and no conclusion of a review can miss each other.
 */
function push(steps: Steps, idx: number, world: World): Rejection | null {
  const earlier = steps.item(idx);
  const news = steps.newsOf(earlier);
  if (news === undefined) return null;
  const on = localDateOf(world.now);
  for (const waiting of steps.all()) {
    if (!hears(waiting, earlier, news)) continue;
    const event: ItemEvent = { type: 'PRIOR_RESULT', on, by: TIME, from: earlier.code, ...news };
    const refusal = steps.take(waiting.idx, event);
    if (refusal) throw new Error(`item ${waiting.idx} cannot hear of ${earlier.code}: ${refusal.code}`);
  }
  return null;
}

/** A part of the project that needs none says nothing of the others: whoever waits for all of it waits on. */
function hears(waiting: Item, earlier: Item, { notNeeded, anew }: News): boolean {
  const { facts } = waiting.context;
  const { subject } = earlier.context.facts;
  if (!isOpen(waiting) || !awaitedCodes(facts).includes(earlier.code)) return false;
  if (anew && !facts.ties.some((tie) => hasFailed(tie, earlier.code))) return false;
  if (notNeeded !== undefined && subject !== undefined && facts.subject === undefined) return false;
  return isAbout(facts, subject);
}

/** Before any command, what has passed is heard: a decision a moment before the bell must not silence it. */
function ring(steps: Steps, { now }: World): void {
  for (const item of steps.all()) {
    const { passed, heard } = rungsPassed(item.context, now);
    for (const clock of new Set(passed.map((rung) => rung.clock))) {
      const rungs = passed.filter((rung) => rung.clock === clock).map(({ name }) => name);
      const event: ItemEvent = { type: 'RING', on: localDateOf(now), by: TIME, clock, rungs };
      if (isRejection(step(steps.item(item.idx), event))) continue;
      steps.take(item.idx, event);
      steps.hear(heard.filter((rung) => rung.clock === clock).map((rung) => ({ item, rung })));
    }
  }
  const rung = steps.joint && ringJoint(steps.joint, steps.all(), now);
  if (rung) steps.takeJoint(rung.event, rung.alerts);
}
