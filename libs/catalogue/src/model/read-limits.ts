import type { Limit } from '#calendar';
import type { Basis, CommittedLimit, StatutoryLimit } from './definition.js';
import { limit } from './read-terms.js';
import { type Cursor, choice, flag, keys, optional, present, text } from './reading.js';

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

function readExtension(extend: Cursor, approver: Cursor): (Limit & { readonly approver: string }) | null {
  if (extend.value === undefined && approver.value === undefined) return null;
  return { ...limit(extend), approver: text(approver) };
}
