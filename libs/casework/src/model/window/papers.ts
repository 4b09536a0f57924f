import type { PaperRows } from '../paper/paper.js';
import type { WindowEventType } from './events.js';

/** What the window adds to the table of papers: gaps are one paper of their notice; the rest is told by notices. */
export const WINDOW_PAPERS: PaperRows<WindowEventType> = {
  OPEN_WINDOW: null,
  // Between the department and the lead, until it is told.
  FIND_GAPS: null,
  END_FINDINGS: null,
  REMIND_GAPS: null,
  RETURN: null,
  REROUTE: null,
  ASK: null,
};
