import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import type { Correction } from './model/command.js';
import type { Item } from './model/item.js';
import type { PlannedRow } from './model/outcome.js';
import { plannedItem } from './model/replay.js';
import { CaseworkStore, type Line } from './store/casework.store.js';

/** The journal of a case as the rules read it: an item is the fold of its entries from its plan. */
@Injectable()
export class CaseHistory {
  constructor(
    private readonly store: CaseworkStore,
    private readonly published: Published,
  ) {}

  /** Null where the case has no item of that number. Rights are the caller's to have asked. */
  async of(caseId: string, idx: number, guideVersion: number): Promise<Correction['history']> {
    const lines = await this.store.lines(caseId);
    const plans = lines.flatMap((line) => line.plan ?? []);
    const mine = plans.find((planned) => planned.idx === idx);
    if (!mine) return null;
    // Added later, it knows of those before it; those before it do not know of it.
    const beside = plans.slice(0, plansUntil(lines, idx));
    const entries = lines.flatMap(({ seq, entries: of }) => of.map((entry) => ({ ...entry, seq })));
    const planned = await this.planned(mine, beside, guideVersion);
    const { calendars, definitions } = await this.adopted(lines);
    return { planned, entries, calendars, definitions };
  }

  private async planned(mine: PlannedRow, all: readonly PlannedRow[], guideVersion: number): Promise<Item> {
    const { item_version: itemVersion, organ_id: organId, ...said } = mine;
    const definition = await this.published.item(itemVersion);
    const calendar = await this.published.calendar(mine.calendar);
    const { standing: waitsAs } = await this.published.guide(guideVersion);
    const siblings = all.map(({ code }) => code);
    return plannedItem({ ...said, organId, itemVersion, siblings }, { definition, waitsAs, calendar });
  }

  /** The calendars and versions that items came to count by and to stand under, as the lines name them. */
  private async adopted(lines: readonly Line[]) {
    const events = lines.flatMap(({ entries }) => entries.map(({ event }) => event));
    const calendars = events.flatMap((event) => (event.type === 'RECALENDAR' ? [event.calendar] : []));
    const versions = events.flatMap((event) => (event.type === 'ADOPT_VERSION' ? [event.itemVersion] : []));
    const days = calendars.map(async (id) => [id, await this.published.calendar(id)] as const);
    const items = versions.map(async (id) => [id, await this.published.item(id)] as const);
    return { calendars: new Map(await Promise.all(days)), definitions: new Map(await Promise.all(items)) };
  }
}

/** How many items the case had after the act that brought this one in. */
function plansUntil(lines: readonly Line[], idx: number): number {
  const at = lines.findIndex(({ plan = [] }) => plan.some((planned) => planned.idx === idx));
  return lines.slice(0, at + 1).flatMap(({ plan = [] }) => plan).length;
}
