import type { LocalDate } from '#kernel';
import type { Seen } from '../seen.js';

/** Acts about the delivery of several items of one case at once. */
export type ServeCommand =
  | {
      readonly type: 'HAND_OUT';
      readonly on: LocalDate;
      readonly items: readonly number[];
      readonly receivedBy: string;
      readonly proof: string;
      readonly seen: Seen;
    }
  | { readonly type: 'SAY_CONSENT'; readonly on: LocalDate; readonly given: boolean; readonly seen: Seen };
