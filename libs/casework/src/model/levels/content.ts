import { pointInto, type Rejection, reject } from '#kernel';
import type { EventOf } from '../events.js';
import type { ItemContext } from '../item-context.js';
import { NO_ORGAN } from '../window/content.js';

/** Every line that was handed in goes up, and nothing else does. */
function wholePapers({ facts }: ItemContext, { papers }: EventOf<'FORWARD'>): Rejection | null {
  const strange = papers.findIndex((line) => !facts.handedIn.includes(line));
  if (strange >= 0)
    return reject('OFF-LIST', {
      pointer: pointInto('/papers', strange),
      params: { id: papers[strange] ?? '' },
    });
  const left = facts.handedIn.filter((line) => !papers.includes(line));
  return left.length > 0
    ? reject('PAPERS_LEFT_OUT', { pointer: '/papers', params: { lines: left.join(', ') } })
    : null;
}

/** The organ that the authority record names, and another than has the decision. */
function transferRefusal(_: ItemContext, { from, to }: EventOf<'TRANSFER'>): Rejection | null {
  if (to === NO_ORGAN) return reject('NOT_COMPETENT', { pointer: '/to' });
  return from === to ? reject('AUTHORITY_UNMOVED') : null;
}

/** What an outside system did is proved by a paper, or it was not done (rules.md 2). */
const proved = (_: ItemContext, { evidence }: { readonly evidence?: string }): Rejection | null =>
  evidence ? null : reject('EVIDENCE_MISSING', { pointer: '/evidence' });

export const LEVEL_CONTENT = {
  FORWARD: wholePapers,
  TRANSFER: transferRefusal,
  RECORD_PROGRESS: proved,
  RECORD_RESULT: proved,
};
