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

/**
 * Working days: as `works` says from `first` through `last`, Monday to Friday outside. Throws RangeError when no day of the
 * known range works, for such a calendar is a mistake and every count over it would run past its end.
 */
export function workingDays(first: number, last: number, works: (day: number) => boolean): CountedDays {
  const before = new Int32Array(last - first + 2);
  const list: number[] = [];
  for (let day = first; day <= last; day += 1) {
    if (works(day)) list.push(day);
    before[day - first + 1] = list.length;
  }
  if (list.length === 0) throw new RangeError('the calendar has no working day in its known range');
  const listed = Int32Array.from(list);
  const lead = WEEKDAYS.rank(first);
  const tail = WEEKDAYS.rank(last + 1) - listed.length;
  return {
    rank: (day) => {
      if (day <= first) return WEEKDAYS.rank(day) - lead;
      return before[day - first] ?? WEEKDAYS.rank(day) - tail;
    },
    at: (rank) => (rank < 0 ? WEEKDAYS.at(rank + lead) : (listed[rank] ?? WEEKDAYS.at(rank + tail))),
  };
}
