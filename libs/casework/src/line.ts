import { randomBytes } from 'node:crypto';
import { type Actor, signature } from '#kernel';
import { detailText, Texts, takeMentions } from '#model/record';
import { canonical, digest } from '#record';
import { mapPersonal } from './model/detail/personal.js';
import type { Outcome } from './model/outcome.js';

/** A journal line, and beside it what can be erased from it (decision 0031). */
export interface Written {
  /** Canonical JSON (RFC 8785) of what was done, by whom, with which effect. Its bytes are what is chained. */
  readonly line: string;
  /** Texts that the line names by their place, and the salt of the digest that it holds of them. Absent where nobody wrote any. */
  readonly detail?: readonly string[];
  readonly salt?: string;
}

type Said = Pick<
  Outcome,
  | 'kind'
  | 'effectiveOn'
  | 'entries'
  | 'results'
  | 'revoked'
  | 'bars'
  | 'alerts'
  | 'notices'
  | 'papers'
  | 'joint'
> & {
  /** Of what brings items into a case: how they were planned. */
  readonly plan?: unknown;
  /** Of a submission: what was opened, under which guide, for which project. */
  readonly opened?: unknown;
  /** Digest of the form with its salt. */
  readonly form?: string | undefined;
};

/**
 * What the act says. Personal words stand beside it, also where a notice repeats them. What went out in writing stays: a paper with
 * number and seal is kept by the law on archives (档案法), not by ours.
 */
export function lineOf(caseId: string, actor: Actor, said: Said): Written {
  const { kind, effectiveOn, results, revoked, bars, alerts, papers, joint, plan, opened, form } = said;
  const texts = new Texts();
  const entries = said.entries.map((entry) => {
    const event = mapPersonal(entry.event, (text) => texts.take(text));
    return event === entry.event ? entry : { ...entry, event };
  });
  const notices = takeMentions(said.notices, texts);
  // What is not there is undefined, which canonical JSON leaves out.
  const line = {
    case: caseId,
    kind,
    effectiveOn,
    by: signature(actor),
    entries,
    results,
    revoked,
    bars: revoked && bars,
    alerts,
    notices,
    papers,
    joint: joint?.events,
    plan,
    opened,
    form,
  };
  const { list } = texts;
  if (list.length === 0) return { line: canonical(line) };
  const salt = randomBytes(16).toString('hex');
  return { line: canonical({ ...line, detail: digest(detailText(salt, list)) }), detail: list, salt };
}
