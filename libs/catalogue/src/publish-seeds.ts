import { type CalendarData, type CalendarPart, mergeCalendar } from '#calendar';
import { isRejection, type LocalDate } from '#kernel';
import type { Database } from '#platform';
import { hashOf } from './hash-of.js';
import { decidingOrgans } from './model/check-deciding.js';
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
  await store.putAuthorities(
    seeds.items.flatMap(({ code }) =>
      seeds.parks.flatMap((park) =>
        park.bases.flatMap((base) =>
          decidingOrgans(seeds.organs, code, { base: base.code, park: park.code }).map(({ id }) => ({
            item: code,
            base: base.code,
            organ: id,
          })),
        ),
      ),
    ),
  );
  const version = (
    kind: Publishing['kind'],
    content: { readonly code: string },
    from: LocalDate,
  ): Publishing => ({
    kind,
    code: content.code,
    effectiveFrom: from,
    hash: hashOf(content),
    content,
  });
  return store.publish([
    ...complete(seeds.calendars).map((calendar) => version('calendar', calendar, CALENDAR_FROM)),
    ...seeds.items.map((item) => version('item', item, EFFECTIVE_FROM)),
    ...seeds.guides.map((guide) => version('guide', guide, EFFECTIVE_FROM)),
  ]);
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
