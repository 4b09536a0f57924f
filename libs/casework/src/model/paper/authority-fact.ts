import type { Bilingual } from '#kernel';
import type { DelegationForm, Seat } from '#model/catalogue';

/**
 * In whose name an item is decided and by which lawful form (行政许可法 22-25), as on the day the case was opened: what is
 * delegated later changes neither the seal nor who answers for the decision.
 */
export interface AuthorityFact {
  readonly form: 'statutory' | DelegationForm;
  /** The organ whose decision it is: words, seal and series of numbers, and the respondent (被申请人, 被告). */
  readonly inNameOf: { readonly id: number } & Bilingual;
  readonly seat: Seat;
  /** Who hears a reconsideration (复议机关); null where nobody does. */
  readonly review: Bilingual | null;
  /** The number of the paper that delegates; absent by statute. */
  readonly document?: string;
}
