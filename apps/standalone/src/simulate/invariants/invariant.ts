import type { Instant } from '#kernel';
import { type ItemEvent, SILENCE, TIME } from '#model/casework';
import type { Change } from '../book.js';

/** When a step happened, in legal time. */
export interface Moment {
  readonly since: Instant;
  /** The latest moment there ever was: the clock may have stepped back since. */
  readonly latest: Instant;
  /** Everything due by then has been rung in this step. */
  readonly rungBy?: Instant;
  /** Cases whose ring was killed: their alarms may stand a little later. */
  readonly excused: ReadonlySet<string>;
}

export interface Broken {
  readonly said: string;
  readonly rows?: unknown;
}

/** A rule of the house, asked of every case a step has touched. Its name is what a violation is called by. */
export interface Invariant {
  readonly name: string;
  readonly look: (change: Change, moment: Moment) => readonly Broken[];
}

export const broken = (holds: boolean, said: string, rows?: unknown): readonly Broken[] =>
  holds ? [] : [{ said, rows }];

/** Signed by no person: by time, by a sibling's decision, by silence. */
export const byTime = ({ by }: ItemEvent): boolean => by === TIME || by === SILENCE;
