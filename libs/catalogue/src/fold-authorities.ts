import type { LocalDate } from '#kernel';
import { authorityPeriods } from './model/authority/authority.js';
import type { DelegationDefinition } from './model/authority/delegation.js';
import { powersOf, withoutEnded } from './model/authority/powers.js';
import type { ItemDefinition } from './model/definition.js';
import type { SeedFolder } from './seed-folder.js';
import type { SeedStore } from './store/seed.store.js';

/** Before every delegation and every case. */
const BEGINNING = '1900-01-01' as LocalDate;

/**
 * Writes who decides each item for each base, day after day, from the statutory organs of the seeds and every published item and
 * delegation. The first time from the beginning; afterwards from today on, so that no restart changes what was.
 */
export async function foldAuthorities(store: SeedStore, { organs, parks }: SeedFolder): Promise<void> {
  const powers = powersOf(organs, parks);
  const items = await store.versions<ItemDefinition>('item');
  const delegations = (await store.versions<DelegationDefinition>('delegation')).map(withoutEnded);
  const bases = parks.flatMap((park) => park.bases.map(({ code }) => code));
  const codes = [...new Set(items.map(({ content }) => content.code))];
  const places = codes.flatMap((item) => bases.map((base) => ({ item, base })));
  const ids = new Map(organs.map(({ handle, id }) => [handle, id]));
  await store.putStatutory(
    places.flatMap((place) =>
      powers.statutory(place.item, place.base).flatMap((handle) => {
        const organ = ids.get(handle);
        return organ === undefined ? [] : [{ ...place, organ }];
      }),
    ),
  );
  const from = (await store.foldedUntil()) ?? BEGINNING;
  const rows = places.flatMap(({ item, base }) => {
    const versions = items.filter(({ content }) => content.code === item);
    const periods = authorityPeriods({ item: versions, delegations }, base, from, powers);
    return periods.map((period) => ({ item, base, ...period }));
  });
  await store.putAuthorities(rows, from);
}
