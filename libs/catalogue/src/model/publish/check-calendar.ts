import { type CalendarData, type CalendarPart, compileCalendar, mergeCalendar } from '#calendar';
import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import type { HashOf, Proposal, Version } from './draft.js';

/**
 * The versions that a calendar brings with it. A national one takes every overlay along, merged anew; an overlay is laid upon
 * the base in force on its day, and on each later version that waits already. So one publication is always one complete
 * calendar. Rejections: `CAL-EXTENDS` (no such base), and those of the merge, which name the overlay that does not fit.
 */
export function calendarVersions(
  own: CalendarPart,
  effectiveFrom: LocalDate,
  beside: readonly Version[],
  hashOf: HashOf,
): readonly Proposal[] | Rejection {
  if (own.extends !== undefined) {
    if (beside.length === 0) return reject('CAL-EXTENDS', { params: { code: own.extends } });
    return each(beside, ({ content, hash, effectiveFrom: from }) =>
      laid(own, { content: content as CalendarData, hash }, from, hashOf),
    );
  }
  const base = proposal(own, effectiveFrom, hashOf);
  const overlays = each(beside, ({ content, effectiveFrom: from }) =>
    laid(partOf(content as CalendarData), { content: own, hash: base.hash }, from, hashOf),
  );
  return isRejection(overlays) ? overlays : [base, ...overlays];
}

/** The overlay upon that base; a refusal says which overlay it is. */
function laid(
  own: CalendarPart,
  base: { readonly content: CalendarData; readonly hash: string },
  effectiveFrom: LocalDate,
  hashOf: HashOf,
): Proposal | Rejection {
  const merged = mergeCalendar(base.content, base.hash, own);
  if (!isRejection(merged)) return proposal(merged, effectiveFrom, hashOf);
  return reject(merged.code, { params: { ...merged.params, overlay: own.code } });
}

function each(
  versions: readonly Version[],
  make: (version: Version) => Proposal | Rejection,
): Proposal[] | Rejection {
  const made: Proposal[] = [];
  for (const version of versions) {
    const one = make(version);
    if (isRejection(one)) return one;
    made.push(one);
  }
  return made;
}

/** What was drafted of a published calendar: itself, or the overlay's own days. */
export function partOf(calendar: CalendarData): CalendarPart {
  return calendar.overlay?.own ?? calendar;
}

/** A calendar that cannot be counted in throws here, not on the day somebody's date depends on it. */
function proposal(calendar: CalendarData, effectiveFrom: LocalDate, hashOf: HashOf): Proposal {
  compileCalendar(calendar);
  const { code } = calendar;
  const plain = { ends: false, operation: null, pending: null, diff: null };
  return { kind: 'calendar', code, effectiveFrom, hash: hashOf(calendar), content: calendar, ...plain };
}
