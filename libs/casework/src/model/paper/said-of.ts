import type { Bilingual, LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';
import { clocksOf, shownDue } from '../clocks.js';
import type { ItemEvent } from '../events.js';
import type { Item } from '../item.js';
import { type Remedies, remediesOf } from './remedies.js';

/** What makers ask of an item, in the words of its published version. */

export const said = (zh: string, en: string): Bilingual => ({ zh, en });

export function itemOf({ code, context: { definition } }: Item): Bilingual {
  const { zh, en } = definition.name;
  return said(`${code} ${zh}`, `${code} ${en}`);
}

export const head = (item: Item, { on }: ItemEvent) => ({ item: itemOf(item), on });

export const shown = ({ context }: Item): LocalDate | null => shownDue(clocksOf(context));

export function dueOf({ context }: Item, wanted: ClockKind): LocalDate | null {
  return clocksOf(context).find(({ kind }) => kind === wanted)?.due.dueOn ?? null;
}

/** A line of the materials by its name; one that is off the list by its id, as it was asked. */
export function lineName({ context: { definition } }: Item, id: string, note?: string): string {
  const name = definition.materials.find((line) => line.id === id)?.name ?? id;
  return note ? `${name}(${note})` : name;
}

export function groundOf({ context: { definition } }: Item, id: string) {
  const ground = definition.grounds.find((each) => each.id === id);
  return { ground: ground?.name ?? id, article: ground?.article ?? '' };
}

/** Conditions of a refusal, each with its article. */
export function reasonsOf({ context: { definition } }: Item, ids: readonly string[] = []): string[] {
  return ids.map((id) => {
    const condition = definition.conditions.find((each) => each.id === id);
    return condition ? `${condition.text}(${condition.article})` : id;
  });
}

export function remedies({ context: { facts, definition } }: Item): Remedies | null {
  return facts.authority ? remediesOf(facts.authority, definition.nature) : null;
}
