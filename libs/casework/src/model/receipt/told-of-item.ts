import { compileCalendar, dueDate, type Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';
import { type Clock, clocksOf, promiseOf } from '../clocks.js';
import type { ItemStop } from '../facts.js';
import type { Item } from '../item.js';
import type { ItemContext } from '../item-context.js';
import { placeOn } from './clock-history.js';
import { endOf, startArticle, startOf } from './happenings.js';
import type {
  Correction,
  Happening,
  LateEntry,
  Told,
  ToldClock,
  ToldExtension,
  ToldPeriod,
  ToldStop,
  ToldVersion,
  UsedCalendar,
} from './receipt.js';
import { calendarOf } from './used-calendar.js';

/** What the item itself does not know of its receipt. */
export interface Beside {
  readonly case: Told['case'];
  readonly organ: NonNullable<Told['item']>['organ'];
  /** Every calendar the item was counted in, whole, the first one first. */
  readonly calendars: readonly UsedCalendar[];
  readonly late: readonly LateEntry[];
}

/** What a receipt of the item is folded from. */
export function toldOfItem(item: Item, beside: Beside): Told {
  const { context } = item;
  const { definition } = context;
  const { statutory } = definition;
  const promise = promiseOf(context);
  const running = clocksOf(context);
  const clocks = running.map((clock) => told(context, clock));
  const isDemo = ({ kind, of }: Clock) =>
    (kind === 'delivery' && context.facts.outcome === 'refused') ||
    (kind === 'follow-up' && definition.commitment?.demo === true) ||
    context.facts.confirmations?.find(({ id }) => id === of)?.demo === true;
  const runsFrom = (kind: ClockKind) =>
    clocks.find(({ clock }) => clock.kind === kind)?.clock.start.event ?? null;
  return {
    case: beside.case,
    item: {
      n: item.idx,
      code: item.code,
      name: definition.name,
      publication: item.itemVersion,
      organ: beside.organ,
    },
    limits: {
      promise: {
        value: promise.value,
        unit: promise.unit,
        source: promise.source,
        demo: promise.demo,
        runsFrom: runsFrom('promise'),
      },
      statute: statutory && {
        value: statutory.value,
        unit: statutory.unit,
        source: statutory.basis,
        demo: false,
        runsFrom: runsFrom('statute'),
      },
      others: running.flatMap((clock) => {
        const { kind, article, span } = clock;
        if (kind === 'promise' || kind === 'statute') return [];
        return [{ clock: kind, ...plain(span.limit), source: article, demo: isDemo(clock) }];
      }),
    },
    events: distinct(clocks.flatMap(({ happenings }) => happenings)),
    clocks: clocks.map(({ clock }) => clock),
    stops: context.facts.stops.map((stop) => toldStop(item, stop, beside.calendars)),
    extension: extensionOf(context, beside.organ.handle),
    calendars: beside.calendars,
    late: beside.late,
    versions: versionsOf(context),
    corrections: correctionsOf(context),
  };
}

/** Silence accepts as of receipt (行政许可法 32(1)(四)): a correction of that day is one of the acceptance, too. */
function correctionsOf({ facts: { acceptedBy, corrections = [], gaps } }: ItemContext): Correction[] {
  const receipt = acceptedBy === 'silence' ? (gaps ? 'SUPPLY' : 'FILE') : undefined;
  return corrections.flatMap(({ of: act, on, from, to, reason }) => {
    const said = { act, on, from, to, reason };
    return act === receipt ? [said, { ...said, act: 'DEEM_ACCEPTED' }] : [said];
  });
}

/** Those that changed the limit of a clock: the others moved nothing. */
function versionsOf({ facts: { versions = [] } }: ItemContext): ToldVersion[] {
  return versions
    .filter(({ limits }) => limits.length > 0)
    .map(({ on, itemVersion: publication, paper, basis, limits }) => ({
      ...{ on, publication, paper, basis },
      limits: limits.map(({ clock, from, to }) => ({ clock, from: plain(from), to: plain(to) })),
    }));
}

function told(context: ItemContext, clock: Clock): { clock: ToldClock; happenings: Happening[] } {
  const start = startOf(context, clock);
  const end = endOf(context, clock);
  return {
    clock: {
      kind: clock.kind,
      start: { event: start.event, article: startArticle(context, start.event, clock) },
      ended: end && { event: end.event },
    },
    happenings: end ? [start, end] : [start],
  };
}

function distinct(happenings: readonly Happening[]): Happening[] {
  const days = new Map(happenings.map(({ event, on }) => [event, on]));
  return [...days].map(([event, on]) => ({ event, on }));
}

/** One stop of an item with its ground as published. */
export function toldStop(
  { idx, context }: Item,
  stop: ItemStop,
  calendars: readonly UsedCalendar[],
): ToldStop {
  const ground = context.definition.grounds.find(({ id }) => id === stop.ground);
  const { needed = null, from } = stop;
  const cap = ground?.cap ?? null;
  const name = ground?.name ?? { zh: stop.ground, en: stop.ground };
  return {
    n: idx,
    kind: stop.kind,
    ground: { id: stop.ground, name, article: ground?.article ?? '', cap: cap && plain(cap) },
    clocks: stop.clocks,
    from,
    to: stop.to ?? null,
    needed: needed && plain(needed),
    expected: needed && period(calendars, from, needed, stop.expectedUntil),
    cap: cap && stop.capOn ? period(calendars, from, cap, stop.capOn) : null,
  };
}

/** A limit and nothing that may stand beside it. */
const plain = ({ value, unit }: Limit): Limit => ({ value, unit });

/** Named with the calendar that leads to the day that was told: the one counted in then, or one that re-projected it since. */
function period(
  calendars: readonly UsedCalendar[],
  start: LocalDate,
  limit: Limit,
  until: LocalDate,
): ToldPeriod {
  const then = placeOn({ calendars }, start);
  const leads = (calendar: UsedCalendar) =>
    dueDate(compileCalendar(calendarOf(calendar)), { start, limit, stops: [] }).dueOn === until;
  const calendar = calendars.slice(then).find(leads) ?? calendars[then];
  if (!calendar) throw new RangeError('a receipt without a calendar');
  return { calendar: calendar.publication };
}

function extensionOf({ definition, facts }: ItemContext, askedBy: string): ToldExtension | null {
  const { extension } = facts;
  const { statutory } = definition;
  if (!extension || !statutory) return null;
  const { on, more, reason } = extension;
  return {
    on,
    more: plain(more),
    clocks: ['statute'],
    reason,
    article: statutory.basis,
    askedBy,
    approver: statutory.extension?.approver ?? '',
  };
}
