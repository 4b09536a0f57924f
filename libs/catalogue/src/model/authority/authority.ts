import { addDays } from '#calendar';
import type { LocalDate } from '#kernel';
import type { DelegationDefinition } from './delegation.js';
import { formFaults, itemFaults } from './lawful-form.js';
import { basesOf, type Dated, type Decidable, inForceOn, type Powers } from './powers.js';

/** Who decides an item for a base, in whose name, and by which delegation; null: by statute. */
export interface Authority {
  readonly organ: string;
  readonly inNameOf: string;
  readonly delegation: string | null;
}

/** The same from a day on, until the next period of the item and base begins. */
export interface AuthorityPeriod extends Authority {
  readonly from: LocalDate;
}

/**
 * Who decides the item for the base on the day; `delegations` are those in force that day. One without a lawful form, or two
 * at once, give nobody the power: it stays with the statutory organ (行政许可法 22-25; `AUTH-NOFORM`). Null where no organ has it.
 */
export function authorityOf(
  item: Decidable,
  { base, day }: { readonly base: string; readonly day: LocalDate },
  delegations: readonly DelegationDefinition[],
  powers: Powers,
): Authority | null {
  const statutory = powers.statutory(item.code, base);
  if (statutory === null) return null;
  const [lawful, ...more] = delegations.filter(
    (it) =>
      covers(it, item.code, day) &&
      it.delegator === statutory &&
      basesOf(it, powers).includes(base) &&
      formFaults(it, powers).length + itemFaults(it, item, powers).length === 0,
  );
  if (lawful === undefined || more.length > 0)
    return { organ: statutory, inNameOf: statutory, delegation: null };
  const { delegate, code, signs } = lawful;
  return { organ: delegate, inNameOf: signs === 'delegator' ? statutory : delegate, delegation: code };
}

function covers({ items, from, through }: DelegationDefinition, item: string, day: LocalDate): boolean {
  return items.includes(item) && from <= day && (through === null || day <= through);
}

/** What bears on who decides one item: its versions and the delegations' versions, each in order of their numbers. */
export interface AuthorityPast {
  readonly item: readonly Dated<Decidable>[];
  readonly delegations: readonly Dated<DelegationDefinition>[];
}

/**
 * Who decides the item for the base from `from` on, day after day: each period ends where the next begins, so none is
 * missing and none is double. Empty where no organ has the power, or before the item's first version.
 */
export function authorityPeriods(
  { item, delegations }: AuthorityPast,
  base: string,
  from: LocalDate,
  powers: Powers,
): AuthorityPeriod[] {
  const turns = [from, ...item.map(({ effectiveFrom }) => effectiveFrom), ...delegations.flatMap(turnsOf)];
  const days = [...new Set(turns)].filter((day) => day >= from).sort();
  const periods: AuthorityPeriod[] = [];
  for (const day of days) {
    const [definition = item[0]?.content] = inForceOn(item, day);
    const found = definition && authorityOf(definition, { base, day }, inForceOn(delegations, day), powers);
    if (found && !isSame(found, periods.at(-1))) periods.push({ from: day, ...found });
  }
  return periods;
}

function turnsOf({ effectiveFrom, content: { from, through } }: Dated<DelegationDefinition>): LocalDate[] {
  return [effectiveFrom, from, ...(through === null ? [] : [addDays(through, 1)])];
}

function isSame(one: Authority, other: Authority | undefined): boolean {
  return one.organ === other?.organ && one.inNameOf === other.inNameOf && one.delegation === other.delegation;
}
