import { type LocalDate, type Rejection, reject } from '#kernel';
import type { CalendarData, CalendarDay, CalendarPaper, CalendarPart, Expected } from './calendar-data.js';
import { weekday } from './day-number.js';
import { yearOf } from './expand-years.js';
import { type NamedDay, type YearOfDays, yearNaming } from './import-finding.js';
import { dayOf } from './local-date.js';

/**
 * The calendar with the years of a source in it. A year that is known already and works on the same days stays as it is: its
 * names and papers are better than an import's. Years before `knownFrom` are left out. `paper` stands behind what is new.
 * Rejection: `CAL-YEAR` where a year between is missing.
 */
export function takeYears(
  base: CalendarData,
  years: readonly YearOfDays[],
  paper: Omit<CalendarPaper, 'id'>,
): CalendarPart | Rejection {
  let calendar: CalendarData = base;
  for (const taken of [...years].sort((a, b) => a.year - b.year)) {
    const next = yearOf(calendar.knownThrough) + 1;
    if (taken.year > next) return reject('CAL-YEAR', { params: { year: next } });
    if (taken.year < yearOf(base.knownFrom)) continue;
    if (taken.year === next || !worksAlike(calendar, taken)) calendar = withYear(calendar, taken, paper);
  }
  return calendar;
}

function worksAlike(calendar: CalendarData, { year, days }: YearOfDays): boolean {
  const known = calendar.days.filter((day) => yearNaming(day) === year);
  const differs = (a: readonly NamedDay[], b: readonly NamedDay[]) => {
    const working = new Map(b.map(({ date, kind }) => [date, kind === 'make-up']));
    return a.some(
      ({ date, kind }) => (kind === 'make-up') !== (working.get(date) ?? weekday(dayOf(date)) < 5),
    );
  };
  return !differs(known, days) && !differs(days, known);
}

function withYear(
  calendar: CalendarData,
  { year, days }: YearOfDays,
  title: Omit<CalendarPaper, 'id'>,
): CalendarData {
  const paper = { id: freeId(calendar.papers, title, year), ...title };
  const old = new Map(calendar.days.map((day) => [day.date, day]));
  const taken = days.map((day): CalendarDay => {
    const was = old.get(day.date);
    return was && was.kind === day.kind && was.name === day.name ? was : { ...day, paper: paper.id };
  });
  const dates = new Set(days.map(({ date }) => date));
  const others = calendar.days.filter((day) => yearNaming(day) !== year && !dates.has(day.date));
  const through = `${Math.max(year, yearOf(calendar.knownThrough))}-12-31` as LocalDate;
  const expected = stillExpected(calendar.expected, through);
  const next = {
    code: calendar.code,
    knownFrom: calendar.knownFrom,
    knownThrough: through,
    days: [...others, ...taken].sort((a, b) => (a.date < b.date ? -1 : 1)),
    ...(expected && { expected }),
  };
  return { ...next, papers: namedPapers(next, [...calendar.papers, paper]) };
}

/** The id of a paper is its year; where another paper has it, with a number behind. */
function freeId(papers: readonly CalendarPaper[], { title, url }: Omit<CalendarPaper, 'id'>, year: number) {
  const isFree = (id: string) =>
    papers.every((paper) => paper.id !== id || (paper.title === title && paper.url === url));
  let id = `${year}`;
  for (let n = 2; !isFree(id); n += 1) id = `${year}-${n}`;
  return id;
}

/** What a notice has settled is expected no longer; a day of the December that the next notice may still move stays. */
function stillExpected(expected: Expected | undefined, known: LocalDate): Expected | null {
  const days = (expected?.days ?? []).filter((day) => yearNaming(day) > yearOf(known));
  if (!expected || days.length === 0) return null;
  return { through: expected.through > known ? expected.through : known, days };
}

/** A paper behind which no day stands any more is no source of this version. */
function namedPapers(
  { days, expected }: Pick<CalendarData, 'days' | 'expected'>,
  papers: readonly CalendarPaper[],
): readonly CalendarPaper[] {
  const used = new Set([...days, ...(expected?.days ?? [])].map(({ paper }) => paper));
  return [...new Map(papers.filter(({ id }) => used.has(id)).map((paper) => [paper.id, paper])).values()];
}
