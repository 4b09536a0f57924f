import type { LocalDate } from '#kernel';
import type { ExpectedDay } from './calendar-data.js';
import { weekday } from './day-number.js';
import { dateOf, dayOf } from './local-date.js';

/** Days around the days that are certain: how many before the first and after the last. */
interface Around {
  readonly before: number;
  readonly after: number;
}

/** A festival that the notices make a long holiday: how far it may reach, and how far from it they look for make-up days. */
interface LongHoliday {
  readonly name: string;
  readonly off: Around;
  readonly work: Around;
}

/**
 * The widest arrangements: the principle that the notice for 2025 states (春节 8 days from New Year's Eve, 国庆节 7 or with
 * 中秋节 8, 劳动节 5, the others 3 and on a Wednesday 1), and what the notices for 2015 to 2026 did beyond it. They work the
 * weekends next to the holiday; before 国庆节 the one before that where 中秋节 holds the nearest (2026-09-20).
 */
const LONG: readonly LongHoliday[] = [
  { name: '春节', off: { before: 1, after: 5 }, work: { before: 8, after: 12 } },
  { name: '国庆节', off: { before: 0, after: 5 }, work: { before: 14, after: 12 } },
  { name: '劳动节', off: { before: 2, after: 4 }, work: { before: 9, after: 11 } },
];

/** By weekday, Monday first: the working day that joins a festival of one day to a weekend. Monday, Wednesday and Friday need none. */
const JOINS: readonly (number | null)[] = [null, -1, null, 1, null, 2, 1];
/** Tuesday and Thursday borrow their day from one of the weekends next to them; a festival on a weekend is made good (art 6). */
const BORROWS: readonly number[] = [1, 3];
const NEXT_WEEKENDS = 5;

/**
 * What a notice may do with a festival whose certain days these are: weekdays it may add, weekend days it may make work. The
 * certain days themselves are not among them. Source: 放假办法 (2024) 6 and 7, 国办发明电〔2024〕12号.
 */
export function widest(name: string, certain: readonly LocalDate[], paper: string): readonly ExpectedDay[] {
  const days = certain.map(dayOf).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const long = LONG.find((each) => name.includes(each.name));
  const { off, work } = long
    ? { off: around(first, last, long.off), work: around(first, last, long.work) }
    : joining(first);
  const free = (day: number) => !days.includes(day);
  const say = (kind: ExpectedDay['kind']) => (day: number) => ({ date: dateOf(day), kind, name, paper });
  return [
    ...off.filter((day) => free(day) && weekday(day) < 5).map(say('may-be-off')),
    ...work.filter((day) => free(day) && weekday(day) > 4).map(say('may-work')),
  ];
}

function joining(day: number): { readonly off: readonly number[]; readonly work: readonly number[] } {
  const step = JOINS[weekday(day)] ?? null;
  const next = { before: NEXT_WEEKENDS, after: NEXT_WEEKENDS };
  return {
    off: step === null ? [] : [day + step],
    work: BORROWS.includes(weekday(day)) ? around(day, day, next) : [],
  };
}

function around(first: number, last: number, { before, after }: Around): number[] {
  return Array.from({ length: last + after - first + before + 1 }, (_, n) => first - before + n);
}
