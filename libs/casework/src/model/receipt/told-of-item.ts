import { compileCalendar, dueDate, type Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import { type Clock, clocksOf } from '../clocks.js';
import type { ItemStop } from '../facts.js';
import type { Item } from '../item.js';
import type { ItemContext } from '../item-context.js';
import { endOf, startArticle, startOf } from './happenings.js';
import type {
  Happening,
  LateEntry,
  Told,
  ToldClock,
  ToldExtension,
  ToldPeriod,
  ToldStop,
  UsedCalendar,
} from './receipt.js';

/** What the item itself does not know of its receipt. */
export interface Beside {
  readonly case: Told['case'];
  readonly organ: Told['item']['organ'];
  /** Every calendar the item was counted in, whole, the first one first. */
  readonly calendars: readonly UsedCalendar[];
  readonly late: readonly LateEntry[];
}

/** What a receipt of the item is folded from. */
export function toldOfItem(item: Item, beside: Beside): Told {
  const { context } = item;
  const { definition } = context;
  const { promise, statutory } = definition;
  const running = clocksOf(context);
  const clocks = running.map((clock) => told(context, clock));
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
      promise: { value: promise.value, unit: promise.unit, source: promise.source, demo: promise.demo },
      statute: statutory && {
        value: statutory.value,
        unit: statutory.unit,
        source: statutory.basis,
        startsFrom: statutory.startsFrom,
      },
      others: running.flatMap(({ kind, article, span: { limit } }) =>
        kind === 'promise' || kind === 'statute'
          ? []
          : [{ clock: kind, value: limit.value, unit: limit.unit, source: article }],
      ),
    },
    events: distinct(clocks.flatMap(({ happenings }) => happenings)),
    clocks: clocks.map(({ clock }) => clock),
    stops: context.facts.stops.map((stop) => stopOf(context, stop, beside.calendars)),
    extension: extensionOf(context, beside.organ.handle),
    calendars: beside.calendars,
    late: beside.late,
  };
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

function stopOf({ definition }: ItemContext, stop: ItemStop, calendars: readonly UsedCalendar[]): ToldStop {
  const ground = definition.grounds.find(({ id }) => id === stop.ground);
  return {
    kind: stop.kind,
    ground: stop.ground,
    name: ground?.name ?? { zh: stop.ground, en: stop.ground },
    article: ground?.article ?? '',
    clocks: stop.clocks,
    from: stop.from,
    to: stop.to ?? null,
    expected: stop.needed ? period(calendars, stop.from, stop.needed, stop.expectedUntil) : null,
    cap: ground?.cap && stop.capOn ? period(calendars, stop.from, ground.cap, stop.capOn) : null,
  };
}

/** Named with the calendar that leads to the day that was told: the one counted in then, or one that re-projected it since. */
function period(
  calendars: readonly UsedCalendar[],
  start: LocalDate,
  { value, unit }: Limit,
  until: LocalDate,
): ToldPeriod {
  const limit = { value, unit };
  const then = calendars.findLast(({ since }) => since === null || since <= start);
  const leads = (calendar: UsedCalendar) =>
    dueDate(compileCalendar(calendar), { start, limit, stops: [] }).dueOn === until;
  const calendar = [...(then ? [then] : []), ...calendars].find(leads) ?? then;
  if (!calendar) throw new RangeError('a receipt without a calendar');
  return { limit, calendar: calendar.publication };
}

function extensionOf({ definition, facts }: ItemContext, askedBy: string): ToldExtension | null {
  const { extension } = facts;
  const { statutory } = definition;
  if (!extension || !statutory) return null;
  const { on, more, reason } = extension;
  return {
    on,
    more: { value: more.value, unit: more.unit },
    clocks: ['statute'],
    reason,
    article: statutory.basis,
    askedBy,
    approver: statutory.extension?.approver ?? '',
  };
}
