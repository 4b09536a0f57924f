import { addDays } from '#calendar';
import type { LocalDate } from '#kernel';
import type { Level } from '../definition.js';
import type { DelegationDefinition } from './delegation.js';
import { LAWFUL } from './delegation.js';
import { deputyOf } from './deputies.js';
import { type FormFault, formFaults, itemFaults, sayLack } from './lawful-form.js';
import {
  basesOf,
  type Dated,
  type Decidable,
  inForceOn,
  type Powers,
  type StatutoryOrgan,
  statutoryOrgans,
} from './powers.js';

/** A delegation that names the item and gives nobody the power, and why: `AUTH-NOFORM` in both languages, with the article. */
export interface SetAside {
  readonly delegation: string;
  readonly document: string;
  readonly code: 'AUTH-NOFORM' | 'AUTH-TWO' | 'AUTH-CIRCLE';
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}

/** Who decides an item for a base, in whose name, and by which delegation; null: by statute. */
export interface Authority {
  /** Of the organ that has the power by statute: between levels the facts of the project decide. */
  readonly level: Level;
  /** Whose it is where no facts say otherwise. */
  readonly usual: boolean;
  readonly organ: string;
  readonly inNameOf: string;
  readonly delegation: string | null;
  /** Empty nearly always: what is published has a lawful form on its day. */
  readonly setAside: readonly SetAside[];
}

/** The same from a day on, until the next period of the item, base and level begins. */
export interface AuthorityPeriod extends Authority {
  readonly from: LocalDate;
}

/** Where and when, and where several levels have the power by statute, of which. */
export interface Whereabouts {
  readonly base: string;
  readonly day: LocalDate;
  /** The usual one unless told. */
  readonly level?: Level;
}

/**
 * Who decides the item for the base on the day; `delegations` are those in force that day. One without a lawful form, or two
 * at once, give nobody the power: it stays with the statutory organ, and what was set aside is told (行政许可法 22-25; `AUTH-NOFORM`).
 * Null where no organ has it.
 */
export function authorityOf(
  item: Decidable,
  { base, day, level }: Whereabouts,
  delegations: readonly DelegationDefinition[],
  powers: Powers,
): Authority | null {
  const organs = statutoryOrgans(item, base, powers);
  const statutory = organs.find((organ) => (level === undefined ? organ.usual : organ.level === level));
  if (statutory === undefined) return null;
  const named = delegations.filter(
    (it) =>
      covers(it, item.code, day) &&
      it.form !== 'deputised' &&
      it.delegator === statutory.handle &&
      basesOf(it, powers).includes(base),
  );
  const faultsOf = (it: DelegationDefinition) => [...formFaults(it, powers), ...itemFaults(it, item, powers)];
  const deputations = delegations.filter(
    (it) => it.form === 'deputised' && covers(it, item.code, day) && basesOf(it, powers).includes(base),
  );
  return deputised(settled(statutory, named, faultsOf), deputations, faultsOf);
}

function settled(
  { handle, level, usual }: StatutoryOrgan,
  named: readonly DelegationDefinition[],
  faultsOf: (it: DelegationDefinition) => readonly FormFault[],
): Authority {
  const [lawful, ...more] = named.filter((it) => faultsOf(it).length === 0);
  const faulty = withoutForm(named, faultsOf);
  const stays = { level, usual, organ: handle, inNameOf: handle, delegation: null };
  if (lawful === undefined) return { ...stays, setAside: faulty };
  if (more.length > 0) {
    const twice = [lawful, ...more].map((it) => setAside(it, 'AUTH-TWO', TWO));
    return { ...stays, setAside: [...faulty, ...twice] };
  }
  const inNameOf = lawful.signs === 'delegator' ? handle : lawful.delegate;
  return { level, usual, organ: lawful.delegate, inNameOf, delegation: lawful.code, setAside: faulty };
}

function withoutForm(
  named: readonly DelegationDefinition[],
  faultsOf: (it: DelegationDefinition) => readonly FormFault[],
): SetAside[] {
  return named.flatMap((it) => {
    const [fault] = faultsOf(it);
    return fault === undefined ? [] : [setAside(it, 'AUTH-NOFORM', sayLack(fault))];
  });
}

/** 代理: for a time another organ acts for whoever decides, in the same name. */
function deputised(
  decides: Authority,
  deputations: readonly DelegationDefinition[],
  faultsOf: (it: DelegationDefinition) => readonly FormFault[],
): Authority {
  const lawful = deputations.filter((it) => faultsOf(it).length === 0);
  const deputy = deputyOf(decides.organ, lawful);
  const acting = [decides.organ, ...(deputy?.chain ?? []).map(({ delegate }) => delegate)];
  const ofThem = deputations.filter(({ delegator }) => acting.includes(delegator));
  const aside = [...decides.setAside, ...withoutForm(ofThem, faultsOf)];
  if (deputy === null) {
    const own = lawful.filter(({ delegator }) => delegator === decides.organ);
    const circle = own.map((it) => setAside(it, 'AUTH-CIRCLE', CIRCLE));
    return { ...decides, setAside: [...aside, ...circle] };
  }
  const last = deputy.chain.at(-1);
  const found = last ? { organ: deputy.organ, delegation: last.code } : {};
  return { ...decides, ...found, setAside: aside };
}

const CIRCLE = {
  'lack.zh': '代理关系成环、过长或者重复',
  'lack.en': 'deputies in a circle, in too long a chain, or twice',
};
const TWO = { 'lack.zh': '同一天有两件赋权', 'lack.en': 'two delegations hold on one day' };

function setAside(
  { code: delegation, document, form }: DelegationDefinition,
  code: SetAside['code'],
  lack: Readonly<Record<string, unknown>>,
): SetAside {
  const words = { zh: String(lack['lack.zh']), en: String(lack['lack.en']) };
  return { delegation, document: document.number, code, article: LAWFUL[form].article, ...words };
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
 * Who decides the item for the base from `from` on, day after day, for each level that has the power: each period ends where the next of
 * its level begins, so none is missing and none is double. Empty where no organ has the power, or before the item's first version.
 */
export function authorityPeriods(
  { item, delegations }: AuthorityPast,
  base: string,
  from: LocalDate,
  powers: Powers,
): AuthorityPeriod[] {
  const turns = [from, ...item.map(({ effectiveFrom }) => effectiveFrom), ...delegations.flatMap(turnsOf)];
  const days = [...new Set(turns)].filter((day) => day >= from).sort();
  const [first] = item;
  const levels = first ? statutoryOrgans(first.content, base, powers).map(({ level }) => level) : [];
  return levels.flatMap((level) => {
    const periods: AuthorityPeriod[] = [];
    for (const day of days) {
      const [definition = first?.content] = inForceOn(item, day);
      const there = { base, day, level };
      const found = definition && authorityOf(definition, there, inForceOn(delegations, day), powers);
      if (found && !isSame(found, periods.at(-1))) periods.push({ from: day, ...found });
    }
    return periods;
  });
}

function turnsOf({ effectiveFrom, content: { from, through } }: Dated<DelegationDefinition>): LocalDate[] {
  return [effectiveFrom, from, ...(through === null ? [] : [addDays(through, 1)])];
}

function isSame(one: Authority, other: Authority | undefined): boolean {
  return (
    one.organ === other?.organ &&
    one.inNameOf === other.inNameOf &&
    one.delegation === other.delegation &&
    one.usual === other.usual &&
    JSON.stringify(one.setAside) === JSON.stringify(other.setAside)
  );
}
