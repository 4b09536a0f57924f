import { readSeedFolder } from '#catalogue';
import type { LocalDate } from '#kernel';
import type { AuthorityFact } from '#model/casework';
import type { ItemDefinition, OrganDefinition } from '#model/catalogue';
import { authorityOf } from '../../libs/catalogue/src/model/authority/authority.js';
import { powersOf } from '../../libs/catalogue/src/model/authority/powers.js';

export const SEEDS_NOW = await readSeedFolder('seeds');
const POWERS = powersOf(SEEDS_NOW.organs, SEEDS_NOW.parks);
const ON = '2026-12-01' as LocalDate;

interface Decided {
  readonly record: AuthorityFact;
  readonly item: ItemDefinition;
  readonly organ: OrganDefinition;
}

/** Whose decision an item is at a base by the seeds alone, as `catalogue.authority_record` tells it; null where nobody decides. */
export function decidedBy(code: string, base: string): Decided | null {
  const item = SEEDS_NOW.items.find((each) => each.code === code);
  const found = item && authorityOf(item, { base, day: ON }, SEEDS_NOW.delegations, POWERS);
  const organ = SEEDS_NOW.organs.find(({ handle }) => handle === found?.inNameOf);
  const head = SEEDS_NOW.letterheads.find((each) => each.organ === organ?.handle);
  if (!item || !found || !organ) return null;
  const form = SEEDS_NOW.delegations.find((each) => each.code === found.delegation)?.form ?? 'statutory';
  const inNameOf = { id: organ.id, ...organ.name };
  return {
    record: { form, inNameOf, seat: head?.seat ?? 'none', review: head?.review ?? null },
    item,
    organ,
  };
}
