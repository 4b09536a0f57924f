import type { Item } from '../item.js';
import type { Entry, NewBar, RevokedResult } from '../outcome.js';

/**
 * What a revocation takes with it: the result, which the register keeps as revoked, and a bar of the applicant until its credit is
 * repaired (国办发〔2020〕42号). Null where the act revokes nothing.
 */
export function revokedBy(
  entries: readonly Entry[],
  itemOf: (idx: number) => Item,
  applicantOrgan: number,
): { readonly revoked: readonly RevokedResult[]; readonly bars: readonly NewBar[] } | null {
  const found = entries.flatMap(({ idx, code, event }) => {
    if (event.type !== 'DECIDE_REVOCATION' || !event.revoked) return [];
    const { context, organId } = itemOf(idx);
    const number = context.facts.number ?? null;
    const { on, by } = event;
    const bar: NewBar = {
      ...{ enterprise: applicantOrgan, ground: 'broken-commitment', items: null, from: on, until: null },
      ...{ document: number ?? `${code} ${on}`, organId, by },
    };
    return [{ result: { idx, code, number, on }, bar }];
  });
  if (found.length === 0) return null;
  return { revoked: found.map(({ result }) => result), bars: found.map(({ bar }) => bar) };
}
