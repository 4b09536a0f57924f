import type { Published } from '#catalogue';
import { DecideLevels, ReadTables, RuleOutItems } from '#routing';
import { ReadOffers } from '../../libs/casework/src/read-offers.js';

/** What may be applied for, by the rules that the product asks. */
export function readOffers(published: Published): ReadOffers {
  const tables = new ReadTables(published);
  return new ReadOffers(published, new DecideLevels(tables), new RuleOutItems(tables));
}
