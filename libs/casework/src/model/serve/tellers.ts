import type { LocalDate } from '#kernel';
import { dueOf } from '../clocks.js';
import type { EventOf } from '../events.js';
import type { Item } from '../item.js';
import { applicant, organ, type Teller, type Telling } from '../telling.js';
import { hasRemedy } from './clocks.js';
import type { ServeEventType } from './events.js';

/** Where there is a remedy, its last days are told with the delivery that starts them. */
function served(after: Item, on: LocalDate): Telling[] {
  const { context } = after;
  if (!hasRemedy(context.definition.nature)) return [applicant('served', { on })];
  const reconsideration = dueOf(context, 'reconsideration');
  return [applicant('served-with-remedy', { on, reconsideration, suit: dueOf(context, 'suit') })];
}

/** A day of delivery put right: the days for a remedy move with it. Null where another day is. */
export function serviceCorrected(
  after: Item,
  { of, from, to, reason }: EventOf<'CORRECT_RECORD'>,
): Telling[] | null {
  if (of !== 'SERVE') return null;
  const { context } = after;
  const days = { reconsideration: dueOf(context, 'reconsideration'), suit: dueOf(context, 'suit') };
  return [applicant('service-corrected', { from, to, cause: reason, ...days })];
}

/** A deemed service reaches nobody by itself: the organ is told, too. */
const deemed = (after: Item, { on }: EventOf<'DEEM_SERVED'>) => [
  ...served(after, on),
  organ('deemed-served', { on }),
];

export const SERVE_TELLERS: { readonly [T in ServeEventType]?: Teller<T> } = {
  SERVE: (after, { on }) => served(after, on),
  DEEM_SERVED: deemed,
  ANNOUNCE_SERVICE: (after, { place }) => [
    applicant('service-announced', { place, until: dueOf(after.context, 'service-notice') }),
  ],
};
