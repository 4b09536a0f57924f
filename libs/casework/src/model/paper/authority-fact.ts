import type { Bilingual } from '#kernel';
import type { DelegationForm, Level, Seat, SetAside } from '#model/catalogue';

/** The row of a published table by which the facts of the project decide between levels. */
export interface LevelReason {
  readonly table: string;
  readonly version: number;
  readonly row: string;
  readonly source: string;
  readonly demo: boolean;
}

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
  /** Of the organ that has the power by statute. */
  readonly level?: Level;
  /** Where the facts of the project decide between levels: the row that did, or the facts that were missing, and then the usual level has it. */
  readonly because?: LevelReason;
  readonly missing?: readonly string[];
  /** Delegations that name the item and gave nobody the power (`AUTH-NOFORM`), and why. */
  readonly setAside?: readonly SetAside[];
}

/** Why the item lies with that level: kept where another organ of the same level takes it over. */
export const levelOf = ({ because, missing }: AuthorityFact): Pick<AuthorityFact, 'because' | 'missing'> => ({
  ...(because && { because }),
  ...(missing && { missing }),
});
