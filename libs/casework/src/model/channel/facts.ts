import type { LocalDate } from '#kernel';
import type { CommittedLimit } from '#model/catalogue';
import type { GapLine } from '../window/facts.js';

/** One look at a planned item before it is filed (提前介入); nothing found where there are no findings. */
export interface PreReview {
  readonly on: LocalDate;
  readonly findings: readonly GapLine[];
  readonly note?: string;
}

/** What an item knows of the green channel (绿色通道) of its project. */
export interface ChannelFacts {
  readonly channel?: 'green';
  /** The admission it last heard of. */
  readonly admission?: string;
  /** Given with the channel, and kept for the applicant of a filed item when it is lost, unless the data were false. */
  readonly greenPromise?: CommittedLimit;
  /** Where numbers are limited the order of acceptance decides (行政许可法 57): the channel puts it before nobody. */
  readonly inOrder?: true;
  readonly preReviews?: readonly PreReview[];
}

/** In the green channel now? Whatever is wider or faster there asks this. */
export const isGreen = ({ channel }: ChannelFacts): boolean => channel === 'green';
