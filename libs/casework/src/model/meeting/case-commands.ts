import { localDateOf } from '#calendar';
import { type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import type { World } from '../command.js';
import { dateRefusal } from '../effective-on.js';
import type { ItemEvent } from '../events.js';
import { type Item, isOpen } from '../item.js';
import { seenRefusal } from '../seen.js';
import type { Steps } from '../steps.js';
import { textRefusal } from '../wording/text-refusal.js';
import type { MeetingCommand } from './commands.js';
import { meetingOf } from './facts.js';

type Of<T extends MeetingCommand['type']> = Extract<MeetingCommand, { type: T }>;

function rightRefusal(command: MeetingCommand, { actor, file }: World): Rejection | null {
  const right = command.type === 'CONVENE_MEETING' ? 'CONVENE' : 'HOLD_MEETING';
  if (!may(actor, right, file)) return reject('FORBIDDEN', { params: { event: command.type } });
  return seenRefusal(command.seen);
}

/** One event on one item, its words read like those of any act. */
function put(steps: Steps, item: Item, event: ItemEvent, world: World): Rejection | null {
  return (
    dateRefusal(item, event, world.actor, localDateOf(world.now)) ??
    steps.take(item.idx, event) ??
    textRefusal(item.context, event, world.named ?? [])
  );
}

/** CONVENE_MEETING: one meeting or visit for many items, of a kind that the guide offers for them. It bars nothing. */
export function convene(steps: Steps, command: Of<'CONVENE_MEETING'>, world: World): Rejection | null {
  const { on, meeting, kind, day, place, items, offered } = command;
  const wrong = rightRefusal(command, world);
  if (wrong) return wrong;
  const session = offered.find((each) => each.kind === kind);
  if (!session) return reject('NO_SUCH_SESSION', { pointer: '/kind', params: { kind } });
  const { source: basis } = session;
  const event: ItemEvent = {
    type: 'CONVENE',
    on,
    by: world.actor.personId,
    meeting,
    kind,
    day,
    place,
    basis,
    invited: items,
  };
  for (const [at, idx] of items.entries()) {
    const item = steps.all().find((each) => each.idx === idx);
    const pointer = `/items/${at}`;
    if (!item || items.indexOf(idx) !== at) return reject('NOT_OF_CASE', { pointer, params: { n: idx } });
    if (!session.items.includes(item.code))
      return reject('NOT_IN_SESSION', { pointer, params: { code: item.code, kind } });
    const refusal = put(steps, item, event, world);
    if (refusal) return { ...refusal, pointer: refusal.pointer ?? pointer };
  }
  return null;
}

/** RECORD_MEETING: attendance and minutes, once for all who were invited; what ended meanwhile is left out, and no record is left where all did. */
export function recordMeeting(steps: Steps, command: Of<'RECORD_MEETING'>, world: World): Rejection | null {
  const { on, meeting, attendance, minutes } = command;
  const wrong = rightRefusal(command, world);
  if (wrong) return wrong;
  const invited = steps.all().filter(({ context }) => meetingOf(context.facts, meeting));
  if (invited.length === 0) return reject('NO_SUCH_MEETING', { pointer: '/meeting' });
  const strange = attendance.findIndex(({ n }) => !invited.some(({ idx }) => idx === n));
  if (strange >= 0)
    return reject('NOT_INVITED', {
      pointer: `/attendance/${strange}/n`,
      params: { n: attendance[strange]?.n ?? 0 },
    });
  const open = invited.filter(isOpen);
  if (open.length === 0) return reject('NO_MEETING_OPEN', { pointer: '/meeting' });
  for (const item of open) {
    const at = attendance.findIndex(({ n }) => n === item.idx);
    const officers = attendance[at]?.officers ?? [];
    const event: ItemEvent = {
      type: 'HOLD_MEETING',
      on,
      by: world.actor.personId,
      meeting,
      officers,
      minutes,
    };
    const refusal = put(steps, item, event, world);
    if (refusal)
      return refusal.pointer === '/officers'
        ? { ...refusal, pointer: `/attendance/${at}/officers` }
        : refusal;
  }
  return null;
}
