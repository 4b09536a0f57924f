/** Whether a line of the materials may be owed where its being core does not say so: on the green channel only, or never. */
export const OWED = ['green', 'never'] as const;
export type OwedLine = (typeof OWED)[number];

export const TOLERANCE_ENDS = ['withdrawn', 'terminated'] as const;

/** 容缺受理: what becomes of an item whose applicant did not hand in, in time, what it owes (安阳条例 24, 滨州规定 11). */
export interface ToleranceRule {
  readonly late: (typeof TOLERANCE_ENDS)[number];
  readonly basis: string;
  readonly demo: boolean;
}
