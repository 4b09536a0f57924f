import { addDays, localDateOf, openingOf, rungDay } from '#calendar';
import type { Instant, LocalDate } from '#kernel';
import { clocksOf } from '../clocks.js';
import { type ItemEvent, TIME } from '../events.js';
import type { Standing } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { type Findings, openFindings } from './facts.js';

/** The last day on which the findings still matter: for a finding, or once something was found, for the notice. */
export function lastDayOf({ until, noticeBy, lines = [] }: Findings): LocalDate {
  return lines.length > 0 ? noticeBy : until;
}

/**
 * What time does to an item at its window: silence by the cut-off means that nothing is missing, and an applicant who let the
 * period of the notice pass is reminded. The reminder rings like a clock that is over, when the counters
 * open, and takes effect when it is told, or its own period would shrink.
 */
export function windowChange(
  { standing, context }: { readonly standing: Standing; readonly context: ItemContext },
  now: Instant,
): ItemEvent | null {
  const { window } = context.facts;
  const today = localDateOf(now);
  if (!window) return null;
  const findings = standing === 'filed' ? openFindings(context.facts) : undefined;
  if (findings && lastDayOf(findings) < today)
    return { type: 'END_FINDINGS', on: addDays(lastDayOf(findings), 1), by: TIME };
  if (standing !== 'correcting' || !window.onSilence || window.reminder) return null;
  const notice = clocksOf(context).find(({ kind }) => kind === 'supplement');
  const day = notice && rungDay(context.calendar, notice.span, 1, 1);
  if (!day || now < openingOf(day)) return null;
  return { type: 'REMIND_GAPS', on: today, by: TIME, within: window.onSilence.within };
}
