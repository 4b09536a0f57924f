import { type Rejection, reject } from '#kernel';
import { dueOf, limitFrom } from '../clocks.js';
import type { EventOf } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { HEARING_NOTICE } from './clocks.js';

/** Not rectified is found when its time is over, and not before. */
function checkRefusal(
  context: ItemContext,
  { rectified, on }: EventOf<'CHECK_RECTIFICATION'>,
): Rejection | null {
  const due = dueOf(context, 'rectification');
  return rectified || (due !== null && due < on) ? null : reject('STILL_IN_TIME', { pointer: '/rectified' });
}

/**
 * 行政许可法 47, 48: told seven days before, held within twenty of the request. The twenty bind the organ: once it has let them go by
 * with no day left in them, it is late, and its clock says so; the hearing is still held, and the notice is still seven days.
 */
function callRefusal(context: ItemContext, { on, day }: EventOf<'CALL_HEARING'>): Rejection | null {
  const first = limitFrom(context.calendar, on, HEARING_NOTICE);
  if (day < first) return reject('HEARING_NOTICE_SHORT', { pointer: '/day', params: { first } });
  const last = dueOf(context, 'hearing');
  return last && first <= last && day > last
    ? reject('HEARING_OVER_LIMIT', { pointer: '/day', params: { last } })
    : null;
}

/** 行政许可法 48 ¶2: the decision follows the record. */
function decisionRefusal(
  { facts }: ItemContext,
  { revoked }: EventOf<'DECIDE_REVOCATION'>,
): Rejection | null {
  const held = facts.revocation?.held;
  return held && held.supports !== revoked ? reject('AGAINST_THE_RECORD', { pointer: '/revoked' }) : null;
}

export const COMMITMENT_CONTENT = {
  CHECK_RECTIFICATION: checkRefusal,
  CALL_HEARING: callRefusal,
  DECIDE_REVOCATION: decisionRefusal,
};
