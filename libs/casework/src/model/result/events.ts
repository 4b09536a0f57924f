import type { LocalDate } from '#kernel';

/** How a result ceased to count, or to count as it was. */
export type Fall =
  | 'changed'
  | 'replaced'
  | 'stayed'
  | 'lapsed'
  | 'retracted'
  | 'revoked'
  | 'annulled'
  | 'cancelled';

/** `from` or `to` null: the fact was not stated, or is not any more. */
export interface ChangedFact {
  readonly fact: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What reaches an item from its project after it was planned, and how its organ answers. */
export type ResultEvent =
  | {
      readonly type: 'BASIS_LOST';
      /** The item whose result it was, its number, and how and since when it counts no more. */
      readonly from: string;
      readonly number: string;
      readonly how: Fall;
      readonly since: LocalDate;
    }
  | {
      readonly type: 'FACTS_CHANGED';
      /** The version of the facts of the project, and those of them that this item reads. */
      readonly version: number;
      readonly facts: readonly ChangedFact[];
    }
  | {
      readonly type: 'RECHECK';
      /** Which of the open rechecks. */
      readonly recheck: string;
      readonly conclusion: 'stands' | 'differs';
      readonly note?: string;
    };
