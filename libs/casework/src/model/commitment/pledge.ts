import type { ItemFacts } from '../facts.js';

/**
 * On which promise of the applicant an item was accepted or decided, and what became of it, for the figures: papers owed (容缺受理), or a
 * commitment (告知承诺) by its last word. Null: on none.
 */
export type Pledge =
  | 'tolerance'
  | 'commitment'
  | 'commitment-kept'
  | 'commitment-broken'
  | 'commitment-rectified'
  | 'commitment-revoked';

export function pledgeOf(facts: ItemFacts): Pledge | null {
  const { owed, byCommitment, followUp, rectification, revocation } = facts;
  if (!byCommitment) return owed ? 'tolerance' : null;
  if (revocation?.revoked) return 'commitment-revoked';
  if (rectification?.rectified) return 'commitment-rectified';
  if (!followUp) return 'commitment';
  return followUp.kept ? 'commitment-kept' : 'commitment-broken';
}
