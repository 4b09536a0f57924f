import type { WorkingCalendar } from '#calendar';
import type { Published } from '#catalogue';
import type { LocalDate } from '#kernel';
import {
  type Alert,
  type AuthorityFact,
  type Entry,
  type Item,
  type ItemFacts,
  type Joint,
  type JointEvent,
  type Notice,
  plannedItem,
  type Result,
  replay,
  type Standing,
  type Work,
} from '#model/casework';
import type { ItemDefinition } from '#model/catalogue';
import type { RuledOut } from '#model/routing';

/** What a journal line says. */
export interface Told {
  readonly kind: string;
  readonly effectiveOn: LocalDate;
  readonly by: { readonly personId: string; readonly organId: number };
  readonly entries: readonly Entry[];
  readonly alerts: readonly Alert[];
  readonly notices: readonly Notice[];
  readonly results: readonly Result[];
  /** Of the clock of the case itself. */
  readonly joint?: readonly JointEvent[];
  /** Of an erasure: the line that lost its detail, and the items whose facts held it. */
  readonly erased?: { readonly seq: number; readonly idx: readonly number[] };
  /** Of the submission, and of what adds items. */
  readonly plan?: readonly {
    readonly idx: number;
    readonly code: string;
    readonly organ_id: number;
    readonly item_version: number;
    readonly calendar: number;
    readonly authority?: AuthorityFact;
    readonly levels?: NonNullable<ItemFacts['levels']>;
    readonly handedIn: readonly string[];
    readonly subject?: string;
    readonly files?: ItemFacts['files'];
    readonly ruledOut?: readonly RuledOut[];
  }[];
  readonly opened?: { readonly guideVersion: number; readonly confirmers?: readonly number[] };
}

/** An item as it is stored. */
export interface StoredItem {
  readonly idx: number;
  readonly code: string;
  readonly organ_id: number;
  readonly park_id: number;
  readonly viewers: readonly number[];
  readonly item_version: number;
  readonly machine_version: number;
  readonly calendar: number;
  readonly standing: Standing;
  readonly work: Work;
  readonly facts: ItemFacts;
  readonly turn: string;
  readonly awaits: readonly string[];
  readonly due_on: LocalDate | null;
  readonly warn_on: LocalDate | null;
  readonly deliver_by: LocalDate | null;
  readonly ahead: boolean;
  readonly version: number;
}

/** The items that a line brings into a case opened under that guide, before their first entry; those there before know nothing of them. */
export async function plannedItems(
  { plan = [] }: Told,
  before: readonly Item[],
  guideVersion: number,
  published: Published,
): Promise<Item[]> {
  if (plan.length === 0) return [];
  const { standing: waitsAs } = await published.guide(guideVersion);
  const siblings = [...before, ...plan].map(({ code }) => code);
  return Promise.all(
    plan.map(async ({ item_version: itemVersion, organ_id: organId, ...said }) => {
      const definition = await published.item(itemVersion);
      const calendar = await published.calendar(said.calendar);
      return plannedItem({ ...said, organId, itemVersion, siblings }, { definition, waitsAs, calendar });
    }),
  );
}

/** Calendars and versions that items came to count by and to stand under. */
export interface Adopted {
  readonly calendars: ReadonlyMap<number, WorkingCalendar>;
  readonly definitions: ReadonlyMap<number, ItemDefinition>;
}

/** Those that these lines name. */
export async function adoptedIn(lines: readonly Told[], published: Published): Promise<Adopted> {
  const events = lines.flatMap(({ entries }) => entries.map(({ event }) => event));
  const calendars = events.flatMap((event) => (event.type === 'RECALENDAR' ? [event.calendar] : []));
  const versions = events.flatMap((event) => (event.type === 'ADOPT_VERSION' ? [event.itemVersion] : []));
  const days = calendars.map(async (id) => [id, await published.calendar(id)] as const);
  const items = versions.map(async (id) => [id, await published.item(id)] as const);
  return { calendars: new Map(await Promise.all(days)), definitions: new Map(await Promise.all(items)) };
}

/** The joint handling that the guide published for the case, before anything happened under it. */
export async function plannedJoint({ opened }: Told, published: Published): Promise<Joint | undefined> {
  const { joint: terms } = await published.guide(opened?.guideVersion ?? 0);
  return terms ? { terms, facts: { rang: [] } } : undefined;
}

/** The items that the act made a version more of. */
export const namedIn = ({ entries, erased }: Told): ReadonlySet<number> =>
  new Set([...entries.map(({ idx }) => idx), ...(erased?.idx ?? [])]);

/** Is it the act that opened the item? That is its version 1; every other that names it is one more. */
export const bringsIn = ({ plan = [] }: Told, idx: number): boolean => plan.some((each) => each.idx === idx);

/** The items of a case as its lines have them: every act that names an item is one version more. */
export async function foldCase(lines: readonly Told[], published: Published): Promise<Item[]> {
  const [first] = lines;
  if (!first) return [];
  const { calendars, definitions } = await adoptedIn(lines, published);
  const entries = lines.flatMap((line) => line.entries);
  const all: Item[] = [];
  for (const line of lines)
    all.push(...(await plannedItems(line, all, first.opened?.guideVersion ?? 0, published)));
  return all.map((planned) => {
    const acts = lines.filter((line) => namedIn(line).has(planned.idx) && !bringsIn(line, planned.idx));
    return { ...replay(planned, entries, calendars, definitions), version: 1 + acts.length };
  });
}

/** What a stored item and a folded one must agree in. */
export const essence = ({
  code,
  organId,
  itemVersion,
  machineVersion,
  calendar,
  standing,
  work,
  version,
  context,
}: Item) => ({
  ...{ code, organId, itemVersion, machineVersion, calendar, standing, work, version },
  facts: context.facts,
});

export const storedEssence = (row: StoredItem): ReturnType<typeof essence> => ({
  code: row.code,
  organId: row.organ_id,
  itemVersion: row.item_version,
  machineVersion: row.machine_version,
  calendar: row.calendar,
  standing: row.standing,
  work: row.work,
  version: row.version,
  facts: row.facts,
});
