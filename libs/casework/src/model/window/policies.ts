import { type Rejection, reject } from '#kernel';
import { dueOf } from '../clocks.js';
import type { ItemEvent } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { type Findings, openAsk, openFindings } from './facts.js';

type Policy = (context: ItemContext, event: Pick<ItemEvent, 'on' | 'by'>) => Rejection | null;

const unless = (holds: boolean, code: string, params: Record<string, string> = {}): Rejection | null =>
  holds ? null : reject(code, { params });

/** Silence by the cut-off means that nothing is missing: a finding after it is none. */
const inCutOff: Policy = ({ facts }, { on }) => {
  const { findings } = facts.window ?? {};
  if (!findings) return reject('NO_FINDINGS_HERE');
  return unless(!findings.endedOn && on <= findings.until, 'FINDINGS_CLOSED', { until: findings.until });
};

/** Where the guide tells all gaps at once, only what was found in time, and only in the shortest limit of the case. */
export const foundInTime: Policy = ({ facts }, { on }) => {
  const { findings } = facts.window ?? {};
  if (!findings) return null;
  if (findings.endedOn) return reject('FINDINGS_CLOSED', { params: { until: findings.until } });
  return (
    unless((findings.lines?.length ?? 0) > 0, 'NOTHING_FOUND') ??
    unless(on <= findings.noticeBy, 'GAPS_TOO_LATE')
  );
};

const hasGaps = ({ lines = [] }: Findings): boolean => lines.length > 0;

/** Found gaps are told or lapse before anybody accepts; where the lead accepts, it waits for the department's word. */
export const findingsSettled: Policy = ({ facts }) => {
  const open = openFindings(facts);
  if (!open) return null;
  const waits = hasGaps(open) || (facts.window?.acceptance === 'lead' && !open.lines);
  return unless(!waits, 'FINDINGS_OPEN', { until: open.until });
};

/** A decision on the spot is the department's own word, but not against what it found. */
export const nothingFound: Policy = ({ facts }) => {
  const open = openFindings(facts);
  return unless(!open || !hasGaps(open), 'FINDINGS_OPEN', { until: open?.until ?? '' });
};

/** The period of the notice of gaps is over, and nothing more. */
const supplementOver: Policy = (context, { on }) => {
  const due = dueOf(context, 'supplement');
  return unless(due !== null && due < on, 'STILL_IN_TIME');
};

/** 退件: only where the guide says so, after the reminder and the period it gave. */
const returnable: Policy = (context, { on }) => {
  const { reminder, onSilence } = context.facts.window ?? {};
  if (onSilence?.outcome !== 'return') return reject('NO_RETURN_IN_GUIDE');
  if (!reminder) return reject('NOT_REMINDED');
  const due = dueOf(context, 'reminder');
  return unless(due !== null && due < on, 'STILL_IN_TIME');
};

/** The policies of the window's own events; those of others it adds to stand beside them. */
export const WINDOW_POLICIES = {
  OPEN_WINDOW: [({ facts }) => unless(facts.window === undefined, 'WINDOW_OPENED')],
  FIND_GAPS: [inCutOff],
  END_FINDINGS: [({ facts }) => unless(openFindings(facts) !== undefined, 'FINDINGS_CLOSED')],
  REMIND_GAPS: [
    ({ facts: { window } }) => unless(window?.onSilence !== undefined && !window.reminder, 'REMINDED_ONCE'),
    supplementOver,
  ],
  RETURN: [returnable],
  ASK: [({ facts }) => unless(openAsk(facts) === undefined, 'ASK_OPEN')],
} satisfies Readonly<Record<string, readonly Policy[]>>;
