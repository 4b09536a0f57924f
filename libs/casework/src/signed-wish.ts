import { canonical, digest } from '#record';
import type { ItemFacts } from './model/facts.js';
import type { Draft } from './model/sign/facts.js';
import type { Wish } from './wish.js';

/** What a signature of the chain stands under: the opinion and the text of the decision, as canonical JSON (RFC 8785). */
export function overDraft(opinion: 'agree' | 'disagree', draft: Draft | undefined): string {
  return digest(canonical({ opinion, draft: draft ?? null }));
}

/** A decision that repeats nothing signs what was drafted. */
function completed(wish: Wish, draft: Draft | undefined): Wish {
  if (wish.type === 'GRANT' && !wish.obligations && draft?.obligations)
    return { ...wish, obligations: draft.obligations };
  if (wish.type === 'REFUSE' && wish.reasons.length === 0 && draft?.reasons)
    return { ...wish, reasons: draft.reasons };
  return wish;
}

const SIGNING: readonly Wish['type'][] = ['SIGN', 'GRANT', 'REFUSE'];

/**
 * The wish with the digest of the text it signs, read in the same trip: an act on another version is never written. Sent up without a
 * list, an item goes with all that was handed in.
 */
export function signedWish(wish: Wish, facts: ItemFacts | undefined): Wish {
  if (wish.type === 'CONCLUDE_REVIEW') return { ...wish, over: overDraft(wish.opinion, wish.draft) };
  if (wish.type === 'FORWARD' && wish.papers.length === 0) return { ...wish, papers: facts?.handedIn ?? [] };
  if (!SIGNING.includes(wish.type) || !facts?.opinion) return wish;
  return { ...completed(wish, facts.draft), over: overDraft(facts.opinion, facts.draft) } as Wish;
}
