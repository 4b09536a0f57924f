import type { LocalDate } from '#kernel';
import type { ItemDefinition } from '#model/catalogue';
import type { Debt, ItemFacts, Owed } from '../facts.js';
import { decidedSince } from '../redecide/facts.js';

/** Debts of the line's own issuer, not of the applicant: none of them ends the item or costs the applicant a day. */
export const isApplicants = ({ debtor }: Debt): boolean => debtor === 'applicant';

/** The owed papers after an earlier result came in: what that result proves is owed no longer. */
export function paidByResult(
  { owed }: Pick<ItemFacts, 'owed'>,
  { materials }: Pick<ItemDefinition, 'materials'>,
  { from, on }: { readonly from: string; readonly on: LocalDate },
): { readonly owed?: Owed } {
  const brings = (line: string) =>
    materials.find(({ id }) => id === line)?.producedBy.includes(from) === true;
  if (!owed?.debts.some(({ line, paidOn }) => !paidOn && brings(line))) return {};
  const debts = owed.debts.map((debt) =>
    !debt.paidOn && brings(debt.line) ? { ...debt, paidOn: on } : debt,
  );
  return { owed: { ...owed, debts } };
}

/** One clock for each debt that is not the applicant's: late, it warns whoever owes. */
export function organDebtStarts(facts: Pick<ItemFacts, 'owed' | 'decidedOn' | 'endedOn' | 'redone'>) {
  const { owed, endedOn } = facts;
  const debts = owed?.debts.filter((debt) => !isApplicants(debt)) ?? [];
  return debts.map(({ line, paidOn }) => ({
    kind: 'organ-debt' as const,
    of: line,
    article: '容缺受理：部门所欠材料',
    start: owed?.on,
    limit: owed?.within,
    endedOn: paidOn ?? decidedSince(facts, owed?.on) ?? endedOn,
  }));
}

/** The organ that owes the line; undefined where nobody in this house does. */
export function owingOrgan({ owed }: Pick<ItemFacts, 'owed'>, line: string): number | undefined {
  return owed?.debts.find((debt) => debt.line === line)?.organId;
}
