import type { LocalDate } from '#kernel';
import type { Clock } from '../clocks.js';
import type { Item } from '../item.js';
import { jointItems, jointStops } from '../joint.js';
import type { Joint } from '../joint-facts.js';
import type { Told, ToldExtension, UsedCalendar } from './receipt.js';
import { toldStop } from './told-of-item.js';

/** 行政许可法 42 ¶2: the joint limit runs from acceptance. */
const ARTICLE = '行政许可法 42';

/** What the receipt of a case's own clock is folded from. `calendars`: those of the item whose days the limit counts. */
export function toldOfJoint(
  joint: Joint,
  items: readonly Item[],
  { kind, span, endedOn }: Clock,
  beside: { readonly case: Told['case']; readonly calendars: readonly UsedCalendar[] },
): Told {
  const { terms, facts } = joint;
  const { value, unit, document: source, demo } = terms;
  const stops = jointItems(joint, items).flatMap((item) =>
    jointStops(item.context.facts).map((stop) => ({
      ...toldStop(item, stop, beside.calendars),
      clocks: ['joint' as const],
    })),
  );
  return {
    case: beside.case,
    item: null,
    limits: { promise: null, statute: null, others: [{ clock: kind, value, unit, source, demo }] },
    events: events(span.start, endedOn),
    clocks: [
      {
        kind,
        start: { event: 'first-acceptance', article: ARTICLE },
        ended: endedOn ? { event: 'last-decision' } : null,
      },
    ],
    stops,
    extension: extension(facts.extension, terms),
    calendars: beside.calendars,
    late: [],
    corrections: [],
    versions: [],
  };
}

function events(start: LocalDate, end: LocalDate | undefined): Told['events'] {
  const first = { event: 'first-acceptance', on: start };
  return end ? [first, { event: 'last-decision', on: end }] : [first];
}

function extension(asked: Joint['facts']['extension'], terms: Joint['terms']): ToldExtension | null {
  if (!asked) return null;
  const { on, more, reason } = asked;
  return {
    on,
    more: { value: more.value, unit: more.unit },
    clocks: ['joint'],
    reason,
    article: ARTICLE,
    askedBy: null,
    approver: terms.extension.approver,
  };
}
