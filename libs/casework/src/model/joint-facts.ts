import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { JointLimit } from '#model/catalogue';

/** What is known of the joint handling of a case (联合办理) besides its items. */
export interface JointFacts {
  readonly extension?: { readonly on: LocalDate; readonly more: Limit; readonly reason: string };
  readonly rang: readonly string[];
  /** The due days for which it has rung as over. */
  readonly over?: readonly LocalDate[];
}

/** The terms the guide published for the case, and what has happened under them. */
export interface Joint {
  readonly terms: JointLimit;
  readonly facts: JointFacts;
}

/** What happens to the clock of the case itself; written into the line beside the entries of the items. */
export type JointEvent = { readonly on: LocalDate; readonly by: string } & (
  | { readonly type: 'EXTEND_JOINT'; readonly more: Limit; readonly reason: string }
  | { readonly type: 'RING'; readonly rungs: readonly string[]; readonly over?: LocalDate }
);
