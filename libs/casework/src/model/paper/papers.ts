import { PROMISE_PAPERS } from '../commitment/papers.js';
import type { EventType } from '../events.js';
import { LEVEL_PAPERS } from '../levels/papers.js';
import { WINDOW_PAPERS } from '../window/papers.js';
import { CLOCK_PAPERS } from './clock-papers.js';
import { DECISION_PAPERS } from './decision-papers.js';
import { INTAKE_PAPERS } from './intake-papers.js';
import { ORGAN_PAPERS } from './organ-papers.js';
import type { PaperRows } from './paper.js';

/**
 * Which event makes which paper: a row for every event there is, so that a new one does not compile before somebody has decided.
 * Null where the law asks for none: work inside the organ, and what is told by a notice.
 */
export const PAPERS: PaperRows<EventType> = {
  ...INTAKE_PAPERS,
  ...CLOCK_PAPERS,
  ...DECISION_PAPERS,
  ...WINDOW_PAPERS,
  ...LEVEL_PAPERS,
  ...PROMISE_PAPERS,
  ...ORGAN_PAPERS,
  ANSWER_ORDER: null,
  // Work inside the organ.
  CLAIM: null,
  RELEASE: null,
  HAND_OVER: null,
  CONCLUDE_REVIEW: null,
  SIGN: null,
  // Between departments: the minutes and the answer stand in the line.
  HOLD_MEETING: null,
  GIVE_OPINION: null,
  SEND_BACK: null,
  JUDGE_LINE: null,
  // Messages between systems and organs; a notice tells them.
  PRIOR_RESULT: null,
  ASK_CONFIRMATIONS: null,
  CONFIRM: null,
  OBJECT: null,
  PROVISIONAL: null,
  CONFIRMATION_SILENT: null,
  REMIND: null,
  // On the way to the applicant: what counts is the proof of the delivery, a paper of its own.
  SERVICE_FAILED: null,
  ANNOUNCE_SERVICE: null,
  CONSENT_SERVICE: null,
  REVOKE_CONSENT: null,
  // The check of a commitment changes nothing by itself: what follows from a broken one is an act of its own.
  FOLLOW_UP: null,
  // A published paper moved the day, and the notice names it.
  RECALENDAR: null,
  ADOPT_VERSION: null,
  // The act on the earlier result, or on the facts, has its own line and notice; what follows here is an act of the organ.
  BASIS_LOST: null,
  FACTS_CHANGED: null,
  JUDGE_TIES: null,
  // The admission of the project is told by its own act; a look ahead is no demand (提前介入), and a notice tells it.
  SET_CHANNEL: null,
  PRE_REVIEW: null,
  RECHECK: null,
  RING: null,
};
