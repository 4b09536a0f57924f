import { made, type PaperRows } from '../paper/paper.js';
import { dueOf, head, lineName, said, shown } from '../paper/said-of.js';
import type { LevelEventType } from './events.js';

const OPINIONS = { agree: said('同意', 'agrees'), disagree: said('不同意', 'disagrees') };

/** What levels and moved powers add to the table of papers. */
export const LEVEL_PAPERS: PaperRows<LevelEventType> = {
  FORWARD: (after, event) =>
    made('forwarding', {
      ...head(after, event),
      opinion: OPINIONS[event.opinion],
      note: event.note ?? null,
      lines: event.papers.map((line) => lineName(after, line)),
      until: dueOf(after, 'upper-review'),
      due: shown(after),
    }),
  // Between the two levels: the line says it, and a notice.
  RECEIVE_UP: null,
  SEND_DOWN: null,
  TRANSFER: (after, event) => {
    const { zh, en } = event.authority.inNameOf;
    const { document, reason } = event;
    return made('transfer', {
      ...head(after, event),
      organ: { zh, en },
      document,
      reason,
      due: shown(after),
    });
  },
  // Nothing is decided by it: the lead is told, and acts or does not.
  AUTHORITY_DIFFERS: null,
  // The papers are those of the outside system; the line names what proves them.
  RECORD_PROGRESS: null,
  RECORD_RESULT: null,
};
