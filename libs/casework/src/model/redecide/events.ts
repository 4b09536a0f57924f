import type { Limit } from '#calendar';

/** Who may order that a matter be decided, or taken in, anew: 行政复议法 64, 行政诉讼法 70. */
export const REDECISION_DECIDERS = ['reconsideration', 'court'] as const;
export type RedecisionDecider = (typeof REDECISION_DECIDERS)[number];

/** 重作: the decision, the refusal to accept or the return was annulled, and its organ is to handle the matter anew; in force that day. */
export interface RedecideEvent {
  readonly type: 'REDECIDE';
  readonly decidedBy: RedecisionDecider;
  /** Number of the judgment or of the reconsideration decision. */
  readonly judgment: string;
  /** The days it gives, to decide or to accept; without them the published ones begin anew. */
  readonly within?: Limit;
  /** Annulled for its procedure alone: what was found then may be found again. */
  readonly onProcedure?: true;
  readonly note?: string;
}
