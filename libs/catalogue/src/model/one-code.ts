import type { GuideDefinition } from './definition.js';

/** The registration of an enterprise (市场主体登记管理条例 3): its grant is what a business licence with one code is issued on. */
const REGISTRATION_ITEM = 'E01';

/**
 * Is the guide one licence, one code (一照一码)? It registers an enterprise and does not say that it keeps the three numbers of before.
 * Source: 国办发〔2015〕50号.
 */
export function isOneCode(guide: Pick<GuideDefinition, 'items'> & { readonly mode?: string }): boolean {
  return guide.mode !== 'three-numbers' && guide.items.some(({ code }) => code === REGISTRATION_ITEM);
}
