import type { Bilingual, LocalDate } from '#kernel';

/** A line of the materials that a publication of the base stands for (区域评估), as on the day it was handed in. */
export interface CoveredLine {
  readonly line: string;
  /** Its code and the id of the version. */
  readonly assessment: string;
  readonly publication: number;
  readonly name: Bilingual;
  readonly document: string;
  readonly issuer: string;
  readonly validUntil: LocalDate;
}

export interface CoveredFacts {
  /** What was covered when the item was filed: an assessment that lapses later takes nothing back. */
  readonly covered?: readonly CoveredLine[];
}
