import type { LocalDate } from '#kernel';
import type { Obligation } from '../obligation.js';

/**
 * The text of the decision as the officer drafted it, chosen by id from the published version: reasons of a refusal, obligations of
 * a grant. Which of the two it is, the opinion says.
 */
export interface Draft {
  readonly reasons?: readonly string[];
  readonly obligations?: readonly Obligation[];
}

/** Who signs in a chain: the officer with the conclusion, the reviewer between, the head or the government at the end. */
export type SignLevel = 'officer' | 'reviewer' | 'head' | 'government';

export interface Signature {
  readonly level: SignLevel;
  readonly by: string;
  /** 代理: the colleague whose place it was. */
  readonly inPlaceOf?: string;
  readonly on: LocalDate;
  /** Digest of the draft that was signed. */
  readonly over?: string;
}

/** What an item knows of the signatures on its decision. */
export interface SignFacts {
  readonly draft?: Draft;
  readonly signatures?: readonly Signature[];
  /** Sent back inside the organ: by whom, at which step of the chain, why. */
  readonly sentBack?: readonly (Signature & { readonly reason: string })[];
}

/** What is taken back with a conclusion that no longer stands: whoever signed, signed another text. */
export const UNSIGNED = { draft: undefined, signatures: undefined } as const;
