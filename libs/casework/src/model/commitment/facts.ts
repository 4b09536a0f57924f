import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';

/** The applicant's choice to have it decided on a commitment; taken back before the decision, it is as if it was never made. */
export interface Commitment {
  readonly on: LocalDate;
  readonly pledge: string;
  readonly withdrawnOn?: LocalDate;
}

/** An order to put right what was committed and not kept, and how it was checked. */
export interface Rectification {
  readonly on: LocalDate;
  readonly demand: string;
  readonly within: Limit;
  readonly checkedOn?: LocalDate;
  readonly rectified?: boolean;
}

/** From the notice that the decision may be revoked to the decision about it. */
export interface Revocation {
  readonly on: LocalDate;
  readonly by: string;
  /** 代理: the colleague in whose place it was proposed. */
  readonly inPlaceOf?: string;
  readonly reason: string;
  /** What the applicant said of a hearing; silence gives it up. */
  readonly answeredOn?: LocalDate;
  readonly wanted?: boolean;
  readonly called?: { readonly on: LocalDate; readonly day: LocalDate; readonly place: string };
  readonly held?: { readonly on: LocalDate; readonly record: string; readonly supports: boolean };
  readonly decidedOn?: LocalDate;
  readonly revoked?: boolean;
}

export interface CommitmentFacts {
  readonly commitment?: Commitment;
  readonly rectification?: Rectification;
  readonly revocation?: Revocation;
}

/** Does the applicant want it decided on a commitment? */
export const isCommitted = ({ commitment }: CommitmentFacts): boolean =>
  commitment !== undefined && commitment.withdrawnOn === undefined;

/** Was the decision taken back because the commitment was not kept? What was decided stays in the record. */
export const isRevoked = ({ revocation }: CommitmentFacts): boolean => revocation?.revoked === true;
