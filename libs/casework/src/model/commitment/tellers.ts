import { dueOf } from '../clocks.js';
import { applicant, organ, supervisor, type Teller } from '../telling.js';
import type { CommitmentEventType } from './events.js';

/** How an item ends over what the applicant owes, in words. */
export const ENDS = {
  withdrawn: { zh: '视为撤回申请', en: 'counts as withdrawn' },
  terminated: { zh: '终止办理', en: 'is terminated' },
} as const;

/** Who hears of each step: the applicant of what concerns its right, the organ of what the applicant says. */
export const COMMITMENT_TELLERS: {
  readonly [T in CommitmentEventType]: Teller<T>;
} & { readonly END_UNPAID: Teller<'END_UNPAID'> } = {
  END_UNPAID: ({ context }) => {
    const { late = 'terminated', basis } = context.definition.tolerance ?? {};
    const { zh: how, en: howEn } = ENDS[late];
    return [applicant('ended-unpaid', { due: dueOf(context, 'debt'), how, howEn, basis })];
  },
  COMMIT: () => [organ('committed')],
  WITHDRAW_COMMITMENT: () => [organ('commitment-withdrawn')],
  ORDER_RECTIFICATION: ({ context }, { demand }) => [
    applicant('rectification-ordered', { demand, due: dueOf(context, 'rectification') }),
  ],
  CHECK_RECTIFICATION: (_, { rectified }) => [applicant(rectified ? 'rectified' : 'not-rectified')],
  PROPOSE_REVOCATION: ({ context }, { reason }) => [
    applicant('revocation-proposed', { reason, due: dueOf(context, 'hearing-request') }),
  ],
  ANSWER_HEARING: ({ context }, { wanted }) => [
    organ(wanted ? 'hearing-wanted' : 'hearing-waived', { due: dueOf(context, 'hearing') }),
  ],
  CALL_HEARING: (_, { day, place, chair }) => [applicant('hearing-called', { day, place, chair })],
  HOLD_HEARING: (_, { record }) => [applicant('hearing-held', { record })],
  DECIDE_REVOCATION: ({ context: { facts } }, { on, revoked }) => {
    const params = { on, number: facts.number };
    return revoked
      ? [applicant, supervisor].map((to) => to('revoked', params))
      : [applicant('not-revoked', params)];
  },
};
