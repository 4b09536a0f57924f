import { type LocalDate, type Rejection, reject } from '#kernel';
import { type Acting, isOneOf } from '../acting.js';
import { dueOf } from '../clocks.js';
import type { ItemContext } from '../item-context.js';
import { reviewerOf } from '../sign/chain.js';
import type { CommitmentEventType } from './events.js';
import { commitmentExcluded } from './exclusions.js';
import { isCommitted, type Revocation } from './facts.js';

interface Asked extends Acting {
  readonly on: LocalDate;
}
type Policy = (context: ItemContext, event: Asked) => Rejection | null;

const unless = (holds: boolean, code: string): Rejection | null => (holds ? null : reject(code));

/** The revocation that is still undecided. */
const open = ({ facts: { revocation } }: ItemContext): Revocation | undefined =>
  revocation?.decidedOn ? undefined : revocation;

/** Decided on a commitment: only where the applicant chose it, and before that at once for an immediate item. */
export const committed: Policy = ({ definition, facts }) => {
  if (definition.handling === 'immediate') return null;
  if (!definition.commitment) return reject('NOT_IMMEDIATE');
  return commitmentExcluded(definition) ?? unless(isCommitted(facts), 'COMMITMENT_NOT_CHOSEN');
};

const broken: Policy = ({ facts: { followUp, rectification } }) =>
  unless(followUp?.kept === false && rectification === undefined, 'NOTHING_TO_RECTIFY');

const underRectification: Policy = ({ facts: { rectification } }) =>
  unless(rectification !== undefined && rectification.checkedOn === undefined, 'NO_RECTIFICATION');

/** Revoked only after what was to be put right was not (安阳条例 27). */
const unrectified: Policy = ({ facts: { rectification, revocation } }) =>
  unless(rectification?.rectified === false && revocation === undefined, 'NOT_TO_BE_REVOKED');

const proposed: Policy = (context) => unless(open(context) !== undefined, 'NO_REVOCATION');

/** Asked for within five days of the notice; whoever has answered has answered. */
const hearingOpen: Policy = (context, { on }) => {
  if (open(context)?.answeredOn) return reject('HEARING_ANSWERED');
  const due = dueOf(context, 'hearing-request');
  return unless(due === null || on <= due, 'HEARING_TOO_LATE');
};

const hearingWanted: Policy = (context) => {
  const { wanted, held } = open(context) ?? {};
  return unless(wanted === true && !held, 'NO_HEARING');
};

const onItsDay: Policy = (context, { on }) => {
  const day = open(context)?.called?.day;
  if (!day) return reject('HEARING_NOT_CALLED');
  return unless(on >= day, 'HEARING_NOT_THE_DAY');
};

/** 行政许可法 48(三): the chair is nobody who examined the matter. */
const notOwnMatter: Policy = (context, asked) => {
  const { reviewedBy: by } = context.facts;
  const examined = [by === undefined ? by : { by }, reviewerOf(context), open(context)];
  return unless(!examined.some((each) => isOneOf(asked, each)), 'HEARING_OWN_MATTER');
};

/** Held, given up, or not asked for in time. */
const heard: Policy = (context, { on }) => {
  const { answeredOn, wanted, held } = open(context) ?? {};
  if (held || wanted === false) return null;
  const due = dueOf(context, 'hearing-request');
  return unless(answeredOn === undefined && due !== null && due < on, 'HEARING_OPEN');
};

/** Rights fall by two persons: who proposed it does not decide it. */
const notOwnProposal: Policy = (context, asked) => unless(!isOneOf(asked, open(context)), 'OWN_PROPOSAL');

/** Read from the item's own facts like every policy. */
export const COMMITMENT_POLICIES: { readonly [T in CommitmentEventType]: readonly Policy[] } = {
  COMMIT: [
    ({ definition }) => commitmentExcluded(definition),
    ({ facts }) => unless(!isCommitted(facts), 'COMMITTED_ALREADY'),
  ],
  WITHDRAW_COMMITMENT: [({ facts }) => unless(isCommitted(facts), 'COMMITMENT_NOT_CHOSEN')],
  ORDER_RECTIFICATION: [broken],
  CHECK_RECTIFICATION: [underRectification],
  PROPOSE_REVOCATION: [unrectified],
  ANSWER_HEARING: [proposed, hearingOpen],
  CALL_HEARING: [proposed, hearingWanted],
  HOLD_HEARING: [proposed, hearingWanted, onItsDay, notOwnMatter],
  DECIDE_REVOCATION: [proposed, heard, notOwnProposal],
};
