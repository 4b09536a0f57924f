import { localDateOf } from '#calendar';
import { type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import { clocksOf } from './clocks.js';
import type { Command, World } from './command.js';
import { dateRefusal } from './effective-on.js';
import type { ItemEvent } from './events.js';
import { type Item, isOpen } from './item.js';
import { jointRefusal } from './joint.js';
import { seenRefusal } from './seen.js';
import type { Steps } from './steps.js';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** WITHDRAW_CASE ends the open items only; what is decided stays decided. */
export function withdrawAll(steps: Steps, command: Of<'WITHDRAW_CASE'>, world: World): Rejection | null {
  if (!may(world.actor, 'case.withdraw', world.file))
    return reject('FORBIDDEN', { params: { event: 'WITHDRAW_CASE' } });
  const stale = command.seen && seenRefusal(command.seen);
  if (stale) return stale;
  const open = steps.all().filter(isOpen);
  if (open.length === 0) return reject('CASE_CONCLUDED');
  const { on, note } = command;
  const event: ItemEvent = { type: 'WITHDRAW', on, by: world.actor.personId, ...(note && { note }) };
  for (const item of open) {
    const refusal =
      dateRefusal(item, event, world.actor, localDateOf(world.now)) ?? steps.take(item.idx, event);
    if (refusal) return refusal;
  }
  return null;
}

/** EXTEND_JOINT: the government lengthens the joint limit of the case (行政许可法 42 ¶2); no item's own limit moves. */
export function extendJoint(
  steps: Steps,
  { on, more, reason, seen }: Of<'EXTEND_JOINT'>,
  { actor, file }: World,
): Rejection | null {
  if (!may(actor, 'joint.extend', file)) return reject('FORBIDDEN', { params: { event: 'EXTEND_JOINT' } });
  const event = { type: 'EXTEND_JOINT', on, by: actor.personId, more, reason } as const;
  const refusal =
    seenRefusal(seen) ??
    (steps.joint ? jointRefusal(steps.joint, steps.all(), event) : reject('NO_JOINT_CLOCK'));
  if (refusal) return refusal;
  steps.takeJoint(event);
  return null;
}

/**
 * A published calendar reaches the open items that count by an older one. A breach stays a breach, and nobody becomes late
 * after the fact: an item with a clock that is over under either calendar keeps the old one.
 */
export function recalendar(steps: Steps, { calendars }: Of<'RECALENDAR'>, { now }: World): null {
  const today = localDateOf(now);
  const over = ({ context }: Item) =>
    clocksOf(context).some(({ due, endedOn }) => !endedOn && due.dueOn !== null && due.dueOn < today);
  for (const { idx, ...calendar } of calendars) {
    const item = steps.item(idx);
    const moved = { ...item, context: { ...item.context, calendar: calendar.days } };
    if (!isOpen(item) || item.calendar === calendar.id || over(item) || over(moved)) continue;
    const refusal = steps.recalendar(idx, calendar, now);
    if (refusal) throw new Error(`item ${idx} cannot count by calendar ${calendar.id}: ${refusal.code}`);
  }
  return null;
}
