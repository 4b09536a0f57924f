import { clocksOf, type EventType, type Item } from '#model/casework';
import type { Saying } from '../saying.js';

const working = (value: number) => ({ value, unit: 'working_day' as const });

/** Its time is over: only then is it found not to be put right. */
function isOver({ item, today }: Pick<Saying, 'item' | 'today'>): boolean {
  const due = clocksOf(item.context).find(({ kind }) => kind === 'rectification')?.due.dueOn;
  return !!due && due < today;
}

/** Does its applicant want it decided on a commitment? */
export const isCommitted = ({ context: { facts } }: Item): boolean =>
  facts.commitment !== undefined && facts.commitment.withdrawnOn === undefined;

/** Commitments and what follows broken ones. No hearing is called and nothing revoked here: a revocation bars its applicant for good. */
export const PROMISE_CONTENT: Readonly<Partial<Record<EventType, (saying: Saying) => object | null>>> = {
  END_UNPAID: () => ({}),
  COMMIT: () => ({ pledge: '承诺书 1 号' }),
  WITHDRAW_COMMITMENT: () => ({}),
  ORDER_RECTIFICATION: ({ chance }) => ({ demand: '补报监测数据', within: working(chance.between(1, 5)) }),
  CHECK_RECTIFICATION: (saying) => ({ rectified: !isOver(saying) || saying.chance.happens(0.5) }),
  PROPOSE_REVOCATION: () => ({ reason: '逾期未整改' }),
  ANSWER_HEARING: () => ({ wanted: false }),
  CALL_HEARING: () => null,
  HOLD_HEARING: () => null,
  DECIDE_REVOCATION: () => ({ revoked: false }),
};

export const PROMISE_WEIGHT: Readonly<Partial<Record<EventType, number>>> = {
  END_UNPAID: 0.6,
  WITHDRAW_COMMITMENT: 0.6,
};
