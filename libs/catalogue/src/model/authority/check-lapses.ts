import { type Finding, finding } from '../check/finding.js';
import { type DelegationDefinition, LAWFUL } from './delegation.js';
import { itemFaults, sayLack } from './lawful-form.js';
import type { Decidable, Powers } from './powers.js';

/**
 * The delegations that give nobody the item any more once it reads like this, because its nature or its floor changed: `AUTH-LAPSES`,
 * a warning, for a law that lifts a floor must be published, and the item then goes to the statutory organ.
 */
export function checkLapses(
  item: Decidable,
  delegations: readonly DelegationDefinition[],
  powers: Powers,
): Finding[] {
  return delegations
    .filter(({ items }) => items.includes(item.code))
    .flatMap((delegation) =>
      itemFaults(delegation, item, powers).map((fault) =>
        finding('AUTH-LAPSES', `items/${item.code}/level`, {
          delegation: delegation.code,
          article: LAWFUL[delegation.form].article,
          fault,
          ...sayLack(fault),
        }),
      ),
    );
}
