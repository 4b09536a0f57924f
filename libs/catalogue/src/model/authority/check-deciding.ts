import { type Finding, finding } from '../check/finding.js';
import type { ItemDefinition } from '../definition.js';
import type { OrganDefinition, ParkDefinition } from '../place.js';
import type { TableDefinition } from '../table/table-definition.js';
import { decidedItem } from './decided-item.js';
import { isBelow } from './floor.js';

/**
 * By statute exactly one organ decides an item for a base, or one of each level where a table decides between them; and none below the
 * level the law allows.
 */
export function checkDeciding(
  items: readonly ItemDefinition[],
  organs: readonly OrganDefinition[],
  {
    parks,
    tables = [],
  }: { readonly parks: readonly ParkDefinition[]; readonly tables?: readonly TableDefinition[] },
): Finding[] {
  const byFacts = new Set(tables.map(decidedItem));
  const bases = parks.flatMap((park) => park.bases.map((base) => ({ base: base.code, park: park.code })));
  return items.flatMap((item) => {
    const deciding = organs.filter((organ) => organ.decides.includes(item.code));
    return [
      ...bases.flatMap(({ base, park }) =>
        one(item, base, ofOneLevel(deciding.filter(serves(base, park)), byFacts.has(item.code))),
      ),
      ...deciding.filter((organ) => isTooLow(item, organ)).map((organ) => tooLow(item, organ)),
      ...usuallyTooLow(item),
    ];
  });
}

/** The organs that decide an item for a base by statute; exactly one when the seeds are sound. */
export function decidingOrgans(
  organs: readonly OrganDefinition[],
  item: string,
  place: { readonly base: string; readonly park: string },
): OrganDefinition[] {
  return organs.filter((organ) => organ.decides.includes(item)).filter(serves(place.base, place.park));
}

const serves = (base: string, park: string) => (organ: OrganDefinition) => servesPlace(organ, { base, park });

export function servesPlace(
  organ: OrganDefinition,
  { base, park }: { readonly base: string; readonly park: string },
): boolean {
  return organ.serves.some((place) => place === 'all' || place === base || place === park);
}

/** Where facts decide, only two of one level are too many. */
function ofOneLevel(found: readonly OrganDefinition[], byFacts: boolean): readonly OrganDefinition[] {
  if (!byFacts || found.length < 2) return found;
  const twice = found.filter(({ level }, at) => found.findIndex((other) => other.level === level) !== at);
  return twice.length > 0 ? found : found.slice(0, 1);
}

function one(item: ItemDefinition, base: string, found: readonly OrganDefinition[]): Finding[] {
  if (found.length === 1) return [];
  const handles = found.map((organ) => organ.handle).join(' ');
  const place = `items/${item.code}`;
  return [
    found.length === 0
      ? finding('CAT-010', place, { base })
      : finding('CAT-011', place, { base, organs: handles }),
  ];
}

/** 行政许可法 22: what `decides` names is power by statute; an organ below the level has it by delegation or not at all. */
function isTooLow(item: ItemDefinition, organ: OrganDefinition): boolean {
  return isBelow(organ.level, item.authority.minLevel);
}

function tooLow(item: ItemDefinition, organ: OrganDefinition): Finding {
  const { handle, level } = organ;
  return finding('CAT-012', `items/${item.code}/level`, {
    organ: handle,
    level,
    min: item.authority.minLevel,
  });
}

/** The level that the item itself names, by the same rule. */
function usuallyTooLow({ code, authority }: ItemDefinition): Finding[] {
  const { usualLevel: level, minLevel: min, note } = authority;
  if (min === 'catalogue' || !isBelow(level, min)) return [];
  if (level === 'park' && min === 'county' && note !== undefined) return [];
  return [finding('CAT-013', `items/${code}/level`, { level, min })];
}
