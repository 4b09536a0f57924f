import { type CalendarData, type CalendarPart, mergeCalendar } from '#calendar';
import { isRejection, type LocalDate } from '#kernel';
import type { Database } from '#platform';
import { foldAuthorities } from './fold-authorities.js';
import { hashOf } from './hash-of.js';
import { EFFECTIVE_FROM, SeedError, type SeedFolder } from './seed-folder.js';
import { type Publishing, SeedStore } from './store/seed.store.js';

const CALENDAR_FROM = '2015-01-01' as LocalDate;

/**
 * Publishes what the seeds hold and the database does not have yet, as the owner; answers how many versions were new.
 * Running it again changes nothing: a version is known by its hash.
 */
export async function publishSeeds(owner: Database, seeds: SeedFolder): Promise<number> {
  const store = new SeedStore(owner);
  await store.putParks(seeds.parks);
  const published = await store.publish([
    ...complete(seeds.calendars).map((calendar) => version('calendar', calendar, CALENDAR_FROM)),
    ...seeds.items.map((item) => version('item', item, EFFECTIVE_FROM)),
    ...seeds.guides.map((guide) => version('guide', guide, EFFECTIVE_FROM)),
    ...seeds.delegations.map((delegation) => version('delegation', delegation, delegation.from)),
    ...seeds.tables.map((table) => version('table', table, EFFECTIVE_FROM)),
  ]);
  await foldAuthorities(store, seeds);
  return published;
}

function version(
  kind: Publishing['kind'],
  content: { readonly code: string },
  effectiveFrom: LocalDate,
): Publishing {
  return { kind, code: content.code, effectiveFrom, hash: hashOf(content), content };
}

/** Overlays laid upon the calendars they extend. */
function complete(parts: readonly CalendarPart[]): CalendarData[] {
  return parts.map((part) => {
    if (part.extends === undefined) return part;
    const base = parts.find(({ code }) => code === part.extends);
    if (!base)
      throw new SeedError(`calendar ${part.code} extends ${part.extends}, which the seeds do not hold`);
    const merged = mergeCalendar(base, hashOf(base), part);
    if (isRejection(merged)) throw new SeedError(`calendar ${part.code}: ${merged.code}`);
    return merged;
  });
}
