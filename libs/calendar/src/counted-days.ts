import { weekday } from './day-number.js';

/**
 * The days a clock may count, in order. `rank(day)` is how many of them lie before `day`, from a fixed origin (negative before
 * it); `at(rank)` is the counted day with that rank. So "n counted days after d" is `at(rank(d + 1) + n - 1)`, without a loop.
 */
export interface CountedDays {
  rank(day: number): number;
  at(rank: number): number;
}

/** Every day counts (自然日). */
export const EVERY_DAY: CountedDays = { rank: (day) => day, at: (rank) => rank };

const MONDAY = -3;

/** Monday to Friday: all that can be said of a year whose notice is not out. */
export const WEEKDAYS: CountedDays = {
  rank: (day) => Math.floor((day - MONDAY) / 7) * 5 + Math.min(weekday(day), 5),
  at: (rank) => {
    const week = Math.floor(rank / 5);
    return MONDAY + week * 7 + (rank - week * 5);
  },
};

/** From the first day number through the last. */
export type DayRange = readonly [first: number, last: number];

/**
 * Working days: as `works` says within the range, as `outside` says before and after. Throws RangeError when no day of the
 * range works, for such a calendar is a mistake and every count over it would run past its end.
 */
export function workingDays(
  [first, last]: DayRange,
  works: (day: number) => boolean,
  outside: CountedDays = WEEKDAYS,
): CountedDays {
  const before = new Int32Array(last - first + 2);
  const list: number[] = [];
  for (let day = first; day <= last; day += 1) {
    if (works(day)) list.push(day);
    before[day - first + 1] = list.length;
  }
  if (list.length === 0) throw new RangeError('the calendar has no working day in its known range');
  const listed = Int32Array.from(list);
  const lead = outside.rank(first);
  const tail = outside.rank(last + 1) - listed.length;
  return {
    rank: (day) => {
      if (day <= first) return outside.rank(day) - lead;
      return before[day - first] ?? outside.rank(day) - tail;
    },
    at: (rank) => (rank < 0 ? outside.at(rank + lead) : (listed[rank] ?? outside.at(rank + tail))),
  };
}
