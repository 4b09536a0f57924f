import type { Instant } from '#kernel';

/** The driver brings a timestamp as `Date`, and one within JSON as text with an offset. Throws where it is neither. */
export const asInstant = (moment: string | Date) => new Date(moment).toISOString() as Instant;
