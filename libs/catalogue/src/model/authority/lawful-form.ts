import { addDays } from '#calendar';
import type { Finding } from '../check/finding.js';
import { type DelegationDefinition, type FormRule, LAWFUL } from './delegation.js';
import { byRank, isBelow } from './floor.js';
import type { Decidable, PoweredOrgan, Powers } from './powers.js';

/** Why a delegation has no lawful form for an item, in both languages. */
const FORM_FAULTS = {
  organ: { zh: '受权机关不存在, 或就是赋权机关', en: 'the delegate does not exist, or is the delegator' },
  signs: { zh: '署名机关与赋权形式不符', en: 'this form does not let that organ sign' },
  body: { zh: '受权机构的主体性质与赋权形式不符', en: 'this form does not admit a delegate of that body' },
  law: { zh: '授权依据不是法律、法规', en: 'the document is no law or regulation' },
  announcement: { zh: '没有在生效前公告', en: 'it was not announced before it began' },
  approval: { zh: '没有国务院批准', en: 'the State Council’s approval is missing' },
  term: { zh: '代理没有止日, 或超过九十二天', en: 'a deputy without a last day, or for more than 92 days' },
  rank: { zh: '代理机关的层级低于被代理机关', en: 'the deputy stands below the organ it acts for' },
  nature: { zh: '该性质的事项不能以这种形式赋权', en: 'this form does not fit items of that nature' },
  level: { zh: '受权机关低于法律规定的层级', en: 'the delegate stands below the level of the law' },
  power: {
    zh: '赋权机关不是该基地的法定机关(受委托的权力不得再委托)',
    en: 'the delegator has no power by statute there (what was delegated is not passed on)',
  },
} as const;
export type FormFault = keyof typeof FORM_FAULTS;
type ItemFault = 'nature' | 'level';
/** Of the form itself, whatever the item. */
export type OwnFault = Exclude<FormFault, ItemFault | 'power'>;

/** What lacks, as a detail of a finding that is said in either language. */
export function sayLack(fault: FormFault): Finding['detail'] {
  const { zh, en } = FORM_FAULTS[fault];
  return { 'lack.zh': zh, 'lack.en': en };
}

/**
 * The title of a law or a regulation, remarks and articles behind it left out: what is called 办法 is neither, nor what only speaks of one
 * (关于贯彻《…条例》的方案), nor a draft of one.
 */
const LAW = /(?:(?<!办)法|条例)[》〉]?(?:[(（][^()（）]*[)）]|第[^关于]+[条款项])*[》〉]?$/;
const DRAFT = /草案|征求意见/;

/** What is wrong with the form, whatever the item. */
export function formFaults(delegation: DelegationDefinition, powers: Powers): OwnFault[] {
  const { form, signs, delegate, delegator } = delegation;
  const rule = LAWFUL[form];
  const to = powers.organs.find(({ handle }) => handle === delegate);
  if (to === undefined || delegator === delegate) return ['organ'];
  return [
    ...(rule.signs.includes(signs) ? [] : (['signs'] as const)),
    ...(rule.bodies.includes(to.body) ? [] : (['body'] as const)),
    ...(has(delegation, rule) ? [] : [rule.needs ?? 'law']),
    ...(delegation.form === 'deputised' ? deputyFaults(delegation, to, powers) : []),
  ];
}

/** As long as a colleague may stand in for another (0030): the number is ours, demo. */
const LONGEST_DAYS = 92;

function deputyFaults(
  { from, through, delegator }: DelegationDefinition,
  to: PoweredOrgan,
  powers: Powers,
): OwnFault[] {
  const of = powers.organs.find(({ handle }) => handle === delegator);
  const isBounded = through !== null && through <= addDays(from, LONGEST_DAYS - 1);
  return [
    ...(isBounded ? [] : (['term'] as const)),
    ...(of && byRank(to.level, of.level) < 0 ? (['rank'] as const) : []),
  ];
}

function has({ document, announced, approval, from }: DelegationDefinition, { needs }: FormRule): boolean {
  switch (needs) {
    case 'law':
      return LAW.test(document.title) && !DRAFT.test(document.title);
    case 'announcement':
      return announced !== null && announced.on <= from;
    case 'approval':
      return approval !== null;
    case null:
      return true;
  }
}

/** What is wrong for this item: a form that does not fit its nature, or a delegate below the floor of the law. */
export function itemFaults(delegation: DelegationDefinition, item: Decidable, powers: Powers): ItemFault[] {
  const { natures } = LAWFUL[delegation.form];
  const to = powers.organs.find(({ handle }) => handle === delegation.delegate);
  return [
    ...(natures === null || natures.includes(item.nature) ? [] : (['nature'] as const)),
    ...(to !== undefined && isTooLow(item, to) ? (['level'] as const) : []),
  ];
}

/**
 * A floor of city or above holds against any delegation (排污许可管理条例 6, 危险化学品安全法, 森林法 …), and so does the approved
 * catalogue's. Where the law says 县级以上, a park's organ may decide by delegation [J].
 */
function isTooLow({ authority: { minLevel } }: Decidable, { level }: PoweredOrgan): boolean {
  if (minLevel === 'county' && level === 'park') return false;
  return isBelow(level, minLevel);
}
