import type { LocalDate } from '#kernel';
import type { Told } from './receipt.js';

/** The events of a receipt that an act dates. */
const DATED: Readonly<Record<string, readonly string[]>> = {
  FILE: ['receipt'],
  SUPPLY: ['receipt', 'debts-paid', 'debt-paid', 'papers-supplied'],
  NOTICE_GAPS: ['notice-of-gaps'],
  REMIND_GAPS: ['reminder'],
  ASK: ['papers-asked'],
  ACCEPT: ['acceptance'],
  ACCEPT_WITH_GAPS: ['acceptance'],
  DEEM_ACCEPTED: ['acceptance'],
  ACCEPT_AND_DECIDE: ['acceptance', 'decision'],
  PRIOR_RESULT: ['prior-result', 'last-prior-result', 'debts-paid', 'debt-paid'],
  JUDGE_TIES: ['prior-result', 'last-prior-result', 'debts-paid', 'debt-paid'],
  RECORD: ['decision'],
  GRANT: ['decision'],
  REFUSE: ['decision'],
  DECIDE_BY_SILENCE: ['decision'],
  SERVE: ['delivery'],
  ANNOUNCE_SERVICE: ['announcement'],
  DEEM_SERVED: ['delivery'],
  FORWARD: ['forwarded'],
  SEND_DOWN: ['sent-down'],
  RECORD_RESULT: ['acceptance', 'decision'],
  FOLLOW_UP: ['follow-up'],
  ORDER_RECTIFICATION: ['rectification-order'],
  CHECK_RECTIFICATION: ['rectification-check'],
  PROPOSE_REVOCATION: ['revocation-notice'],
  ANSWER_HEARING: ['hearing-answer'],
  HOLD_HEARING: ['hearing'],
  DECIDE_REVOCATION: ['revocation-decision'],
  ORDER: ['order'],
  ANSWER_ORDER: ['answer'],
  ASK_CONFIRMATIONS: ['asked', 'asked-after-hours'],
  CONFIRM: ['confirmed'],
  OBJECT: ['objected'],
  CONFIRMATION_SILENT: ['silent'],
  BASIS_LOST: ['recheck'],
  FACTS_CHANGED: ['recheck'],
  RECHECK: ['rechecked'],
  CONCLUDE_REVIEW: ['rechecked'],
  REDECIDE: ['redecision-order', 'acceptance-order'],
};

const STARTS: readonly string[] = ['START_SPECIAL', 'SUSPEND'];
const ENDS: readonly string[] = ['END_SPECIAL', 'RESUME', 'END_AT_CAP'];

/** Whether the act dates that event; a word to one of several confirmations has its id behind it. */
export const dates = (act: string, event: string): boolean =>
  DATED[act]?.includes(event.split(':', 1)[0] ?? event) ?? false;

/** The days of the receipt that an act of that kind gave. One that gives a clock no day is no matter of a receipt. */
export function givenDays({ events, stops, extension }: Told, act: string): readonly (LocalDate | null)[] {
  if (STARTS.includes(act)) return stops.map(({ from }) => from);
  if (ENDS.includes(act)) return stops.map(({ to }) => to);
  if (act === 'EXTEND') return extension ? [extension.on] : [];
  return events.filter(({ event }) => dates(act, event)).map(({ on }) => on);
}
