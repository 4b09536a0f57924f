import type { Limit, Span, Stop } from '#calendar';
import type { LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';
import type { CalendarBook } from './calendar-book.js';
import { dates } from './given-days.js';
import type { Change, Correction, Rung, Told, ToldStop, UsedCalendar } from './receipt.js';

interface Started {
  readonly event: string;
  readonly start: LocalDate;
}

/** A clock as it is folded: from which event and day, which limit before any extension. */
export interface Begun extends Started {
  readonly kind: ClockKind;
  readonly limit: Limit;
}

/** A stop, known by its place in the item's list while it is open. */
interface KnownStop extends Stop {
  readonly at: number;
}

/** What was known of the clock on a day; `calendar` is a place in the book. */
interface State {
  readonly start: LocalDate;
  readonly calendar: number;
  /** Before any extension. */
  readonly limit: Limit;
  readonly more: number;
  readonly stops: readonly KnownStop[];
}

type Said = Omit<Change, 'from' | 'to' | 'counted' | 'passed' | 'days'>;

interface Cause {
  readonly said: Said;
  readonly after: (state: State) => State;
}

export interface History {
  readonly original: Rung;
  readonly changes: readonly Change[];
  /** As it stands now: what the clock is counted by. */
  readonly span: Span;
}

/**
 * Every date the clock ever had, in order of the days on which it changed: first from the start that was first on record, without
 * stop or extension, in the calendar and by the limit of that day; then as each cause left it. On one day: corrections, stops, the
 * extension, a calendar, a version.
 */
export function historyOf(book: CalendarBook, told: Told, clock: Begun): History {
  const corrected = correctionsOf(told, clock);
  const start = firstStart(told, clock);
  const versions = versionsOf(told, clock, start);
  const limit = versions[0]?.said.limit?.was ?? clock.limit;
  let state: State = { start, calendar: placeOn(book, start), limit, more: 0, stops: [] };
  const original = rungOf(book, state);
  let before = original;
  const changes: Change[] = [];
  const causes = [
    ...corrected.map(causeOfCorrection),
    ...causesOf(book, told, { ...clock, start }),
    ...versions,
  ];
  for (const { said, after } of causes.sort(byDay)) {
    const was = state;
    state = after(state);
    const rung = rungOf(book, state);
    const { dueOn: to, counted, passed } = rung;
    const days = state.calendar === was.calendar ? {} : { days: changedDays(book, [was, state]) };
    changes.push({ ...said, ...days, from: before.dueOn, to, counted, passed });
    before = rung;
  }
  const { unit, value } = state.limit;
  if (unit !== clock.limit.unit || value !== clock.limit.value)
    throw new RangeError(`the versions do not lead to the limit of the clock ${clock.kind}`);
  return { original, changes, span: spanOf(state) };
}

/** Versions adopted after the clock began that gave it another limit, each beginning where the one before it ended. */
function versionsOf({ versions }: Told, { kind }: Begun, start: LocalDate): Cause[] {
  return versions.flatMap(({ on, publication, paper, basis: article, limits }) => {
    const changed = on < start ? undefined : limits.find(({ clock }) => clock === kind);
    if (!changed) return [];
    const { from: was, to: is } = changed;
    const said = { cause: 'version' as const, on, article, paper, publication, limit: { was, is } };
    return [{ said, after: (state: State) => ({ ...state, limit: is }) }];
  });
}

/** The day the clock started on before any correction. */
export function firstStart(told: Told, clock: Started): LocalDate {
  return correctionsOf(told, clock)[0]?.from ?? clock.start;
}

function spanOf({ start, limit, more, stops }: State): Span {
  return { start, limit: { ...limit, value: limit.value + more }, stops };
}

function rungOf(book: CalendarBook, state: State): Rung {
  const { due, named } = book.walk(state.calendar, spanOf(state));
  return { dueOn: due.dueOn, counted: due.counted, passed: named.map(({ date }) => date) };
}

/** Days on the way, before or after, that work in one of the two calendars only. */
function changedDays(book: CalendarBook, [was, is]: readonly [State, State]): NonNullable<Change['days']> {
  const named = [was, is].flatMap((state) => book.walk(state.calendar, spanOf(is)).named);
  const asked = [...new Set(named.map(({ date }) => date))].sort();
  return asked
    .filter((date) => book.works(was.calendar, date) !== book.works(is.calendar, date))
    .map((date) => ({ date, works: book.works(is.calendar, date) }));
}

/** On one day, in the order they are listed in. */
const byDay = (a: Cause, b: Cause): number => (a.said.on === b.said.on ? 0 : a.said.on < b.said.on ? -1 : 1);

function causesOf(book: CalendarBook, told: Told, { kind, start, limit }: Begun): Cause[] {
  const stops = told.stops.filter(({ clocks }) => clocks.includes(kind)).flatMap(causesOfStop);
  const { extension } = told;
  const extended: Cause[] = extension?.clocks.includes(kind)
    ? [
        {
          said: { cause: 'extension', on: extension.on, article: extension.article },
          after: (state) => ({ ...state, more: state.more + inUnit(extension.more, limit) }),
        },
      ]
    : [];
  const begun = placeOn(book, start);
  const followed = book.calendars.flatMap((calendar, place) =>
    place > begun ? causeOfCalendar(calendar, place) : [],
  );
  return [...stops, ...extended, ...followed];
}

/** Corrections that led to the day the clock starts on. Those of an act whose day another has replaced since led nowhere. */
function correctionsOf({ corrections }: Told, { event, start }: Started): readonly Correction[] {
  const mine = corrections.filter(({ act }) => dates(act, event));
  return mine.at(-1)?.to === start ? mine : [];
}

function causeOfCorrection({ on, from, to }: Correction): Cause {
  return {
    said: { cause: 'correction', on, start: { was: from, is: to } },
    after: (state) => ({ ...state, start: to }),
  };
}

function causesOfStop({ kind, ground: { id: ground, article }, from, to }: ToldStop, at: number): Cause[] {
  const open: Cause = {
    said: { cause: 'stop', on: from, kind, ground, article },
    after: (state) => ({ ...state, stops: [...state.stops, { from, to: null, at }] }),
  };
  if (to === null) return [open];
  const closed: Cause = {
    said: { cause: 'stop-end', on: to, kind, ground, article },
    after: (state) => ({
      ...state,
      stops: state.stops.map((stop) => (stop.at === at ? { from, to, at } : stop)),
    }),
  };
  return [open, closed];
}

/** The calendar in which the clock began: the last one that had come by then. */
export function placeOn(
  { calendars }: { readonly calendars: readonly UsedCalendar[] },
  start: LocalDate,
): number {
  return calendars.findLastIndex(({ since }, place) => place === 0 || (since !== null && since <= start));
}

function causeOfCalendar({ publication, since, paper }: UsedCalendar, place: number): Cause[] {
  if (since === null) return [];
  return [
    {
      said: { cause: 'calendar', on: since, calendar: publication, ...(paper !== null && { paper }) },
      after: (state) => ({ ...state, calendar: place }),
    },
  ];
}

function inUnit(more: Limit, limit: Limit): number {
  if (more.unit !== limit.unit) throw new RangeError(`${more.unit} do not extend a limit in ${limit.unit}`);
  return more.value;
}
