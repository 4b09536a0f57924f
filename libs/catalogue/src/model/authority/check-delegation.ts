import { addDays } from '#calendar';
import type { LocalDate } from '#kernel';
import { type Finding, finding } from '../check/finding.js';
import type { ItemDefinition } from '../definition.js';
import { type DelegationDefinition, LAWFUL } from './delegation.js';
import { deputyOf, LONGEST_CHAIN } from './deputies.js';
import { type FormFault, formFaults, itemFaults, type OwnFault, sayLack } from './lawful-form.js';
import { basesOf, type Dated, type Powers } from './powers.js';

/** Everything the delegations are held against. */
export interface DelegationWorld {
  readonly items: readonly ItemDefinition[];
  readonly powers: Powers;
  /** The versions of other delegations that are or will be in force, in order of their numbers. */
  readonly beside: readonly Dated<DelegationDefinition>[];
}

/** The delegations of the seeds, each against all others. */
export function checkDelegations(
  delegations: readonly DelegationDefinition[],
  items: readonly ItemDefinition[],
  powers: Powers,
): Finding[] {
  return delegations.flatMap((content, at) => {
    const before = delegations.slice(0, at).map((other) => ({ effectiveFrom: other.from, content: other }));
    return checkDelegation({ effectiveFrom: content.from, content }, { items, powers, beside: before });
  });
}

/**
 * Whether the law lets the delegation stand (行政许可法 22-25). `AUTH-NOFORM`: no lawful form, a delegate below the floor, a
 * delegator without the power (so also one that holds it by delegation itself: 24 ¶3); `AUTH-DATES`; `AUTH-TWO`: another delegation
 * by the same organ of the item and base on the same day; `CAT-002`: an item, place or organ that there is not.
 */
export function checkDelegation(version: Dated<DelegationDefinition>, world: DelegationWorld): Finding[] {
  const { content: delegation } = version;
  const known = world.items.filter(({ code }) => delegation.items.includes(code));
  return [
    ...dangling(delegation, world),
    ...dates(delegation),
    ...formFaults(delegation, world.powers).map((fault) => noForm(delegation, fault, `/${KEY[fault]}`)),
    ...known.flatMap((item) =>
      itemFaults(delegation, item, world.powers).map((fault) =>
        noForm(delegation, fault, `/items/${item.code}`),
      ),
    ),
    ...power(delegation, world),
    ...doubles(version, world),
    ...circle(version, world),
  ];
}

/** The key that a clerk mends. */
const KEY: Readonly<Record<OwnFault, string>> = {
  organ: 'delegate',
  signs: 'signs',
  body: 'delegate',
  law: 'document',
  announcement: 'announced',
  approval: 'approval',
  term: 'through',
  rank: 'delegate',
};

function noForm({ code, form }: DelegationDefinition, fault: FormFault, within: string): Finding {
  const { article } = LAWFUL[form];
  return finding('AUTH-NOFORM', `delegations/${code}${within}`, { fault, article, ...sayLack(fault) });
}

function dangling(
  { code, items, places, delegator, delegate }: DelegationDefinition,
  world: DelegationWorld,
) {
  const { parks, organs } = world.powers;
  const codes = new Set(world.items.map((item) => item.code));
  const sites = new Set(parks.flatMap((park) => [park.code, ...park.bases.map((base) => base.code)]));
  const handles = new Set(organs.map(({ handle }) => handle));
  const missing = [
    ...items.filter((item) => !codes.has(item)),
    ...places.filter((place) => !sites.has(place)),
    ...[delegator, delegate].filter((organ) => !handles.has(organ)),
  ];
  return missing.map((name) => finding('CAT-002', `delegations/${code}`, { name }));
}

function dates({ code, from, through }: DelegationDefinition): Finding[] {
  if (through === null || through >= from) return [];
  return [finding('AUTH-DATES', `delegations/${code}`, { from, through })];
}

