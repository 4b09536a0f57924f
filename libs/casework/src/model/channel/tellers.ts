import { clocksOf, shownDue } from '../clocks.js';
import type { Item } from '../item.js';
import { applicant, organ, type Teller } from '../telling.js';

const shown = ({ context }: Item) => shownDue(clocksOf(context));

/** Of the channel itself its project tells; an item only of a day that moves. */
const set: Teller<'SET_CHANNEL'> = (after, { channel }, before) => {
  const params = { from: shown(before), to: shown(after) };
  const kind = channel === 'green' ? 'green-date' : 'ordinary-date';
  return params.from === params.to ? [] : [applicant, organ].map((to) => to(kind, params));
};

const looked: Teller<'PRE_REVIEW'> = (_, { findings }) => [
  applicant(findings.length > 0 ? 'pre-review-findings' : 'pre-review-clear', { count: findings.length }),
];

export const CHANNEL_TELLERS = { SET_CHANNEL: set, PRE_REVIEW: looked } as const;
