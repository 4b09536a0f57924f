import { addDays, isWorkingDay, localDateOf, type WorkingCalendar } from '#calendar';
import type { Instant, LocalDate } from '#kernel';
import type { GuideWindow } from '#model/catalogue';
import { limitFrom } from '../clocks.js';
import { type EventOf, TIME } from '../events.js';
import type { Item } from '../item.js';
import type { Findings } from './facts.js';

type Terms = Omit<EventOf<'OPEN_WINDOW'>, 'type' | 'on' | 'by'>;

/** The working day before, for the lead to tell what was found; a limit of one day leaves none. */
function dayBefore(calendar: WorkingCalendar, noticeBy: LocalDate, filedOn: LocalDate): LocalDate {
  let day = addDays(noticeBy, -1);
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  return day > filedOn ? day : noticeBy;
}

/** Told on the spot, so it waits for no notice of others. */
const isTogether = ({ context }: Item): boolean => context.definition.preAcceptance.unit !== 'same_day';

/**
 * The days of the one notice: the shortest pre-acceptance limit of the items filed together, and the working day before it as
 * the last for a finding. Each item carries them as facts of its own, so that no rule reads a sibling. Null where none takes part.
 */
export function findingDays(filed: readonly Item[]): Pick<Findings, 'until' | 'noticeBy'> | null {
  const limits = filed.filter(isTogether).flatMap(({ context: { calendar, definition, facts } }) => {
    if (!facts.filedOn) return [];
    const { value, unit } = definition.preAcceptance;
    const noticeBy = limitFrom(calendar, facts.filedOn, { value, unit });
    return [{ noticeBy, until: dayBefore(calendar, noticeBy, facts.filedOn) }];
  });
  const [first] = limits.sort((a, b) => (a.noticeBy < b.noticeBy ? -1 : 1));
  return first ?? null;
}

function termsOf(item: Item, window: GuideWindow, days: Terms['findings'] | null): Terms {
  const { acceptance, onSilence } = window;
  return {
    ...(acceptance !== 'either' && { acceptance }),
    ...(onSilence && {
      onSilence: {
        outcome: onSilence.outcome,
        within: { value: onSilence.value, unit: onSilence.unit },
        source: onSilence.source,
      },
    }),
    ...(window.notices === 'consolidated' && days && isTogether(item) && { findings: days }),
  };
}

/**
 * The events that tell the items filed in one act under which terms the window handles them; none where the guide has no terms of
 * its own. In the act that files them, as confirmations are asked: whatever the guide says later, these hold.
 */
export function openingEvents(
  filed: readonly Item[],
  window: GuideWindow | undefined,
  now: Instant,
): { readonly idx: number; readonly event: EventOf<'OPEN_WINDOW'> }[] {
  if (!window) return [];
  const days = window.notices === 'consolidated' ? findingDays(filed) : null;
  return filed.flatMap((item) => {
    if (item.standing !== 'filed') return [];
    const terms = termsOf(item, window, days);
    if (Object.keys(terms).length === 0) return [];
    const event = { type: 'OPEN_WINDOW', on: localDateOf(now), by: TIME, ...terms } as const;
    return [{ idx: item.idx, event }];
  });
}
