import type { LocalDate } from '#kernel';
import type { GuideDefinition, ItemDefinition } from '../definition.js';
import type { DraftKind, Family, Named, Proposed, Version } from './draft.js';

/** The published list from one day on: what was in force without the draft, and what is with it. */
export interface CatalogueState {
  readonly on: LocalDate;
  readonly before: Listing;
  readonly after: Listing;
}

/** Definitions in force, by kind and code. A drafted one has no version yet. */
export type Listing = ReadonlyMap<string, Named & Partial<Version>>;

export const keyOf = ({ kind, code }: Pick<Named, 'kind' | 'code'>): string => `${kind}/${code}`;

/** What is in force of a kind, by code. */
export function ofKind(listing: Listing, kind: DraftKind): (Named & Partial<Version>)[] {
  return [...listing.values()].filter((named) => named.kind === kind);
}

export function itemsOf(listing: Listing): ItemDefinition[] {
  return ofKind(listing, 'item').map(({ content }) => content as ItemDefinition);
}

export function guidesOf(listing: Listing): GuideDefinition[] {
  return ofKind(listing, 'guide').map(({ content }) => content as GuideDefinition);
}

/** What a draft ends: the one cancelled, of whatever kind, or the items merged into it. */
export function endedBy({ kind, code, operation }: Proposed): Pick<Named, 'kind' | 'code'>[] {
  if (operation?.kind === 'cancel') return [{ kind, code }];
  if (kind !== 'item' || operation?.kind !== 'merge' || !('items' in operation)) return [];
  return operation.items.map((item) => ({ kind: 'item', code: item }));
}

/**
 * The list on the day of effect and on every later day on which a version that waits comes into force: a draft is sound only if it
 * is so on each of them. One pure fold, so that the act asks the same of the same versions as the check did.
 */
export function statesOf(draft: Proposed, { latest, beside }: Family): readonly CatalogueState[] {
  const { effectiveFrom } = draft;
  const all = latest ? [{ ...latest, effectiveFrom: earlier(latest, effectiveFrom) }, ...beside] : beside;
  const waiting = all.map((version) => version.effectiveFrom).filter((day) => day > effectiveFrom);
  return [...new Set([effectiveFrom, ...waiting])].sort().map((on) => {
    const before = listed(all.filter((version) => version.effectiveFrom <= on));
    return { on, before, after: changedBy(draft, before) };
  });
}

/** The version that the draft follows holds until then, whatever its own day. */
function earlier({ effectiveFrom }: Version, day: LocalDate): LocalDate {
  return effectiveFrom < day ? effectiveFrom : day;
}

/** `versions` of one code come in order of their day: the last one counts, and where it ends its code, none. */
function listed(versions: readonly Version[]): Map<string, Version> {
  const listing = new Map(versions.map((version) => [keyOf(version), version]));
  for (const [key, { ends }] of listing) if (ends) listing.delete(key);
  return listing;
}

function changedBy(draft: Proposed, before: Listing): Listing {
  const after = new Map(before);
  for (const { kind, code, content } of [draft, ...draft.along])
    after.set(keyOf({ kind, code }), { kind, code, content });
  for (const ended of endedBy(draft)) after.delete(keyOf(ended));
  return after;
}
