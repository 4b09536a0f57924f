const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first, second … try. Together a day short of 18 minutes: a receiver that is down over night misses nothing. */
const PAUSES = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  8 * HOUR,
];
/** A pause grows by up to this share, so that a receiver that comes back is not met by everybody at once. */
const JITTER = 0.2;
const LONGEST = 8 * HOUR;

/** Tries of one round. */
export const TRIES = PAUSES.length + 1;

/**
 * Milliseconds to wait after try number `tries` failed (1 the first); null when it was the last of its round. `random` is in
 * [0, 1). A receiver may ask for more by `askedMs` (Retry-After), 8 hours at most.
 */
export function pauseAfter(tries: number, random: number, askedMs = 0): number | null {
  const pause = PAUSES[tries - 1];
  if (pause === undefined) return null;
  return Math.max(Math.round(pause * (1 + JITTER * random)), Math.min(askedMs, LONGEST));
}
