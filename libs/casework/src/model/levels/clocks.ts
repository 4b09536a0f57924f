import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import { lastOf } from '../days.js';
import type { ItemContext } from '../item-context.js';
import { orderToDecide } from '../redecide/facts.js';
import { standingForward } from './facts.js';

interface Start {
  readonly kind: 'first-review' | 'upper-review';
  readonly article: string;
  readonly start: LocalDate | undefined;
  readonly limit: Limit | null | undefined;
  readonly endedOn: LocalDate | undefined;
}

/**
 * The clock of each level: below from the acceptance, or from the day it was sent back down, to the forwarding (行政许可法 43); above from
 * the day it was sent up, so that no day is nobody's. Promise and statute count the whole beside them.
 */
export function levelStarts({ definition, facts }: ItemContext): Start[] {
  const { levels, acceptedOn, decidedOn, endedOn } = facts;
  const anew = orderToDecide(facts)?.on;
  const { firstReview } = definition;
  if (!levels || !firstReview) return [];
  const { forwards } = levels;
  const standing = standingForward(facts);
  const before = standing ? forwards.at(-2) : forwards.at(-1);
  const last = forwards.at(-1);
  const ended = decidedOn ?? endedOn;
  const below = before?.sentDownOn ?? acceptedOn;
  const since = (day: LocalDate | undefined) => lastOf([day, anew]) ?? undefined;
  return [
    {
      kind: 'first-review',
      article: firstReview.basis,
      start: standing ? below : since(below),
      limit: firstReview,
      endedOn: standing?.on ?? ended,
    },
    {
      kind: 'upper-review',
      article: firstReview.basis,
      start: standing ? since(last?.on) : last?.on,
      limit: firstReview.upper,
      endedOn: last?.sentDownOn ?? ended,
    },
  ];
}
