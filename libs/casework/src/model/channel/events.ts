import type { CommittedLimit } from '#model/catalogue';
import type { GapLine, NewLimit } from '../facts.js';

/** What reaches an item from the green channel of its project, and what the channel lets its organ do before it is filed. */
export type ChannelEvent =
  | {
      readonly type: 'SET_CHANNEL';
      readonly channel: 'green' | 'ordinary';
      /** The admission of the project that gave it, or that has ended. */
      readonly admission: string;
      /** Of an end: why. */
      readonly cause?: string;
      /** The green promise that holds from now on; absent where the item publishes none, or a clock is over. */
      readonly promise?: CommittedLimit;
      /** Of an end: the promise that was given stays. */
      readonly keeps?: boolean;
      readonly itemVersion: number;
      /** Of clocks that have begun: what a receipt needs to tell the date before from the one after. */
      readonly limits: readonly NewLimit[];
    }
  | {
      /** 提前介入: what the organ sees before the filing. It binds nobody, asks for nothing off the list and starts no clock. */
      readonly type: 'PRE_REVIEW';
      readonly findings: readonly GapLine[];
      readonly note?: string;
    };
