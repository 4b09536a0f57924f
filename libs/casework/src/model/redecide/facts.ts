import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { RedecideEvent, RedecisionDecider } from './events.js';

/** What was decided, as it stood. */
export interface Annulled {
  readonly outcome?: 'granted' | 'refused' | 'recorded';
  readonly decidedOn?: LocalDate;
  readonly number?: string;
  readonly reasons?: readonly string[];
}

/** A decision that was annulled, and the order to decide anew: where the next generation of the item begins. */
export interface Redone extends Pick<RedecideEvent, 'decidedBy' | 'judgment' | 'within' | 'onProcedure'> {
  readonly on: LocalDate;
  readonly annulled: Annulled;
}

export interface RedecideFacts {
  readonly redone?: readonly Redone[];
}

/** The order by which the item is handled now; undefined in its first generation. */
export const lastOrder = ({ redone }: RedecideFacts): Redone | undefined => redone?.at(-1);

/** From the articles, which counsel is to confirm: they are from memory. */
export const REDECISION_BASIS: Readonly<Record<RedecisionDecider, string>> = {
  reconsideration: '行政复议法 64',
  court: '行政诉讼法 70',
};

/** The decision that ended what began on that day: the first one since, annulled or not. What ended with it stays ended. */
export function decidedSince(
  { redone = [], decidedOn }: RedecideFacts & Pick<Annulled, 'decidedOn'>,
  start: LocalDate | undefined,
): LocalDate | undefined {
  const all = [...redone.map(({ annulled }) => annulled.decidedOn), decidedOn];
  return all.find((day) => day !== undefined && (start === undefined || day >= start));
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
  const { on, within, decidedBy } = lastOrder(facts) ?? {};
  if (!on || !within || !decidedBy) return [];
  const article = REDECISION_BASIS[decidedBy];
  return [{ kind: 'redecision', article, start: on, limit: within, endedOn: decided }];
}
