import type { LocalDate } from '#kernel';
import type { ItemDefinition } from '../definition.js';
import { type Finding, finding } from './finding.js';
import { canFound, inForce, lawKind } from './law-kinds.js';

const FREE = /^(不收费|免费|无|0(\.0+)?元?)$/;

/** Every item says what it rests on, and a licence or a fee rests on what may found it, on the day it takes effect. */
export function checkBasis(items: readonly ItemDefinition[], on: LocalDate): Finding[] {
  return items.flatMap((item) => [...checkLaws(item, on), ...checkFee(item, on)]);
}

/** 行政许可法 14-17: law, regulation, decision of the State Council, local regulation; no other paper creates a licence. */
function checkLaws({ code, nature, basis }: ItemDefinition, on: LocalDate): Finding[] {
  const place = `items/${code}/basis`;
  if (basis.length === 0) return [finding('CAT-030', place)];
  const past = basis.filter((it) => !inForce(it, on));
  const gone = past.map(({ law }) => finding('CAT-034', place, { law, on }));
  if (nature !== 'licence') return gone;
  const founding = basis.filter(canFound);
  const held = founding.filter((it) => !past.includes(it));
  if (founding.length === 0) return [...gone, finding('CAT-031', place, { laws: lawsOf(basis) })];
  if (held.length === 0) return [...gone, finding('CAT-032', place, { laws: lawsOf(founding), on })];
  const isRead = held.some(({ confidence }) => confidence === 'verified');
  return isRead ? gone : [...gone, finding('CAT-035', place, { laws: lawsOf(held) })];
}

/** 行政许可法 58: free of charge, unless a law or an administrative regulation says otherwise. What a utility sells has its price. */
function checkFee({ code, nature, fee }: ItemDefinition, on: LocalDate): Finding[] {
  if (!fee || nature === 'utility' || FREE.test(fee.amount.trim())) return [];
  const kind = lawKind(fee.basis.law);
  const isFounded = (kind === 'law' || kind === 'regulation') && inForce(fee.basis, on);
  return isFounded
    ? []
    : [finding('CAT-033', `items/${code}/fee`, { amount: fee.amount, law: fee.basis.law })];
}

function lawsOf(basis: ItemDefinition['basis']): string {
  return basis.map(({ law }) => law).join(', ');
}
