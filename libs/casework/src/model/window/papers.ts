import type { Item } from '../item.js';
import { awaited } from '../obligations.js';
import { made, type PaperRows } from '../paper/paper.js';
import { dueOf, head, lineName, remedies, said, shown } from '../paper/said-of.js';
import type { WindowEventType } from './events.js';

/** What is still missing, by its name. */
const missing = (item: Item): string[] => awaited(item.context.facts).map((line) => lineName(item, line));

const OUTCOMES = {
  return: said('予以退件, 可以重新申请', 'the papers are returned, and you may apply anew'),
  hold: said('保留申请, 补齐前不受理', 'the item stays open, and is not accepted until they are in'),
};

/** What the window adds to the table of papers. Gaps are one paper of their notice. */
export const WINDOW_PAPERS: PaperRows<WindowEventType> = {
  OPEN_WINDOW: null,
  // Between the department and the lead, until it is told.
  FIND_GAPS: null,
  END_FINDINGS: null,
  REMIND_GAPS: (after, event) => {
    const outcome = OUTCOMES[after.context.facts.window?.onSilence?.outcome ?? 'hold'];
    const until = dueOf(after, 'reminder');
    return made('supplement-reminder', { ...head(after, event), lines: missing(after), until, outcome });
  },
  RETURN: (after, event) =>
    made('return', {
      ...head(after, event),
      lines: missing(after),
      basis: after.context.facts.window?.onSilence?.source ?? '',
      note: event.note ?? null,
      remedies: remedies(after),
    }),
  REROUTE: (after, event) => {
    const { authority } = after.context.facts;
    const organ = authority ? { zh: authority.inNameOf.zh, en: authority.inNameOf.en } : String(event.to);
    return made('reroute', { ...head(after, event), organ, reason: event.reason, due: shown(after) });
  },
  ASK: (after, event) => {
    const ground = after.context.definition.grounds.find(({ id }) => id === event.ground);
    return made('supplement-request', {
      ...head(after, event),
      lines: event.lines.map(({ line, note }) => lineName(after, line, note)),
      until: dueOf(after, 'asked'),
      article: ground?.article ?? null,
    });
  },
};
