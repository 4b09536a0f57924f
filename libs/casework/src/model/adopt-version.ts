import { type Limit, localDateOf } from '#calendar';
import type { LocalDate } from '#kernel';
import type { ClockKind, ItemDefinition } from '#model/catalogue';
import { clocksOf, limitFrom, ordinaryPromise } from './clocks.js';
import type { Command, NewVersion, World } from './command.js';
import type { Kept, NewLimit } from './facts.js';
import { type Item, isOpen } from './item.js';
import type { ItemContext } from './item-context.js';
import type { Steps } from './steps.js';

type Adopting = Extract<Command, { type: 'ADOPT_VERSION' }>;

/**
 * A version in force reaches the pending items of its code (rules 4.11; 法释〔2009〕20号 9). Who files before the day it names keeps
 * the old one; so does an item with a clock that is over under either version, for a breach is not rescued by a new rule and nobody
 * becomes late after the fact; and one that the new version could not have brought where it stands.
 */
export function adoptVersion(steps: Steps, { idx: asked, adopted }: Adopting, { now }: World): null {
  const today = localDateOf(now);
  const siblings = steps.all().map(({ code }) => code);
  for (const idx of asked) {
    const item = steps.item(idx);
    const kept = keptOf(item.context, adopted.definition, today);
    const under = inPlace(item, adopted, kept);
    if (!reaches(item, adopted) || isOver(item, today) || isOver(under, today)) continue;
    const limits = newLimits(item, under);
    const anew = conditionsOf(item.context.definition) !== conditionsOf(adopted.definition);
    const refusal = steps.adopt(
      idx,
      { ...under, context: { ...under.context, facts: item.context.facts } },
      {
        type: 'ADOPT_VERSION',
        itemVersion: adopted.id,
        ...{ version: adopted.version, paper: adopted.paper, basis: adopted.basis, siblings, limits },
        ...(adopted.ruledOut?.length && { ruledOut: adopted.ruledOut }),
        ...(kept && { kept }),
        ...(anew && { reviewsAnew: true }),
      },
      now,
    );
    if (refusal) throw new Error(`item ${idx} cannot adopt version ${adopted.id}: ${refusal.code}`);
  }
  return null;
}

/** The item under the new version, its clocks as they will be; its ties are the event's to bind. */
function inPlace(item: Item, { id, definition }: NewVersion, kept: Kept | undefined): Item {
  const { kept: _, ...facts } = item.context.facts;
  const context = { ...item.context, definition, facts: { ...facts, ...(kept && { kept }) } };
  return { ...item, itemVersion: id, context };
}

function reaches(item: Item, { id, definition, filedBefore }: NewVersion): boolean {
  const { filedOn } = item.context.facts;
  const keeps = filedBefore !== null && filedOn !== undefined && filedOn < filedBefore;
  return isOpen(item) && item.itemVersion !== id && !keeps && (!filedOn || fits(item.context, definition));
}

/** Filed under one nature, way of handling or start of the limit, an item is not carried on under another. */
function fits(
  { definition: old, facts }: ItemContext,
  { nature, handling, statutory }: ItemDefinition,
): boolean {
  const sameUnit = !facts.extension || old.statutory?.unit === statutory?.unit;
  const sameStart = !old.statutory || !statutory || old.statutory.startsFrom === statutory.startsFrom;
  return nature === old.nature && handling === old.handling && sameUnit && sameStart;
}

const isOver = ({ context }: Item, today: LocalDate): boolean =>
  clocksOf(context).some(({ due, endedOn }) => !endedOn && due.dueOn !== null && due.dueOn < today);

/** The old promise where it is shorter, counted from the same day; the limit of an acceptance that is behind the item. */
function keptOf(context: ItemContext, next: ItemDefinition, today: LocalDate): Kept | undefined {
  const { calendar, definition, facts } = context;
  const old = ordinaryPromise(context);
  const start = clocksOf(context).find(({ kind }) => kind === 'promise')?.span.start ?? today;
  const shorter = limitFrom(calendar, start, old) < limitFrom(calendar, start, next.promise);
  const before = facts.kept?.['pre-acceptance'] ?? definition.preAcceptance;
  const accepted = facts.acceptedOn && !same(before, next.preAcceptance);
  if (!shorter && !accepted) return undefined;
  return { ...(shorter && { promise: old }), ...(accepted && { 'pre-acceptance': before }) };
}

const same = (one: Limit, other: Limit): boolean => one.unit === other.unit && one.value === other.value;

/** Before any extension, and of clocks that have begun: what a receipt needs to tell the date before from the one after. */
function newLimits(old: Item, item: Item): NewLimit[] {
  const more = old.context.facts.extension?.more.value ?? 0;
  const bare = (clock: ClockKind, { unit, value }: Limit): Limit => ({
    unit,
    value: clock === 'statute' ? value - more : value,
  });
  const before = new Map(clocksOf(old.context).map(({ kind, span }) => [kind, bare(kind, span.limit)]));
  // Confirmations are the guide's, and no version of an item touches them.
  const ofItem = clocksOf(item.context).filter(({ of }) => of === undefined);
  return ofItem.flatMap(({ kind: clock, span }) => {
    const [from, to] = [before.get(clock), bare(clock, span.limit)];
    return from && !same(from, to) ? [{ clock, from, to }] : [];
  });
}

const conditionsOf = ({ conditions }: ItemDefinition): string =>
  JSON.stringify(conditions.map(({ id, text }) => [id, text]));
