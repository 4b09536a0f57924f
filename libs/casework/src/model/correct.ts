import { localDateOf } from '#calendar';
import { isRejection, type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import { isOneOf } from './acting.js';
import { dueOf } from './clocks.js';
import type { Correction, World } from './command.js';
import type { EventOf, EventType, ItemEvent } from './events.js';
import type { Item } from './item.js';
import type { Entry } from './outcome.js';
import { fold } from './replay.js';
import type { Steps } from './steps.js';

/** Days that start, stop or move a clock. A decision's own day stands in a result that others rest on: it is not corrected here. */
const CORRECTABLE: readonly EventType[] = [
  'FILE',
  'NOTICE_GAPS',
  'SUPPLY',
  'ACCEPT',
  'ACCEPT_WITH_GAPS',
  'START_SPECIAL',
  'END_SPECIAL',
  'SUSPEND',
  'RESUME',
  'EXTEND',
  'CONCLUDE_REVIEW',
  'SERVE',
  'REDECIDE',
];

/**
 * CORRECT_RECORD: the entry named takes effect on the right day and everything after it is folded anew; the old entry stays.
 * By somebody else than who made it. Refused where the corrected journal could not have happened: the reason names the
 * entry that breaks. A deemed acceptance goes with the day of receipt.
 */
export function correct(steps: Steps, correction: Correction, world: World): Rejection | null {
  const { idx, history } = correction;
  if (!history) return reject('ABSENT');
  const mine = history.entries.filter((entry) => entry.idx === idx);
  const at = mine.findIndex(({ seq, event }) => seq === correction.seq && event.type === correction.of);
  const wrong = mine[at]?.event;
  const refusal = whatIsWrong(steps.item(idx), wrong, correction, world);
  if (refusal || !wrong) return refusal;
  const { code, standing, work } = steps.item(idx);
  const event = correcting(mine, at, correction, world);
  const taken = steps.taken().filter((entry) => entry.idx === idx);
  const entries = [...mine, ...taken, { idx, code, event, standing, work }];
  const refolded = fold(history.planned, entries, history.calendars, history.definitions);
  if (isRejection(refolded)) return breaks(refolded.at.event.type, refolded.code);
  if (wasNotSilentYet(steps.item(idx), refolded, world)) return breaks('DEEM_ACCEPTED', 'STILL_IN_TIME');
  steps.correct(idx, refolded, event);
  return null;
}

const breaks = (event: EventType, code: string): Rejection =>
  reject('CORRECTION_BREAKS', { pointer: '/to', params: { event, code } });

/** From the right day of receipt the limit of 行政许可法 32(1)(四) is not over: nobody's silence has accepted anything yet. */
function wasNotSilentYet(before: Item, { context }: Item, { now }: World): boolean {
  const { acceptedBy, acceptedOn } = context.facts;
  if (acceptedBy !== 'silence' || acceptedOn === before.context.facts.acceptedOn) return false;
  const due = dueOf(context, 'pre-acceptance');
  return due !== null && due >= localDateOf(now);
}

function whatIsWrong(
  { organId, version }: Item,
  wrong: ItemEvent | undefined,
  correction: Correction,
  { actor, file, now }: World,
): Rejection | null {
  const { ifVersion, to } = correction;
  if (!may(actor, 'CORRECT_RECORD', { ...file, organId }))
    return reject('FORBIDDEN', { params: { event: 'CORRECT_RECORD' } });
  if (ifVersion !== undefined && ifVersion !== version)
    return reject('STALE', { params: { current: version } });
  if (!wrong || !CORRECTABLE.includes(wrong.type)) return noSuchEntry(correction);
  const { personId: by, inPlaceOf } = actor;
  if (isOneOf({ by, ...(inPlaceOf && { inPlaceOf }) }, wrong)) return reject('OWN_RECORD');
  const today = localDateOf(now);
  return to > today ? reject('DATE_IN_FUTURE', { pointer: '/to', params: { today } }) : null;
}

/** The item has said nothing in that line, or something else. */
function noSuchEntry({ idx, seq, history }: Correction): Rejection {
  const isItsLine = history?.entries.some((entry) => entry.idx === idx && entry.seq === seq);
  return reject('NO_SUCH_ENTRY', { pointer: isItsLine ? '/of' : '/seq' });
}

/** From the day the entry has by now: its own, or the one that an earlier correction gave it. */
function correcting(
  mine: readonly Entry[],
  at: number,
  { of, to, reason }: Correction,
  { actor, now }: World,
): EventOf<'CORRECT_RECORD'> {
  const entry = at + 1;
  const days = mine.flatMap(({ event }, n) => {
    if (event.type === 'CORRECT_RECORD' && event.entry === entry) return [event.to];
    return n === at ? [event.on] : [];
  });
  const from = days.at(-1) ?? to;
  const { personId: by, inPlaceOf } = actor;
  const acting = { by, ...(inPlaceOf && { inPlaceOf }) };
  return { type: 'CORRECT_RECORD', on: localDateOf(now), ...acting, entry, of, from, to, reason };
}
