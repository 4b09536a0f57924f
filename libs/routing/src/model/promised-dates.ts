import { type DueDate, dueDate, type Limit, type WorkingCalendar } from '#calendar';
import type { LocalDate } from '#kernel';
import { type ItemDefinition, NATURES } from '#model/catalogue';
import type { DatedDay, Promised } from './advice.js';

/**
 * When the item would be decided if all its papers were handed in on the day, within hours, and nothing stopped a clock. A promise
 * runs from acceptance, of an immediate item or a filing from complete receipt (rules 4.6), as the clocks of a case do.
 */
export function promisedDates(
  { nature, handling, preAcceptance, promise, statutory }: ItemDefinition,
  filed: LocalDate,
  calendar: WorkingCalendar,
): Promised {
  const due = (start: LocalDate, limit: Limit) => dated(dueDate(calendar, { start, limit, stops: [] }));
  const acceptBy = NATURES[nature].acceptance ? due(filed, preAcceptance) : null;
  const fromAcceptance = handling === 'committed' && acceptBy !== null;
  const decideBy = due(filed, promise);
  const last = fromAcceptance ? due(acceptBy.on, promise) : decideBy;
  return {
    acceptBy,
    decideBy,
    atTheLatest: { ...last, provisional: last.provisional || (acceptBy?.provisional ?? false) },
    statutory: statutory && due(filed, statutory),
    demo: promise.demo,
  };
}

function dated({ dueOn, provisional }: DueDate): DatedDay {
  if (!dueOn) throw new RangeError('a span without stops has a due day');
  return { on: dueOn, provisional };
}
