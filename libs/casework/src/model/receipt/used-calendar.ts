import type { CalendarData, ExpectedDay } from '#calendar';
import type { LocalDate } from '#kernel';
import type { UsedCalendar } from './receipt.js';

/** Which version of a calendar it is, and since when it was counted in. */
export type Version = Pick<UsedCalendar, 'publication' | 'version' | 'hash' | 'since' | 'paper'>;

/** A whole published calendar as a receipt knows it. */
export function usedCalendar(data: CalendarData, version: Version): UsedCalendar {
  const { code, knownFrom, knownThrough, days, papers, expected = null, overlay } = data;
  return {
    publication: version.publication,
    code,
    version: version.version,
    hash: version.hash,
    since: version.since,
    paper: version.paper,
    overlay: overlay ? { extends: overlay.extends, hash: overlay.hash } : null,
    knownFrom,
    knownThrough,
    days,
    expected: expected && { through: expected.through, days: expected.days },
    papers,
  };
}

/** The calendar to count in. Of an overlay only its name is left, which says that its days may lie outside the known range. */
export function calendarOf({
  code,
  knownFrom,
  knownThrough,
  days,
  papers,
  ...used
}: UsedCalendar): CalendarData {
  const bare = { code, knownFrom, knownThrough, days, papers };
  return {
    ...bare,
    ...(used.expected && { expected: used.expected }),
    ...(used.overlay && { overlay: { ...used.overlay, own: bare } }),
  };
}

/** Days that the notice to come may change. */
export const isDoubtful = ({ kind }: ExpectedDay): boolean => kind !== 'off';

/**
 * Cut down to the days that were asked about and the papers that name them. The first doubtful day stays: before it dates are
 * final, whatever else is kept.
 */
export function cutDown(calendar: UsedCalendar, met: ReadonlySet<LocalDate>): UsedCalendar {
  const firstDoubt = calendar.expected?.days.find(isDoubtful)?.date;
  const days = calendar.days.filter(({ date }) => met.has(date));
  const expected = calendar.expected && {
    through: calendar.expected.through,
    days: calendar.expected.days.filter(({ date }) => met.has(date) || date === firstDoubt),
  };
  const named = [...days, ...(expected?.days ?? [])];
  const papers = calendar.papers.filter(({ id }) => named.some(({ paper }) => paper === id));
  for (const { date, paper } of named) {
    if (!papers.some(({ id }) => id === paper))
      throw new RangeError(`${date} is named by the paper ${paper}, which is not here`);
  }
  return { ...calendar, days, expected, papers };
}
