import type { LocalDate } from '#kernel';
import type { CalendarData, CalendarDay, CalendarPaper } from './calendar-data.js';

/** A bound that moved; null where one of the two says nothing. */
export interface Moved {
  readonly before: LocalDate | null;
  readonly after: LocalDate | null;
}

/** What a new version of a calendar changes, day by day in order of date. Empty lists and nulls: nothing. */
export interface CalendarDiff {
  readonly added: readonly CalendarDay[];
  readonly removed: readonly CalendarDay[];
  readonly changed: readonly { readonly before: CalendarDay; readonly after: CalendarDay }[];
  readonly papers: {
    readonly added: readonly CalendarPaper[];
    readonly removed: readonly CalendarPaper[];
  };
  readonly knownFrom: Moved | null;
  readonly knownThrough: Moved | null;
  readonly expectedThrough: Moved | null;
}

/** The version in force against the one to come; `before` null: there is none yet. A day is the same when kind, name and paper are. */
export function diffCalendars(before: CalendarData | null, after: CalendarData): CalendarDiff {
  const old = byDate(before?.days ?? []);
  const now = byDate(after.days);
  const kept = after.days.flatMap((day) => {
    const was = old.get(day.date);
    return was ? [{ before: was, after: day }] : [];
  });
  return {
    added: after.days.filter(({ date }) => !old.has(date)),
    removed: [...old.values()].filter(({ date }) => !now.has(date)),
    changed: kept.filter((pair) => !isSame(pair.before, pair.after)),
    papers: {
      added: without(after.papers, before?.papers ?? []),
      removed: without(before?.papers ?? [], after.papers),
    },
    knownFrom: moved(before?.knownFrom, after.knownFrom),
    knownThrough: moved(before?.knownThrough, after.knownThrough),
    expectedThrough: moved(before?.expected?.through, after.expected?.through),
  };
}

function byDate(days: readonly CalendarDay[]): ReadonlyMap<LocalDate, CalendarDay> {
  return new Map(days.map((day) => [day.date, day]));
}

function isSame(a: CalendarDay, b: CalendarDay): boolean {
  return a.kind === b.kind && a.name === b.name && a.paper === b.paper;
}

function without(papers: readonly CalendarPaper[], others: readonly CalendarPaper[]): CalendarPaper[] {
  return papers.filter(
    ({ id, title, url }) =>
      !others.some((other) => other.id === id && other.title === title && other.url === url),
  );
}

function moved(before: LocalDate | undefined, after: LocalDate | undefined): Moved | null {
  return before === after ? null : { before: before ?? null, after: after ?? null };
}
