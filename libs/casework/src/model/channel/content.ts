import { type Rejection, reject } from '#kernel';
import type { EventOf } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { listed, outside } from '../off-list.js';
import { fromApplicant } from '../window/content.js';

/** Findings are about lines of the version that the applicant brings: a look ahead demands nothing that a notice could not. */
export function preReviewRefusal(
  { definition: { materials } }: ItemContext,
  { findings, note }: EventOf<'PRE_REVIEW'>,
): Rejection | null {
  if (findings.length === 0 && !note?.trim()) return reject('LINES_MISSING', { pointer: '/findings' });
  const ids = findings.map(({ line }) => line);
  return listed(outside(ids, materials.filter(fromApplicant), '/findings'), {});
}
