import { type Rejection, reject } from '#kernel';
import type { ItemContext } from '../item-context.js';
import { isGreen } from './facts.js';

/** 提前介入 is of the green channel; anybody else is heard when he has filed. */
export const CHANNEL_POLICIES = {
  PRE_REVIEW: [({ facts }: ItemContext): Rejection | null => (isGreen(facts) ? null : reject('NOT_GREEN'))],
} as const;
