import type { RuledOut } from '#model/routing';

/** The facts of the project have changed: which of the items that it is tied to under a condition the tables rule out now. */
export interface TiesJudged {
  readonly type: 'JUDGE_TIES';
  /** Of the facts. */
  readonly version: number;
  readonly ruledOut: readonly RuledOut[];
}
