import type { Published } from '#catalogue';
import type { Offered } from './model/application.js';
import type { Prepared } from './store/casework.store.js';

/** What may be applied for at a base today: each item with its version in force, its organ and that organ's days. */
export async function readOffered(
  published: Published,
  authorities: Prepared['authorities'],
): Promise<Offered[]> {
  const offered: Offered[] = [];
  for (const { itemVersion, organId, calendar: id, authority } of authorities ?? []) {
    if (itemVersion === null) continue;
    const calendar = { id, days: await published.calendar(id) };
    const definition = await published.item(itemVersion);
    offered.push({ definition, itemVersion, organId, calendar, authority });
  }
  return offered;
}
