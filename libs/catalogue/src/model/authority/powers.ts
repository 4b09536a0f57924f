import type { LocalDate } from '#kernel';
import type { ItemDefinition, Level } from '../definition.js';
import type { OrganDefinition, ParkDefinition } from '../place.js';
import { decidingOrgans } from './check-deciding.js';
import type { DelegationDefinition } from './delegation.js';
import { byRank } from './floor.js';

/** What of an item says who may decide it. */
export type Decidable = Pick<ItemDefinition, 'code' | 'nature' | 'authority'>;

export type PoweredOrgan = Pick<OrganDefinition, 'handle' | 'level' | 'body'>;

/** Who there is, where, and whose power each item is by statute. */
export interface Powers {
  readonly organs: readonly PoweredOrgan[];
  readonly parks: readonly {
    readonly code: string;
    readonly bases: readonly { readonly code: string }[];
  }[];
  /** The handles of the statutory organs of an item for a base: none, one, or one for each level between which the facts of a project decide. */
  readonly statutory: (item: string, base: string) => readonly string[];
}

/** The same as data. `bases` are those for which the organ has the power by statute. */
export interface PowersTold {
  readonly organs: Powers['organs'];
  readonly parks: Powers['parks'];
  readonly statutory: readonly {
    readonly item: string;
    readonly organ: string;
    readonly bases: readonly string[];
  }[];
}

/** A statutory organ of an item for a base. `usual`: whose it is where no facts say otherwise. */
export interface StatutoryOrgan {
  readonly handle: string;
  readonly level: Level;
  readonly usual: boolean;
}

/** From below. The usual one is of the item's usual level; else the lowest. */
export function statutoryOrgans(item: Decidable, base: string, powers: Powers): StatutoryOrgan[] {
  const found = powers
    .statutory(item.code, base)
    .flatMap((handle) => powers.organs.find((organ) => organ.handle === handle) ?? [])
    .sort((one, other) => byRank(one.level, other.level));
  const usual = found.find(({ level }) => level === item.authority.usualLevel) ?? found[0];
  return found.map((organ) => ({ handle: organ.handle, level: organ.level, usual: organ === usual }));
}

/** Powers as they were told; of nobody where nothing was. */
export function powersFrom({ organs, parks, statutory }: PowersTold = NOBODY): Powers {
  const handles = new Map<string, string[]>();
  for (const { item, organ, bases } of statutory)
    for (const base of bases)
      handles.set(`${item}@${base}`, [...(handles.get(`${item}@${base}`) ?? []), organ]);
  return { organs, parks, statutory: (item, base) => handles.get(`${item}@${base}`) ?? [] };
}

const NOBODY: PowersTold = { organs: [], parks: [], statutory: [] };

/** What a family was told of powers; of nobody where nothing was. */
export function powersTold({ powers = NOBODY }: { readonly powers?: PowersTold }): PowersTold {
  return powers;
}

/** A version of a definition with the day from which it holds. */
export interface Dated<T> {
  readonly effectiveFrom: LocalDate;
  readonly content: T;
}

/** The same, and whether nothing holds under its code from that day on. */
export interface Ending<T> extends Dated<T> {
  readonly ends: boolean;
}

/** A delegation that ends gives nobody anything from then on. */
export function withoutEnded({
  ends,
  ...version
}: Ending<DelegationDefinition>): Dated<DelegationDefinition> {
  return ends ? { ...version, content: { ...version.content, items: [] } } : version;
}

/** The powers that `decides` and `serves` of the organs describe. */
export function powersOf(organs: readonly OrganDefinition[], parks: readonly ParkDefinition[]): Powers {
  return powersFrom(tellPowers(organs, parks));
}

/** The same as data, as the database tells it. */
export function tellPowers(organs: readonly OrganDefinition[], parks: readonly ParkDefinition[]): PowersTold {
  const bases = parks.flatMap((park) => park.bases.map((base) => ({ base: base.code, park: park.code })));
  const items = [...new Set(organs.flatMap(({ decides }) => decides))];
  const statutory = items.flatMap((item) =>
    bases.flatMap((place) =>
      decidingOrgans(organs, item, place).map(({ handle }) => ({ item, organ: handle, bases: [place.base] })),
    ),
  );
  return { organs, parks, statutory };
}

/** The bases a delegation names, directly or by their park. Unknown places name none. */
export function basesOf({ places }: Pick<DelegationDefinition, 'places'>, { parks }: Powers): string[] {
  const named = (code: string, park: string) => places.includes(code) || places.includes(park);
  return parks.flatMap((park) => park.bases.map(({ code }) => code).filter((code) => named(code, park.code)));
}

/** The version of each code in force on the day, of versions in order of their numbers. */
export function inForceOn<T extends { readonly code: string }>(
  versions: readonly Dated<T>[],
  day: LocalDate,
): T[] {
  const latest = new Map<string, Dated<T>>();
  for (const version of versions) {
    const held = latest.get(version.content.code);
    const newer = held === undefined || version.effectiveFrom >= held.effectiveFrom;
    if (version.effectiveFrom <= day && newer) latest.set(version.content.code, version);
  }
  return [...latest.values()].map(({ content }) => content);
}
