import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { RedecideEvent, RedecisionDecider } from './events.js';

/** What was decided, as it stood; or when the item was turned away without a decision (不予受理, 退件). */
export interface Annulled {
  readonly outcome?: 'granted' | 'refused' | 'recorded';
  readonly decidedOn?: LocalDate;
  readonly number?: string;
  readonly reasons?: readonly string[];
  readonly endedOn?: LocalDate;
}

/** What was annulled, and the order to handle the matter anew: where the next generation of the item begins. */
export interface Redone extends Pick<RedecideEvent, 'decidedBy' | 'judgment' | 'within' | 'onProcedure'> {
  readonly on: LocalDate;
  readonly annulled: Annulled;
  /** Nothing was decided yet: it is to be accepted, and decided within the days that begin with that. */
  readonly toAccept?: true;
}

export interface RedecideFacts {
  readonly redone?: readonly Redone[];
}

/** The order by which the item is handled now; undefined in its first generation. */
export const lastOrder = ({ redone }: RedecideFacts): Redone | undefined => redone?.at(-1);

/** The order to decide, from whose day promise and statute run; none where the last one was to accept. */
export function orderToDecide(facts: RedecideFacts): Redone | undefined {
  const last = lastOrder(facts);
  return last?.toAccept ? undefined : last;
}

export const orderToAccept = ({ redone }: RedecideFacts): Redone | undefined =>
  redone?.findLast(({ toAccept }) => toAccept);

/** A right that stands in the register. */
export const isInFavour = ({ outcome }: Annulled): boolean => outcome === 'granted' || outcome === 'recorded';

/** From the articles, which counsel is to confirm: they are from memory. */
export const REDECISION_BASIS: Readonly<Record<RedecisionDecider, string>> = {
  reconsideration: '行政复议法 64',
  court: '行政诉讼法 70',
};

/** The end, annulled by now, of what began on that day and was turned away without a decision. */
export const turnedAwaySince = (
  { redone = [] }: RedecideFacts,
  start: LocalDate | undefined,
): LocalDate | undefined =>
  redone
    .map(({ annulled }) => annulled.endedOn)
    .find((day) => day !== undefined && (start === undefined || day >= start));

/** The decision that ended what began on that day: the first one since, annulled or not. What ended with it stays ended. */
export function decidedSince(
  { redone = [], decidedOn }: RedecideFacts & Pick<Annulled, 'decidedOn'>,
  start: LocalDate | undefined,
): LocalDate | undefined {
  const all = [...redone.map(({ annulled }) => annulled.decidedOn ?? annulled.endedOn), decidedOn];
  return all.find((day) => day !== undefined && (start === undefined || day >= start));
}

/** The days of acceptance that the order itself gives; undefined where they are the published ones. */
export function acceptWithin(
  facts: RedecideFacts,
): { readonly article: string; readonly limit: Limit } | undefined {
  const { within, decidedBy } = orderToAccept(facts) ?? {};
  return within && decidedBy && { article: REDECISION_BASIS[decidedBy], limit: within };
}

/** The days that the order itself gives. They stand in the place of promise and statute. */
export function redecisionStart(
  facts: RedecideFacts,
  decided: LocalDate | undefined,
): {
  readonly kind: 'redecision';
  readonly article: string;
  readonly start: LocalDate;
  readonly limit: Limit;
  readonly endedOn: LocalDate | undefined;
}[] {
  const { on, within, decidedBy } = orderToDecide(facts) ?? {};
  if (!on || !within || !decidedBy) return [];
  const article = REDECISION_BASIS[decidedBy];
  return [{ kind: 'redecision', article, start: on, limit: within, endedOn: decided }];
}
