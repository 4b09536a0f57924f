import type { RuledOut } from '#model/routing';

/** The items numbered so are tied to something under a condition, and the facts of their project have changed. */
export interface TiesCommand {
  readonly type: 'JUDGE_TIES';
  readonly idx: readonly number[];
  readonly version: number;
  readonly ruledOut: readonly RuledOut[];
}
