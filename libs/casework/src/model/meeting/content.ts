import { type Rejection, reject } from '#kernel';
import type { EventOf } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { isOnSite, meetingOf } from './facts.js';

/** Nobody is invited to a day that is over. */
export function conveningRefusal(_: ItemContext, { day, on }: EventOf<'CONVENE'>): Rejection | null {
  return day < on ? reject('MEETING_DAY_PAST', { pointer: '/day' }) : null;
}

/** Recorded once and not before its day; on site a department comes with two officers or not at all (行政许可法 34 ¶3). */
export function recordRefusal({ facts }: ItemContext, event: EventOf<'HOLD_MEETING'>): Rejection | null {
  const part = meetingOf(facts, event.meeting);
  if (!part) return reject('NO_SUCH_MEETING', { pointer: '/meeting' });
  if (part.heldOn) return reject('MEETING_RECORDED', { pointer: '/meeting' });
  if (event.on < part.day) return reject('MEETING_AHEAD', { params: { day: part.day } });
  const came = new Set(event.officers).size;
  return isOnSite(part.kind) && came === 1 ? reject('TWO_OFFICERS', { pointer: '/officers' }) : null;
}

/** Said by a department that came, once. */
export function opinionRefusal(
  { facts }: ItemContext,
  { meeting }: EventOf<'GIVE_OPINION'>,
): Rejection | null {
  const part = meetingOf(facts, meeting);
  if (!part) return reject('NO_SUCH_MEETING', { pointer: '/meeting' });
  if (!part.officers?.length) return reject('NOT_AT_MEETING', { pointer: '/meeting' });
  return part.opinion ? reject('OPINION_GIVEN', { pointer: '/meeting' }) : null;
}
