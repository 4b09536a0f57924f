import { holdsUp, type ItemDefinition, type MaterialLine } from '#model/catalogue';
import type { Debt, ItemFacts, Order } from './facts.js';
import { openAsk } from './window/facts.js';

type Materials = Pick<ItemDefinition, 'materials'>;

/** May the line be owed at all: what is not core, unless it says never; on the green channel (绿色通道) also what is published for it. */
export const mayBeOwed = ({ core, owed }: MaterialLine, channel?: ItemFacts['channel']): boolean =>
  owed === 'green' ? channel === 'green' : !core && owed !== 'never';

/**
 * Lines that may be accepted as owed (容缺): not core, and not in hand yet. Another item's result only where statute ties the
 * decision to it: owed without a tie, or after one that is over, it would hold the decision up all the same (rules 1.5).
 */
export function owable(
  { materials, ties }: Materials & Pick<ItemDefinition, 'ties'>,
  {
    handedIn,
    channel,
    covered = [],
    ties: known = [],
  }: Pick<ItemFacts, 'handedIn' | 'channel' | 'covered'> & Partial<Pick<ItemFacts, 'ties'>>,
): string[] {
  const binding = ties.filter(holdsUp);
  const over = known.flatMap(({ state, to }) => (state === 'not-needed' ? to : []));
  const tied = (codes: readonly string[]) =>
    codes.length === 0 ||
    binding.some(({ to }) => to.some((code) => codes.includes(code) && !over.includes(code)));
  return materials
    .filter((line) => mayBeOwed(line, channel) && tied(line.producedBy))
    .map(({ id }) => id)
    .filter((id) => !handedIn.includes(id) && !covered.some(({ line }) => line === id));
}

/** Whose debt the line is: what sharing or an earlier result brings is never the applicant's (rules 4.12). */
export function debtorOf({ materials }: Materials, line: string): Debt['debtor'] {
  const found = materials.find(({ id }) => id === line);
  if (found?.producedBy.length) return 'organ';
  return found?.shared ? 'shared-source' : 'applicant';
}

export function unpaid({ owed }: ItemFacts): readonly Debt[] {
  return owed?.debts.filter(({ paidOn }) => !paidOn) ?? [];
}

/** Lines the applicant is still to supply: of the notice of gaps, owed since the acceptance, or asked during the review. */
export function awaited(facts: ItemFacts): string[] {
  const owed = facts.owed ? unpaid(facts) : (facts.gaps?.lines ?? []);
  const asked = [...owed, ...(openAsk(facts)?.lines ?? [])];
  return [...new Set(asked.map(({ line }) => line))].filter((line) => !facts.handedIn.includes(line));
}

/** The supervision order that still waits for its answer. */
export function openOrder({ orders }: ItemFacts): Order | undefined {
  const last = orders?.at(-1);
  return last && !last.answeredOn ? last : undefined;
}