/** Only a statutory organ has a power to give away, and only its own; a deputy is for whoever decides there, also by delegation. */
function power(delegation: DelegationDefinition, { powers, beside }: DelegationWorld): Finding[] {
  const bases = basesOf(delegation, powers);
  return delegation.items.flatMap((item) =>
    bases
      .filter((base) => !powers.statutory(item, base).includes(delegation.delegator))
      .filter((base) => !decidesBy(delegation, { item, base }, beside, powers))
      .map((base) => noForm(delegation, 'power', `/items/${item}@${base}`)),
  );
}

function decidesBy(
  { form, delegator }: DelegationDefinition,
  { item, base }: { readonly item: string; readonly base: string },
  beside: DelegationWorld['beside'],
  powers: Powers,
): boolean {
  if (form !== 'deputised') return false;
  return beside.some(
    ({ content }) =>
      content.delegate === delegator &&
      content.items.includes(item) &&
      basesOf(content, powers).includes(base),
  );
}

/** Deputies that would act for one another on some day: nobody would act at all (`AUTH-CIRCLE`). */
function circle(version: Dated<DelegationDefinition>, { beside }: DelegationWorld): Finding[] {
  const { content: own } = version;
  if (own.form !== 'deputised') return [];
  const others = beside.filter(
    (other) =>
      other.content.form === 'deputised' &&
      other.content.code !== own.code &&
      other.content.delegator !== own.delegator &&
      other.content.items.some((item) => own.items.includes(item)) &&
      meet(spanOf(version, null), spanIn(beside, other)),
  );
  const all = [own, ...others.map(({ content }) => content)];
  const sound = all.every(({ delegator }) => deputyOf(delegator, all) !== null);
  return sound ? [] : [finding('AUTH-CIRCLE', `delegations/${own.code}`, { longest: LONGEST_CHAIN })];
}

function doubles(version: Dated<DelegationDefinition>, { beside, powers }: DelegationWorld): Finding[] {
  const { content: delegation } = version;
  const bases = basesOf(delegation, powers);
  const others = beside.filter(
    (other) =>
      other.content.code !== delegation.code &&
      isAlike(delegation, other.content) &&
      meet(spanOf(version, null), spanIn(beside, other)),
  );
  return others.flatMap(({ content: other }) => {
    const places = basesOf(other, powers).filter((base) => bases.includes(base));
    const items = other.items.filter((item) => delegation.items.includes(item));
    return items.flatMap((item) =>
      places.map((base) =>
        finding('AUTH-TWO', `delegations/${delegation.code}/items/${item}@${base}`, {
          item,
          base,
          other: other.code,
        }),
      ),
    );
  });
}

/** Days compare as texts; this is after every day. */
const NEVER = '9999';

/** The days on which a version holds, the end excluded: until the next version of its code, and within its own dates. */
interface DaySpan {
  readonly from: string;
  readonly until: string;
}

function spanIn(
  versions: readonly Dated<DelegationDefinition>[],
  version: Dated<DelegationDefinition>,
): DaySpan {
  const later = versions.slice(versions.indexOf(version) + 1);
  const next = later.find(({ content }) => content.code === version.content.code);
  return spanOf(version, next?.effectiveFrom ?? null);
}

function spanOf({ effectiveFrom, content }: Dated<DelegationDefinition>, next: LocalDate | null): DaySpan {
  const ended = content.through === null ? NEVER : addDays(content.through, 1);
  return {
    from: effectiveFrom > content.from ? effectiveFrom : content.from,
    until: next !== null && next < ended ? next : ended,
  };
}

/** One that another version took back before it began holds on no day, and meets nobody. */
function meet(one: DaySpan, other: DaySpan): boolean {
  const isSome = ({ from, until }: DaySpan) => from < until;
  return isSome(one) && isSome(other) && one.from < other.until && other.from < one.until;
}

/** Each organ gives what is its own (行政许可法 24): another level another power. A deputy stands beside a delegation; two of one organ do not. */
function isAlike(one: DelegationDefinition, other: DelegationDefinition): boolean {
  return one.delegator === other.delegator && (one.form === 'deputised') === (other.form === 'deputised');
}
