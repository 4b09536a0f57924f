import type { Actor, Instant, LocalDate } from '#kernel';
import type { Subject } from '#model/identity';
import type { ItemEvent } from './events.js';
import type { RegisteredResult } from './time.js';

/** What the rules are told of the world: the moment, who acts, whose case it is, and results in force in the project. */
export interface World {
  readonly now: Instant;
  readonly actor: Actor;
  readonly file: Required<Pick<Subject, 'applicantOrgan' | 'parkId'>>;
  readonly register: readonly RegisteredResult[];
}

/** One act on one item, the withdrawal of the whole case, or time itself looking at the clock. */
export type Command =
  | { readonly type: 'ACT'; readonly idx: number; readonly event: ItemEvent; readonly ifVersion?: number }
  | {
      readonly type: 'WITHDRAW_CASE';
      readonly on: LocalDate;
      readonly note?: string;
      /** The version of the case the applicant saw, and the one it has. */
      readonly seen?: { readonly ifSeq: number; readonly seq: number };
    }
  | { readonly type: 'TIME' };
