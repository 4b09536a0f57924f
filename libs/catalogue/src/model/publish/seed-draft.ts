import type { CalendarData } from '#calendar';
import type { LocalDate } from '#kernel';
import type { PowersTold } from '../authority/powers.js';
import type { Companion, DraftKind, Family, HashOf, Named, Proposed, Version } from './draft.js';
import { NATIONAL } from './draft-calendar.js';
import { lastOf } from './last-of.js';

/** What the seeds would publish: one draft in which every new definition stands beside the others. */
export interface SeedDraft {
  readonly draft: Proposed;
  readonly family: Family;
}

/** 立法法 104: what is new does not reach back. The seeds have no editor who could say more. */
const PENDING = { rule: 'keep', basis: '立法法 104' } as const;

/** A version, and whether people ever published its code. */
export type Owned = Version & { readonly isPeoples: boolean };

/**
 * The definitions that differ from their latest version and are not people's, as one draft on what is published; null where there is
 * none. So the seeds come by the same check, numbers and certificates as an editor's draft.
 */
export function seedDraft(
  seeds: readonly { readonly kind: DraftKind; readonly content: { readonly code: string } }[],
  versions: readonly Owned[],
  {
    from,
    hashOf,
    powers,
  }: { readonly from: LocalDate; readonly hashOf: HashOf; readonly powers: PowersTold },
): SeedDraft | null {
  // The calendars were published before, with the same eyes on what is people's.
  const calendar = versions.findLast(({ kind, code }) => kind === 'calendar' && code === NATIONAL)?.content;
  const days = calendar ? { calendar: calendar as CalendarData } : {};
  const world: Family = { seen: 0, latest: null, beside: versions, powers, ...days };
  const fresh = seeds.flatMap(({ kind, content }): Companion[] => {
    const named: Named = { kind, code: content.code, content };
    const last = lastOf(named, world);
    const isPeoples = versions.some((one) => one.isPeoples && one.kind === kind && one.code === content.code);
    if (isPeoples || last?.hash === hashOf(content)) return [];
    return [{ ...named, basedOn: last?.version ?? 0 }];
  });
  const [own, ...along] = fresh;
  if (!own) return null;
  const { basedOn: _, ...named } = own;
  const latest = lastOf(named, world);
  const rest = versions.filter((one) => one.kind !== own.kind || one.code !== own.code);
  const plain = { effectiveFrom: from, operation: null, pending: PENDING, findings: [] };
  return { draft: { ...named, ...plain, along }, family: { ...world, latest, beside: rest } };
}
