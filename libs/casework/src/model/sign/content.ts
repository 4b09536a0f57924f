import { type Rejection, reject } from '#kernel';
import { isGreen } from '../channel/facts.js';
import type { EventOf, ItemEvent } from '../events.js';
import type { Obligation } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { listed, outside } from '../off-list.js';

/** Somebody signs between the officer and the last one: then there is a text before the last one signs. On the green channel that is a refusal's. */
const signsDraft = ({ definition, facts }: ItemContext, refuses: boolean): boolean =>
  definition.signing === 3 || (refuses && isGreen(facts));

/** What a drafted decision says is published, like what a signed one says; a refusal that others sign is drafted with its reasons. */
export function draftRefusal(
  context: ItemContext,
  { opinion, draft, on }: EventOf<'CONCLUDE_REVIEW'>,
): Rejection | null {
  const { definition } = context;
  const { reasons = [], obligations = [] } = draft ?? {};
  const refuses = opinion === 'disagree';
  if (refuses && signsDraft(context, refuses) && reasons.length === 0)
    return reject('REASONS_MISSING', { pointer: '/draft/reasons' });
  if (!refuses && reasons.length > 0) return reject('DRAFT_CONTRADICTS', { pointer: '/draft/reasons' });
  if (refuses && obligations.length > 0)
    return reject('DRAFT_CONTRADICTS', { pointer: '/draft/obligations' });
  const early = obligations.findIndex(({ dueOn }) => dueOn <= on);
  if (early >= 0) return reject('OBLIGATION_BEFORE_GRANT', { pointer: `/draft/obligations/${early}/dueOn` });
  const named = obligations.map(({ condition }) => condition);
  return listed(
    [
      ...outside(reasons, definition.conditions, '/draft/reasons'),
      ...outside(named, definition.conditions, '/draft/obligations', '/condition'),
    ],
    {},
  );
}

/**
 * Signed as it was drafted: whoever wants another text sends it back. Without a draft the one who decides writes the text; what the
 * head signs for outside the list is the head's own. Asked last, when an act comes in: what is wrong with the words themselves is
 * named as that.
 */
export function undrafted(context: ItemContext, event: ItemEvent): Rejection | null {
  if (event.type !== 'GRANT' && event.type !== 'REFUSE') return null;
  const { facts } = context;
  if (event.offList || !(facts.draft || signsDraft(context, event.type === 'REFUSE'))) return null;
  const { reasons = [], obligations = [] } = facts.draft ?? {};
  const same =
    event.type === 'GRANT'
      ? facts.opinion === 'agree' && sameObligations(obligations, event.obligations ?? [])
      : facts.opinion === 'disagree' && sameReasons(reasons, event.reasons);
  return same ? null : reject('DRAFT_DIFFERS');
}

const sameReasons = (drafted: readonly string[], signed: readonly string[]): boolean =>
  drafted.length === signed.length && drafted.every((id) => signed.includes(id));

const textOf = ({ condition, duty, basis, dueOn, inspector }: Obligation): string =>
  JSON.stringify([condition, duty, basis, dueOn, inspector]);

const sameObligations = (drafted: readonly Obligation[], signed: readonly Obligation[]): boolean =>
  sameReasons(drafted.map(textOf), signed.map(textOf));
