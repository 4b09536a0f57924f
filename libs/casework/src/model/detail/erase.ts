import { localDateOf } from '#calendar';
import { type Actor, type Instant, type LocalDate, type Rejection, reject } from '#kernel';
import { may, recusal } from '#model/identity';
import { ERASED } from '#model/record';
import type { Correction } from '../command.js';
import type { ItemEvent } from '../events.js';
import type { ItemFacts } from '../facts.js';
import type { Item } from '../item.js';
import type { Entry } from '../outcome.js';
import { replay } from '../replay.js';
import { mapPersonal } from './personal.js';
import { heldUntil, RETENTION } from './retention.js';

type History = NonNullable<Correction['history']>;

/** The event as it is once its personal texts are gone. */
export const erasedEvent = (event: ItemEvent): ItemEvent => mapPersonal(event, () => ERASED) as ItemEvent;

/** The entry says something personal. */
export function isPersonal({ event }: Pick<Entry, 'event'>): boolean {
  let found = false;
  mapPersonal(event, (text) => {
    found = true;
    return text;
  });
  return found;
}

/** May the detail of this case be erased by this person today? A case that is open, or can still be sued over, holds it. */
export function erasureRefusal(
  actor: Actor,
  file: { readonly parkId: number; readonly applicantOrgan: number; readonly concludedOn: LocalDate | null },
  now: Instant,
): Rejection | null {
  if (!may(actor, 'detail.erase', file)) return reject('FORBIDDEN', { params: { event: 'ERASE_DETAIL' } });
  const recused = recusal(actor, file.applicantOrgan);
  if (recused) return recused;
  const rule = RETENTION['case-detail'];
  const until = heldUntil(file.concludedOn, rule);
  if (until === null) return reject('HELD_OPEN', { pointer: '/seq' });
  if (localDateOf(now) < until)
    return reject('HELD_UNTIL', { pointer: '/seq', params: { until, basis: rule.basis } });
  return null;
}

/** What is known of the item once the personal texts of line `seq` are gone: the fold of all its entries, those of the line without. */
export function factsWithout({ planned, entries, calendars, definitions }: History, seq: number): ItemFacts {
  const told = entries.map((entry) =>
    entry.seq === seq ? { ...entry, event: erasedEvent(entry.event) } : entry,
  );
  const item: Item = replay(planned, told, calendars, definitions);
  return item.context.facts;
}
