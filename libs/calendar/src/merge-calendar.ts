import { type LocalDate, type Rejection, reject } from '#kernel';
import type { CalendarData, CalendarDay, CalendarPart, Expected, ExpectedDay } from './calendar-data.js';

/**
 * A regional overlay laid upon the calendar it extends (`hash` identifies that version): one complete calendar. Where both name
 * a day, the local government's word stands, for it may add days off (放假办法 4); it may not work a national day off. What is
 * known is what both know, and what is expected is what both expect. Ids of local papers get the code in front, for both may
 * hold a paper `2026`. Rejections: `CAL-EXTENDS`, `CAL-RANGE`, `CAL-OVERLAP`.
 */
export function mergeCalendar(base: CalendarData, hash: string, own: CalendarPart): CalendarData | Rejection {
  if (own.extends !== base.code) return reject('CAL-EXTENDS', { params: { code: base.code } });
  const knownFrom = later(base.knownFrom, own.knownFrom);
  const knownThrough = earlier(base.knownThrough, own.knownThrough);
  if (knownThrough < knownFrom) return reject('CAL-RANGE', { pointer: '/knownThrough' });
  const worked = own.days.find((day) => day.kind === 'make-up' && isOff(base, day.date));
  if (worked) return reject('CAL-OVERLAP', { params: { date: worked.date } });
  const local = withLocalPapers(own);
  const days = mergedDays(base, local);
  const expected = mergedExpected(base, local, days);
  return {
    code: own.code,
    knownFrom,
    knownThrough,
    days,
    papers: [...base.papers, ...local.papers],
    ...(expected.days.length > 0 && { expected }),
    overlay: { extends: base.code, hash, own },
  };
}

function withLocalPapers(own: CalendarPart): CalendarPart {
  const local = <T extends { readonly paper: string }>(day: T): T => ({
    ...day,
    paper: `${own.code}:${day.paper}`,
  });
  return {
    ...own,
    papers: own.papers.map((paper) => ({ ...paper, id: `${own.code}:${paper.id}` })),
    days: own.days.map(local),
    ...(own.expected && { expected: { ...own.expected, days: own.expected.days.map(local) } }),
  };
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return earlier(a, b) === a ? b : a;
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** How far a calendar says anything. */
function reachOf({ expected, knownThrough }: CalendarData): LocalDate {
  return expected?.through ?? knownThrough;
}

function isOff(base: CalendarData, date: LocalDate): boolean {
  const named = base.days.find((day) => day.date === date);
  return named ? named.kind === 'holiday' : offFor(base).has(date);
}

function offFor({ expected }: CalendarData): ReadonlySet<LocalDate> {
  return new Set((expected?.days ?? []).filter(({ kind }) => kind === 'off').map(({ date }) => date));
}

/** Named days of both. A local day off, also one that is only expected, takes the place of a national make-up day. */
function mergedDays(base: CalendarData, own: CalendarPart): readonly CalendarDay[] {
  const named = new Set(own.days.map(({ date }) => date));
  const off = offFor(own);
  const national = base.days.filter(
    ({ date, kind }) => !named.has(date) && (kind === 'holiday' || !off.has(date)),
  );
  return sorted([...national, ...own.days]);
}

/** Least certain first, so that what is said later stands. A make-up day that may be a local day off stays in doubt. */
const RANKS = ['may-be-off', 'may-work', 'off'] as const;

/** The national days off hold past the years of which the overlay speaks; only the bounds end there. */
function mergedExpected(base: CalendarData, own: CalendarPart, days: CalendarData['days']): Expected {
  const named = new Map(days.map(({ date, kind }) => [date, kind]));
  const isOpen = ({ date, kind }: ExpectedDay) =>
    !named.has(date) || (kind === 'may-be-off' && named.get(date) === 'make-up');
  const open = [...(base.expected?.days ?? []), ...(own.expected?.days ?? [])].filter(isOpen);
  const ranked = RANKS.flatMap((rank) => open.filter(({ kind }) => kind === rank));
  const through = earlier(reachOf(base), reachOf(own));
  return { through, days: sorted([...new Map(ranked.map((day) => [day.date, day])).values()]) };
}

function sorted<T extends { readonly date: LocalDate }>(days: readonly T[]): readonly T[] {
  return [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
}
