import { type Actor, signature } from '#kernel';
import { canonical } from '#record';
import type { Outcome } from './model/outcome.js';

/** The journal line: canonical JSON (RFC 8785) of what was done, by whom, with which effect. Its bytes are what is hashed. */
export function lineOf(
  caseId: string,
  actor: Actor,
  {
    kind,
    effectiveOn,
    entries,
    results,
    alerts,
    notices,
    papers,
    joint,
    plan,
    opened,
    form,
  }: Pick<
    Outcome,
    'kind' | 'effectiveOn' | 'entries' | 'results' | 'alerts' | 'notices' | 'papers' | 'joint'
  > & {
    /** Of a submission: what was opened, under which guide, for which project. */
    readonly plan?: unknown;
    readonly opened?: unknown;
    /** Digest of the form with its salt. */
    readonly form?: string | undefined;
  },
): string {
  return canonical({
    case: caseId,
    kind,
    effectiveOn,
    by: signature(actor),
    entries,
    results,
    alerts,
    notices,
    papers,
    ...(joint && { joint: joint.events }),
    ...(plan !== undefined && { plan, opened }),
    ...(form !== undefined && { form }),
  });
}
