import { type Rejection, reject } from '#kernel';
import type { ItemDefinition } from '#model/catalogue';

type Mark = ItemDefinition['marks'][number];

/** 国办发〔2020〕42号: what touches these is not decided on a commitment. Energy and land alone exclude nothing. */
const EXCLUDED: readonly Mark[] = ['safety', 'environment', 'property', 'security'];

/**
 * Why the item is not decided on a commitment (告知承诺), or null: none is published, or its marks exclude it, unless a law, regulation or
 * rule of a ministry prescribes it for this very item (水利部令53号).
 */
export function commitmentExcluded({
  commitment,
  marks,
}: Pick<ItemDefinition, 'commitment' | 'marks'>): Rejection | null {
  if (!commitment) return reject('NO_COMMITMENT');
  const mark = commitment.byRule ? undefined : marks.find((each) => EXCLUDED.includes(each));
  return mark ? reject('COMMITMENT_EXCLUDED', { params: { mark, article: '国办发〔2020〕42号' } }) : null;
}
