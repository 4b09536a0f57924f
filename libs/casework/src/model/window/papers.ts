import { made, type PaperRows } from '../paper/paper.js';
import { dueOf, groundOf, head, lineName, remedies, shown } from '../paper/said-of.js';
import type { WindowEventType } from './events.js';

/** What the window adds to the table of papers; gaps are one paper of their notice. */
export const WINDOW_PAPERS: PaperRows<WindowEventType> = {
  OPEN_WINDOW: null,
  // Between the department and the lead, until it is told.
  FIND_GAPS: null,
  END_FINDINGS: null,
  // The notice of gaps said it in writing; a notice says it once more.
  REMIND_GAPS: null,
  RETURN: (after, event) =>
    made('return', {
      ...head(after, event),
      article: after.context.facts.window?.onSilence?.source ?? null,
      note: event.note ?? null,
      remedies: remedies(after),
    }),
  REROUTE: (after, event) => {
    const { authority } = after.context.facts;
    const organ = authority ? { zh: authority.inNameOf.zh, en: authority.inNameOf.en } : String(event.to);
    return made('reroute', { ...head(after, event), organ, reason: event.reason, due: shown(after) });
  },
  ASK: (after, event) =>
    made('ask', {
      ...head(after, event),
      lines: event.lines.map(({ line, note }) => lineName(after, line, note)),
      until: dueOf(after, 'asked'),
      article: event.ground === undefined ? null : groundOf(after, event.ground).article,
    }),
};
