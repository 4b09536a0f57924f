import { addDays, localDateOf } from '#calendar';
import type { Instant, LocalDate } from '#kernel';
import type { GuideDefinition } from '#model/catalogue';
import { clocksOf } from './clocks.js';
import {
  type ConfirmationState,
  confirmationOf,
  isAnswer,
  mayBeSaidBy,
  stateOf,
} from './confirmation-facts.js';
import { afterHours } from './effective-on.js';
import { type ItemEvent, TIME } from './events.js';
import type { Askable } from './facts.js';
import type { Item } from './item.js';

/** Where answers are heard: from filing on, also after a decision in favour. Of an item that failed nothing is left to confirm. */
const HEARS: readonly Item['standing'][] = [
  'filed',
  'correcting',
  'accepted',
  'granted',
  'recorded',
  'served',
];

export function hearsConfirmations({ standing, context: { facts } }: Item): boolean {
  return HEARS.includes(standing) && facts.outcome !== 'refused';
}

/** The organs that may cause the event: the one that decides the item, or for an answer the one that was asked. */
export function organsFor({ organId, context: { facts } }: Item, event: ItemEvent): readonly number[] {
  if (!isAnswer(event.type) || !('confirmation' in event)) return [organId];
  const asked = confirmationOf(facts, event.confirmation);
  return asked ? mayBeSaidBy(event.type, asked, organId) : [organId];
}

/** What each confirmation of a guide comes to at a base: an organ to ask. One that no organ answers there is not asked. */
export function askableAt(
  { confirmations = [] }: Pick<GuideDefinition, 'confirmations'>,
  confirmers: readonly { readonly confirmation: string; readonly organId: number }[],
): Askable[] {
  return confirmations.flatMap(({ id, name, of, limit, basis, provisional }) => {
    const organId = confirmers.find(({ confirmation }) => confirmation === id)?.organId;
    if (organId === undefined) return [];
    const { value, unit, demo } = limit;
    const law = [basis.law, basis.article].filter(Boolean).join(' ');
    return [{ id, name, of, organId, within: { value, unit }, basis: law, demo, provisional }];
  });
}

/** The event that asks whatever the guide wants confirmed of the item, in the act that files it; null where it wants nothing. */
export function askingEvent(item: Item, askable: readonly Askable[], now: Instant): ItemEvent | null {
  const asked = askable.filter(({ of }) => of === item.code).map(({ of: _, ...each }) => each);
  if (asked.length === 0) return null;
  return { type: 'ASK_CONFIRMATIONS', on: localDateOf(now), by: TIME, asked, ...afterHours(now) };
}

/** The next confirmation that has fallen silent by `now`: noted as of the day after its limit, and the review goes on. */
export function fallenSilent(item: Item, now: Instant): ItemEvent | null {
  if (!item.context.facts.confirmations || !hearsConfirmations(item)) return null;
  const today = localDateOf(now);
  // A recheck and what an organ owes have an `of`, too, and no silence answers them.
  for (const { kind, of, due, endedOn } of clocksOf(item.context)) {
    if (kind !== 'confirmation' || !of || endedOn || !due.dueOn || due.dueOn >= today) continue;
    return { type: 'CONFIRMATION_SILENT', on: addDays(due.dueOn, 1), by: TIME, confirmation: of };
  }
  return null;
}

/** One row of the queue of the organ that is asked. */
export interface ConfirmationRow {
  readonly id: string;
  readonly organ_id: number;
  readonly state: ConfirmationState;
  readonly due_on: LocalDate | null;
}

/** The item's confirmations as lists read them. */
export function confirmationRows(item: Item): ConfirmationRow[] {
  const { confirmations } = item.context.facts;
  if (!confirmations) return [];
  const clocks = clocksOf(item.context);
  return confirmations.map((each) => {
    const state = stateOf(each);
    const answered = state === 'confirmed' || state === 'objected';
    return {
      id: each.id,
      organ_id: each.organId,
      state: answered || hearsConfirmations(item) ? state : 'lapsed',
      due_on: clocks.find(({ kind, of }) => kind === 'confirmation' && of === each.id)?.due.dueOn ?? null,
    };
  });
}
