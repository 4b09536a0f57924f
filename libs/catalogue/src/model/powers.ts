import type { LocalDate } from '#kernel';
import { decidingOrgans } from './check-deciding.js';
import type { ItemDefinition } from './definition.js';
import type { DelegationDefinition } from './delegation.js';
import type { OrganDefinition, ParkDefinition } from './place.js';

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
  /** The handle of the statutory organ of an item for a base; null where nobody has the power. */
  readonly statutory: (item: string, base: string) => string | null;
}

/** A version of a definition with the day from which it holds. */
export interface Dated<T> {
  readonly effectiveFrom: LocalDate;
  readonly content: T;
}

/** The powers that `decides` and `serves` of the organs describe. */
export function powersOf(organs: readonly OrganDefinition[], parks: readonly ParkDefinition[]): Powers {
  const parkOf = new Map(parks.flatMap((park) => park.bases.map((base) => [base.code, park.code])));
  const statutory = (item: string, base: string) =>
    decidingOrgans(organs, item, { base, park: parkOf.get(base) ?? '' })[0]?.handle ?? null;
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
