import type { Bilingual, LocalDate } from '#kernel';
import type { Paper, Template } from '#model/casework';

/** What was looked up when a paper was laid down, and is kept with it: names change, and what was issued does not. */
export interface Frozen extends Pick<Template, 'title'> {
  readonly issuer: Bilingual;
  readonly addressee: Bilingual;
  /** The receipt number of the case. */
  readonly receipt: string;
}

/** A paper with its number: all that drawing it needs. */
export interface Document {
  readonly caseId: string;
  /** The line of the case, and which of its papers. */
  readonly seq: number;
  readonly n: number;
  readonly written: string;
  readonly code: string;
  readonly issuedOn: LocalDate;
  readonly paper: Paper;
  readonly frozen: Frozen;
  /** In the version that the paper names. */
  readonly template: Template;
  /** SHA-256 of the paper's canonical JSON, as the line of the act holds it. */
  readonly hash: string;
}
