import type { Limit } from '#calendar';
import {
  type Basis,
  type CommitmentRule,
  type CommittedLimit,
  type FirstReview,
  type JointLimit,
  LEVELS,
  type SilenceRule,
  type StatutoryLimit,
} from '../definition.js';
import { TOLERANCE_ENDS, type ToleranceRule } from '../tolerance.js';
import { limit } from './read-terms.js';
import { type Cursor, choice, count, fault, flag, keys, list, optional, present, text } from './reading.js';

/** A law or notice with its article; a notice without articles has an empty one. */
export function readBasis(at: Cursor): Basis {
  const key = keys(at, ['law', 'article', 'confidence', 'source']);
  return {
    law: text(key('law')),
    article: optional(key('article'), text, ''),
    confidence: choice(key('confidence'), ['verified', 'memory']),
    ...present(key('source'), 'source', text),
  };
}

/** The limit the law sets. `extend` and `approver` go together (行政许可法 42: who may extend is part of the rule). */
export function readStatutory(at: Cursor): StatutoryLimit {
  const key = keys(at, ['within', 'from', 'extend', 'approver', 'basis', 'note']);
  return {
    ...limit(key('within')),
    startsFrom: choice(key('from'), ['acceptance', 'receipt']),
    extension: readExtension(key('extend'), key('approver')),
    basis: text(key('basis')),
    ...present(key('note'), 'note', text),
  };
}

/** The limit the organ promises, in its own unit, with the source of the number. */
export function readCommitted(at: Cursor): CommittedLimit {
  const key = keys(at, ['within', 'source', 'demo']);
  return { ...limit(key('within')), source: text(key('source')), demo: flag(key('demo'), false) };
}

/** Percentages of the promise, rising, each below a hundred: at a hundred it is over, not near. */
export function readWarnings(at: Cursor): number[] {
  const shares = list(at, count);
  const rising = shares.every((share, n) => share > (shares[n - 1] ?? 0) && share < 100);
  if (!rising) fault(at, 'SEED-VALUE', 'rising shares between 1 and 99');
  return shares;
}

/** What silence decides, after which clock, by which rule. */
export function readSilence(at: Cursor): SilenceRule {
  const key = keys(at, ['after', 'basis']);
  return { clock: choice(key('after'), ['promise', 'statute']), basis: readBasis(key('basis')) };
}

export function readCommitment(at: Cursor): CommitmentRule {
  const key = keys(at, ['check', 'basis', 'by-rule', 'demo']);
  return {
    check: limit(key('check')),
    basis: text(key('basis')),
    ...(flag(key('by-rule'), false) && { byRule: true as const }),
    demo: flag(key('demo'), false),
  };
}

/** What becomes of an item whose owed papers did not come in time. */
export function readTolerance(at: Cursor): ToleranceRule {
  const key = keys(at, ['late', 'basis', 'demo']);
  return {
    late: choice(key('late'), TOLERANCE_ENDS),
    basis: text(key('basis')),
    demo: flag(key('demo'), false),
  };
}

/** Who reviews first and how long, how long above, and by which articles. */
export function readFirstReview(at: Cursor): FirstReview {
  const key = keys(at, ['level', 'within', 'upper', 'basis']);
  return {
    level: choice(key('level'), LEVELS),
    ...limit(key('within')),
    upper: limit(key('upper')),
    basis: text(key('basis')),
  };
}

/** Joint handling: the document that orders it and the items it names. */
export function readJoint(at: Cursor): JointLimit {
  const key = keys(at, ['within', 'extend', 'approver', 'document', 'items', 'demo']);
  return {
    ...limit(key('within')),
    extension: { ...limit(key('extend')), approver: text(key('approver')) },
    document: text(key('document')),
    items: list(key('items'), text),
    demo: flag(key('demo'), false),
  };
}

function readExtension(extend: Cursor, approver: Cursor): (Limit & { readonly approver: string }) | null {
  if (extend.value === undefined && approver.value === undefined) return null;
  return { ...limit(extend), approver: text(approver) };
}
