import type { WorkingCalendar } from '#calendar';
import { isRejection } from '#kernel';
import { type Item, step } from './item.js';
import type { Entry } from './outcome.js';

/**
 * The item as the fold of its journal entries. `calendars` are the published ones it came to count by, by id. Throws where
 * the journal could not have happened: state is the journal's.
 */
export function replay(
  planned: Item,
  entries: readonly Entry[],
  calendars: ReadonlyMap<number, WorkingCalendar> = new Map(),
): Item {
  return entries
    .filter((entry) => entry.idx === planned.idx)
    .reduce((item, { event }) => {
      const next = step(
        event.type === 'RECALENDAR' ? onCalendar(item, event.calendar, calendars) : item,
        event,
      );
      if (isRejection(next))
        throw new Error(`the journal of item ${planned.idx} breaks at ${event.type}: ${next.code}`);
      return next;
    }, planned);
}

function onCalendar(item: Item, id: number, calendars: ReadonlyMap<number, WorkingCalendar>): Item {
  const calendar = calendars.get(id);
  if (!calendar) throw new Error(`the journal of item ${item.idx} names calendar ${id}, which is not given`);
  return { ...item, calendar: id, context: { ...item.context, calendar } };
}
