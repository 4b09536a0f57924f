import { daysBetween, type Limit, type Span } from '#calendar';
import type { LocalDate } from '#kernel';
import { canonical } from '#model/record';
import { type Clock, shownDue } from '../clocks.js';
import { firstOf } from '../days.js';
import { CalendarBook } from './calendar-book.js';
import { firstStart, historyOf, placeOn } from './clock-history.js';
import { corrections, lateEntries } from './late-entries.js';
import {
  type ClockReceipt,
  type Period,
  RECEIPT_FORMAT,
  type Receipt,
  type SealedReceipt,
  type SourcedLimit,
  type StopReceipt,
  type Told,
  type ToldClock,
  type ToldPeriod,
  type ToldStop,
} from './receipt.js';

/** 民法典 203: a period that ends on a day off ends on the next working day. */
const ROLL = '民法典 203';

/**
 * Every date of the receipt, computed from what was told and from nothing else: whoever holds a receipt holds what was told, and
 * comes to the same. The calendars are cut down to the days that were asked about. Throws RangeError for what cannot be counted.
 */
export function issueReceipt(whole: Told): Receipt {
  const told = { ...whole, calendars: countedIn(whole) };
  const book = new CalendarBook(told.calendars);
  const limits = limitsOf(told);
  const clocks = told.clocks.flatMap((clock, at) => {
    const limit = limits[at];
    return limit ? [clockReceipt(book, told, clock, limit)] : [];
  });
  const stops = told.stops.map((stop) => stopReceipt(book, told, stop));
  return {
    format: RECEIPT_FORMAT,
    case: told.case,
    item: told.item,
    limits: told.limits,
    shown: shownOf(clocks),
    clocks,
    stops,
    extension: told.extension,
    events: usedEvents(told),
    late: lateEntries(told),
    corrections: corrections(told),
    ...usedVersions(told),
    calendars: book.used(),
  };
}

/** With the hash of all that stands in it. `digest` is SHA-256 in hexadecimal: rules have no hash of their own. */
export function sealed(receipt: Receipt, digest: (text: string) => string): SealedReceipt {
  return { ...receipt, hash: digest(canonical(receipt)) };
}

/** A calendar that was gone before the first clock began moved nothing: it stands in no receipt. */
function countedIn(told: Told): Told['calendars'] {
  const starts = told.clocks.map(({ start: { event } }) =>
    firstStart(told, { event, start: dayOf(told, event) }),
  );
  const first = firstOf(starts);
  return told.calendars.slice(first ? placeOn(told, first) : -1);
}

function dayOf({ events }: Told, event: string): LocalDate {
  const happening = events.find((each) => each.event === event);
  if (!happening) throw new RangeError(`the receipt does not say when ${event} was`);
  return happening.on;
}

/** Each once, and none that starts or ends no clock: nothing stands here that cannot be checked against a date. */
function usedEvents({ events, clocks }: Told): Told['events'] {
  const used = new Set(clocks.flatMap(({ start, ended }) => [start.event, ended?.event]));
  return events.filter(
    ({ event }, at) => used.has(event) && events.findIndex((each) => each.event === event) === at,
  );
}

/** Of the versions what changed a clock of the receipt after it had begun. */
function usedVersions(told: Told): Pick<Receipt, 'versions'> {
  const begun = new Map(
    told.clocks.map(({ kind, start: { event } }) => [
      kind,
      firstStart(told, { event, start: dayOf(told, event) }),
    ]),
  );
  const versions = told.versions.flatMap((version) => {
    const limits = version.limits.filter(({ clock }) => (begun.get(clock) ?? '9') <= version.on);
    return limits.length > 0 ? [{ ...version, limits }] : [];
  });
  return versions.length > 0 ? { versions } : {};
}

