import { type Rejection, reject } from '#kernel';
import type { EventOf } from '../events.js';
import type { ItemFacts } from '../facts.js';
import { isAwaited } from '../ties.js';

/**
 * That the project needs no result of an earlier item is said by hand where no organ of this case says it: by whoever has claimed the later item,
 * with article and evidence, and only of a tie that the law asks under a condition (行政许可法 16, 31). While the case applies for the earlier
 * item, its own organ says so there.
 */
export function declaredRefusal(
  { ties, claimedBy }: Pick<ItemFacts, 'ties' | 'claimedBy'>,
  { from, by, inPlaceOf, notNeeded, evidence, result }: EventOf<'PRIOR_RESULT'>,
): Rejection | null {
  const params = { code: from };
  const awaiting = ties.filter((tie) => isAwaited(tie) && tie.to.includes(from));
  if (result || !notNeeded) return reject('RESULT_OR_NOT_NEEDED', { pointer: '/notNeeded' });
  if (claimedBy === undefined || ![by, inPlaceOf].includes(claimedBy)) return reject('NOT_CLAIMED_BY_YOU');
  if (awaiting.some(({ condition }) => condition === undefined))
    return reject('TIE_UNCONDITIONAL', { pointer: '/notNeeded', params });
  if (awaiting.some(({ within, failed = [] }) => within.includes(from) && !failed.includes(from)))
    return reject('NOT_NEEDED_BY_ITS_ORGAN', { pointer: '/from', params });
  return evidence ? null : reject('EVIDENCE_MISSING', { pointer: '/evidence' });
}
