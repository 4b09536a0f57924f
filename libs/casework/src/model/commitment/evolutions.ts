import type { LocalDate } from '#kernel';
import type { ItemFacts } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import type { CommitmentEvent, CommitmentEventType } from './events.js';
import type { Revocation } from './facts.js';

type Of<T extends CommitmentEventType> = Extract<CommitmentEvent, { type: T }> & {
  readonly on: LocalDate;
  readonly by: string;
  readonly inPlaceOf?: string;
};

const revoking = ({ facts }: ItemContext, more: Partial<Revocation>): Partial<ItemFacts> =>
  facts.revocation ? { revocation: { ...facts.revocation, ...more } } : {};

/** What each step leaves known. */
export const COMMITMENT_EVOLUTIONS: {
  readonly [T in CommitmentEventType]: (context: ItemContext, event: Of<T>) => Partial<ItemFacts>;
} = {
  COMMIT: (_, { on, pledge }) => ({ commitment: { on, pledge } }),
  WITHDRAW_COMMITMENT: ({ facts }, { on }) =>
    facts.commitment ? { commitment: { ...facts.commitment, withdrawnOn: on } } : {},
  ORDER_RECTIFICATION: (_, { on, demand, within }) => ({ rectification: { on, demand, within } }),
  CHECK_RECTIFICATION: ({ facts }, { on, rectified }) =>
    facts.rectification ? { rectification: { ...facts.rectification, checkedOn: on, rectified } } : {},
  PROPOSE_REVOCATION: (_, { on, by, inPlaceOf, reason }) => ({
    revocation: { on, by, ...(inPlaceOf && { inPlaceOf }), reason },
  }),
  ANSWER_HEARING: (context, { on, wanted }) => revoking(context, { answeredOn: on, wanted }),
  CALL_HEARING: (context, { on, day, place }) => revoking(context, { called: { on, day, place } }),
  HOLD_HEARING: (context, { on, record, supports }) => revoking(context, { held: { on, record, supports } }),
  DECIDE_REVOCATION: (context, { on, revoked }) => revoking(context, { decidedOn: on, revoked }),
};