/** The limit of each clock before any extension: published, or told in the order of the other clocks. No clock without, and none left out. */
function limitsOf({ limits, clocks }: Told): SourcedLimit[] {
  for (const kind of ['promise', 'statute'] as const) {
    const starts = clocks.filter((clock) => clock.kind === kind).map(({ start }) => start.event);
    const runsFrom = limits[kind]?.runsFrom ?? null;
    if (starts.join() !== (runsFrom ?? ''))
      throw new RangeError(
        `the ${kind} runs from ${runsFrom ?? 'nothing'}, its clock from ${starts.join() || 'nothing'}`,
      );
  }
  const others = limits.others.values();
  const found = clocks.map(({ kind }) => {
    const limit = kind === 'promise' || kind === 'statute' ? limits[kind] : others.next().value;
    if (!limit || ('clock' in limit && limit.clock !== kind))
      throw new RangeError(`no limit of the clock ${kind}`);
    return limit;
  });
  if (!others.next().done) throw new RangeError('a limit without a clock');
  return found;
}

function clockReceipt(book: CalendarBook, told: Told, clock: ToldClock, sourced: SourcedLimit): ClockReceipt {
  const { kind, start, ended } = clock;
  const { source: article, unit, value, demo } = sourced;
  const on = dayOf(told, start.event);
  const { original, changes, span } = historyOf(book, told, {
    kind,
    event: start.event,
    start: on,
    limit: { value, unit },
  });
  const last = told.calendars.length - 1;
  const walk = book.walk(last, span);
  const { due, madeUp } = walk;
  const { dueOn, rolledFrom } = due;
  const endedOn = ended && dayOf(told, ended.event);
  return {
    kind,
    article,
    demo,
    start: { ...start, on },
    limit: span.limit,
    original,
    changes,
    dueOn,
    provisional: due.provisional,
    bounds: book.bounds(last, walk),
    counted: due.counted,
    skipped: due.skipped,
    madeUp,
    roll: rolledFrom && { from: rolledFrom, article: ROLL },
    ended: ended && endedOn ? { ...ended, on: endedOn, inTime: dueOn === null || endedOn <= dueOn } : null,
  };
}

function stopReceipt(book: CalendarBook, { late }: Told, stop: ToldStop): StopReceipt {
  const { from, to, kind } = stop;
  const act = kind === 'special' ? 'START_SPECIAL' : 'SUSPEND';
  const entered = late.find((entry) => entry.act === act && entry.on === from);
  const lasted = to && daysBetween(from, to);
  if (lasted !== null && lasted < 0) throw new RangeError(`a stop from ${from} cannot end on ${to}`);
  return {
    ...stop,
    noticeOn: entered?.recordedOn ?? from,
    expected: periodOf(book, from, stop.expected, stop.needed),
    cap: periodOf(book, from, stop.cap, stop.ground.cap),
    lasted,
  };
}

function periodOf(
  book: CalendarBook,
  start: LocalDate,
  told: ToldPeriod | null,
  limit: Limit | null,
): Period | null {
  if (told === null || limit === null) return null;
  const { calendar } = told;
  const { due, named } = book.walk(book.placeOf(calendar), { start, limit, stops: [] });
  if (due.dueOn === null) throw new RangeError('a span without stops has a due day');
  return { limit, calendar, until: due.dueOn, passed: named.map(({ date }) => date) };
}

/** By the rule that also fills the queue: the earlier of promise and statute, and what else bounds the organ meanwhile. */
function shownOf(clocks: readonly ClockReceipt[]): Receipt['shown'] {
  const folded = clocks.map(asClock);
  const dueOn = shownDue(folded);
  const clock = clocks.find((_, at) => dueOn !== null && shownDue(folded.slice(at, at + 1)) === dueOn);
  const { provisional = false, bounds = null } = clock ?? {};
  const { earliest = dueOn, latest = dueOn } = bounds ?? {};
  return { dueOn, clock: clock?.kind ?? null, provisional, earliest, latest };
}

function asClock({ kind, article, start, limit, dueOn, provisional, counted, ended }: ClockReceipt): Clock {
  const span: Span = { start: start.on, limit, stops: [] };
  const due = { dueOn, provisional, earliest: dueOn, latest: dueOn, counted, skipped: [], rolledFrom: null };
  return { kind, article, span, due, ...(ended && { endedOn: ended.on }) };
}
