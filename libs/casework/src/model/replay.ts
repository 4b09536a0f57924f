import type { WorkingCalendar } from '#calendar';
import { isRejection, type LocalDate, type Rejection, reject } from '#kernel';
import type { ItemDefinition } from '#model/catalogue';
import type { RuledOut } from '#model/routing';
import { beforeLast } from './effective-on.js';
import { type ItemEvent, SILENCE, TIME } from './events.js';
import { type ItemFacts, NO_FACTS } from './facts.js';
import { type Item, step } from './item.js';
import type { ItemContext } from './item-context.js';
import type { Levels } from './levels/facts.js';
import type { LineFile } from './material/events.js';
import type { Entry } from './outcome.js';
import type { AuthorityFact } from './paper/authority-fact.js';
import { MACHINE_VERSION } from './place.js';
import { bindingTies, receivableOn } from './ties.js';

type Calendars = ReadonlyMap<number, WorkingCalendar>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Definitions = ReadonlyMap<number, ItemDefinition>;

/** What an item of an application is made from; `siblings` are the codes of the same application, its own among them. */
export interface Plan extends Pick<Item, 'idx' | 'organId' | 'itemVersion' | 'calendar'> {
  readonly handedIn: readonly string[];
  readonly files?: readonly LineFile[] | undefined;
  readonly siblings: readonly string[];
  readonly subject?: string | undefined;
  readonly authority?: AuthorityFact | undefined;
  /** Of an item of two levels: who reviews first, and who decides. */
  readonly levels?: Levels | undefined;
  /** What the tables of the day ruled out of what it is tied to under a condition. */
  readonly ruledOut?: readonly RuledOut[] | undefined;
}

/** An item before its first entry: where every submission, and every fold, begins. */
export function plannedItem(
  {
    idx,
    organId,
    itemVersion,
    calendar,
    handedIn,
    files,
    siblings,
    authority,
    subject,
    levels,
    ruledOut,
  }: Plan,
  { definition, waitsAs, calendar: days }: Omit<ItemContext, 'facts'>,
): Item {
  // Set one by one, not spread one after the other: that takes ten times as long.
  const facts: Writable<ItemFacts> = {
    ...NO_FACTS,
    handedIn,
    ties: bindingTies(definition, siblings, ruledOut),
  };
  if (subject !== undefined) facts.subject = subject;
  if (authority) facts.authority = authority;
  if (levels) facts.levels = { ...levels, forwards: [] };
  if (files) facts.files = files;
  return {
    idx,
    code: definition.code,
    organId,
    version: 1,
    itemVersion,
    calendar,
    machineVersion: MACHINE_VERSION,
    standing: 'planned',
    work: 'unclaimed',
    context: { definition, waitsAs, calendar: days, facts },
  };
}

/**
 * The item as the fold of its journal entries. A correction (更正) reaches back: the entry it names takes effect on the
 * corrected day, as if it had been written so; a deemed acceptance follows the day of receipt. `calendars` and `definitions` are
 * the published ones the item came to count by and to stand under, by id. A rejection tells the entry that could not have happened.
 */
export function fold(
  planned: Item,
  entries: readonly Entry[],
  calendars: Calendars,
  definitions: Definitions = new Map(),
): Item | (Rejection & { readonly at: Entry }) {
  const mine = entries.filter(({ idx }) => idx === planned.idx);
  let item = planned;
  for (const entry of corrected(mine)) {
    const event = asFactsHaveIt(item, entry.event);
    // What time does by itself may reach back (deemed acceptance, a cap); people's days follow one another.
    if (event.by !== TIME && event.by !== SILENCE && beforeLast(item, event.on))
      return { ...reject('DATE_BEFORE_LAST'), at: entry };
    const next = step(under(item, event, { calendars, definitions }), event);
    if (isRejection(next)) return { ...next, at: entry };
    item = next;
  }
  return item;
}

/** {@link fold}; throws where the journal could not have happened: state is the journal's. */
export function replay(
  planned: Item,
  entries: readonly Entry[],
  calendars: Calendars = new Map(),
  definitions: Definitions = new Map(),
): Item {
  const item = fold(planned, entries, calendars, definitions);
  if (isRejection(item))
    throw new Error(`the journal of item ${planned.idx} breaks at ${item.at.event.type}: ${item.code}`);
  return item;
}

/**
 * Entries on the days that later corrections gave them; the last correction of one entry holds. The hour it was entered at says nothing of
 * another day: what came on that one came in its office hours, like all that is entered later.
 */
function corrected(mine: readonly Entry[]): Entry[] {
  const days = new Map<number, LocalDate>();
  for (const { event } of mine) if (event.type === 'CORRECT_RECORD') days.set(event.entry, event.to);
  return mine.map((entry, n) => {
    const on = days.get(n + 1);
    if (!on || on === entry.event.on) return entry;
    const { afterHours: _, ...event } = entry.event as ItemEvent & { readonly afterHours?: true };
    return { ...entry, event: { ...event, on } as ItemEvent };
  });
}

/** Silence accepts as of receipt (行政许可法 32(1)(四)): that day follows from the facts, and from the corrected ones once a correction moved it. */
const asFactsHaveIt = ({ context }: Item, event: ItemEvent): ItemEvent =>
  event.type === 'DEEM_ACCEPTED' ? { ...event, on: receivableOn(context) ?? event.on } : event;

/** The item with the calendar or the version that the event brings in place of its own. */
function under(
  item: Item,
  event: ItemEvent,
  published: { readonly calendars: Calendars; readonly definitions: Definitions },
): Item {
  const missing = (what: string, id: number) =>
    new Error(`the journal of item ${item.idx} names ${what} ${id}, which is not given`);
  if (event.type === 'RECALENDAR') {
    const calendar = published.calendars.get(event.calendar);
    if (!calendar) throw missing('calendar', event.calendar);
    return { ...item, calendar: event.calendar, context: { ...item.context, calendar } };
  }
  if (event.type === 'ADOPT_VERSION') {
    const definition = published.definitions.get(event.itemVersion);
    if (!definition) throw missing('version', event.itemVersion);
    return { ...item, itemVersion: event.itemVersion, context: { ...item.context, definition } };
  }
  return item;
}
