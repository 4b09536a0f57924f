import { type LocalDate, type Rejection, reject } from '#kernel';
import { dueOf } from '../clocks.js';
import type { ItemContext } from '../item-context.js';
import { unpaid } from '../obligations.js';
import { isApplicants } from './debts.js';

/**
 * 容缺逾期: only what the applicant owes can end an item, once its day is over, and as the catalogue has published (安阳条例 24, 滨州规定 11).
 * What an organ or a shared source owes never does.
 */
export function endableUnpaid(context: ItemContext, { on }: { readonly on: LocalDate }): Rejection | null {
  const { definition, facts } = context;
  if (!unpaid(facts).some(isApplicants)) return reject('NO_DEBT_OF_APPLICANT');
  if (!definition.tolerance) return reject('NO_TOLERANCE_END');
  const due = dueOf(context, 'debt');
  return due !== null && due < on ? null : reject('STILL_IN_TIME');
}
