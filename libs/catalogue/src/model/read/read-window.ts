import { ACCEPTANCES, type GuideWindow, NOTICES, type OnSilence, SILENT_ENDS } from '../guide-window.js';
import { limit } from './read-terms.js';
import { type Cursor, choice, flag, keys, optional, text } from './reading.js';

/** The window of a guide; what is not written is as without one. */
export function readWindow(at: Cursor): GuideWindow {
  const key = keys(at, ['notices', 'acceptance', 'on-silence']);
  return {
    notices: optional(key('notices'), (it) => choice(it, NOTICES), 'each' as const),
    acceptance: optional(key('acceptance'), (it) => choice(it, ACCEPTANCES), 'either' as const),
    onSilence: optional(key('on-silence'), readOnSilence, null),
  };
}

function readOnSilence(at: Cursor): OnSilence {
  const key = keys(at, ['outcome', 'within', 'source', 'demo']);
  return {
    outcome: choice(key('outcome'), SILENT_ENDS),
    ...limit(key('within')),
    source: text(key('source')),
    demo: flag(key('demo'), false),
  };
}
