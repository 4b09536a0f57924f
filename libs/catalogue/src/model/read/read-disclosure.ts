import type { Contacts, Fee, ItemCodes } from '../definition.js';
import { readBasis } from './read-limits.js';
import { type Cursor, flag, keys, present, text } from './reading.js';

/** A fee with the law that founds it (行政许可法 58). */
export function readFee(at: Cursor): Fee {
  const key = keys(at, ['amount', 'basis', 'source', 'demo']);
  return {
    amount: text(key('amount')),
    basis: readBasis(key('basis')),
    source: text(key('source')),
    demo: flag(key('demo'), false),
  };
}

/** Whom to ask and where to complain. */
export function readContacts(at: Cursor): Contacts {
  const key = keys(at, ['ask', 'complain', 'source', 'demo']);
  return {
    ask: text(key('ask')),
    complain: text(key('complain')),
    source: text(key('source')),
    demo: flag(key('demo'), false),
  };
}

/** The codes of GB/T 39046-2020, each optional; what form they have is a check, not a matter of reading. */
export function readCodes(at: Cursor): ItemCodes {
  const key = keys(at, ['basic', 'implementation', 'source', 'demo']);
  return {
    ...present(key('basic'), 'basic', text),
    ...present(key('implementation'), 'implementation', text),
    source: text(key('source')),
    demo: flag(key('demo'), false),
  };
}
