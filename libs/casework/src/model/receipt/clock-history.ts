import type { Limit, Span, Stop } from '#calendar';
import type { LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';
import type { CalendarBook } from './calendar-book.js';
import type { Change, Rung, Told, ToldStop, UsedCalendar } from './receipt.js';

/** A clock as it is folded: from which day, which limit before any extension. */
export interface Begun {
  readonly kind: ClockKind;
  readonly start: LocalDate;
  readonly limit: Limit;
}

/** A stop, known by its place in the item's list while it is open. */
interface KnownStop extends Stop {
  readonly at: number;
}

/** What was known of the clock on a day; `calendar` is a place in the book. */
interface State {
  readonly calendar: number;
  readonly more: number;
  readonly stops: readonly KnownStop[];
}

type Said = Pick<Change, 'cause' | 'on' | 'ground' | 'kind' | 'article' | 'paper' | 'calendar'>;

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
 * Every date the clock ever had, in order of the days on which it changed: first without stop or extension in the first calendar,
 * then as each cause left it. On one day: stops, then the extension, then a calendar.
 */
export function historyOf(book: CalendarBook, told: Told, clock: Begun): History {
  let state: State = { calendar: placeOn(book, clock.start), more: 0, stops: [] };
  const original = rungOf(book, clock, state);
  let before = original;
  const changes: Change[] = [];
  for (const { said, after } of causesOf(book, told, clock)) {
    const was = state;
    state = after(state);
    const rung = rungOf(book, clock, state);
    const { dueOn: to, counted, passed } = rung;
    const days = state.calendar === was.calendar ? {} : { days: changedDays(book, [was, state], clock) };
    changes.push({ ...said, ...days, from: before.dueOn, to, counted, passed });
    before = rung;
  }
  return { original, changes, span: spanOf(clock, state) };
}

function spanOf({ start, limit }: Begun, { more, stops }: State): Span {
  return { start, limit: { ...limit, value: limit.value + more }, stops };
}

function rungOf(book: CalendarBook, clock: Begun, state: State): Rung {
  const { due, named } = book.walk(state.calendar, spanOf(clock, state));
  return { dueOn: due.dueOn, counted: due.counted, passed: named.map(({ date }) => date) };
}

/** Days on the way, before or after, that work in one of the two calendars only. */
function changedDays(
  book: CalendarBook,
  [was, is]: readonly [State, State],
  clock: Begun,
): NonNullable<Change['days']> {
  const named = [was, is].flatMap((state) => book.walk(state.calendar, spanOf(clock, is)).named);
  const dates = [...new Set(named.map(({ date }) => date))].sort();
  return dates
    .filter((date) => book.works(was.calendar, date) !== book.works(is.calendar, date))
    .map((date) => ({ date, works: book.works(is.calendar, date) }));
}

/** In order of their days; the order they are listed in decides on one day. */
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
  return [...stops, ...extended, ...followed].sort((a, b) =>
    a.said.on === b.said.on ? 0 : a.said.on < b.said.on ? -1 : 1,
  );
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
function placeOn({ calendars }: CalendarBook, start: LocalDate): number {
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
