import { type GuideSession, SESSION_KINDS } from '../session.js';
import { type Cursor, choice, flag, keys, list, text } from './reading.js';

/** A joint meeting or visit of a guide. */
export function readSession(at: Cursor): GuideSession {
  const key = keys(at, ['kind', 'items', 'source', 'demo']);
  return {
    kind: choice(key('kind'), SESSION_KINDS),
    items: list(key('items'), text),
    source: text(key('source')),
    demo: flag(key('demo'), false),
  };
}
