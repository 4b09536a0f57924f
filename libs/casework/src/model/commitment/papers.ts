import { unpaid } from '../obligations.js';
import { made, type PaperRows } from '../paper/paper.js';
import { dueOf, head, lineName, remedies, said } from '../paper/said-of.js';
import { isApplicants } from '../tolerance/debts.js';
import type { CommitmentEventType } from './events.js';
import { ENDS } from './tellers.js';

/** What a promise makes in writing: taken, broken, put right, heard, and revoked with its remedies. */
export const PROMISE_PAPERS: PaperRows<CommitmentEventType | 'END_UNPAID'> = {
  END_UNPAID: (after, event, before) => {
    const { facts, definition } = before.context;
    return made('tolerance-end', {
      ...head(after, event),
      lines: unpaid(facts)
        .filter(isApplicants)
        .map(({ line }) => lineName(after, line)),
      by: dueOf(before, 'debt'),
      outcome: said(
        ENDS[definition.tolerance?.late ?? 'terminated'].zh,
        ENDS[definition.tolerance?.late ?? 'terminated'].en,
      ),
      basis: definition.tolerance?.basis ?? '',
      note: event.note ?? null,
      remedies: remedies(after),
    });
  },
  COMMIT: (after, event) => made('commitment', { ...head(after, event), pledge: event.pledge }),
  // The choice is taken back before anything rests on it: a notice tells the organ.
  WITHDRAW_COMMITMENT: null,
  ORDER_RECTIFICATION: (after, event) =>
    made('rectification-order', {
      ...head(after, event),
      demand: event.demand,
      by: dueOf(after, 'rectification'),
    }),
  CHECK_RECTIFICATION: (after, event) =>
    made('rectification-check', {
      ...head(after, event),
      outcome: event.rectified ? said('已整改', 'put right') : said('未整改', 'not put right'),
      note: event.note ?? null,
    }),
  PROPOSE_REVOCATION: (after, event) =>
    made('revocation-notice', {
      ...head(after, event),
      reason: event.reason,
      result: after.context.facts.number ?? null,
      by: dueOf(after, 'hearing-request'),
    }),
  // Said by the applicant: it stands in the line.
  ANSWER_HEARING: null,
  CALL_HEARING: (after, { day, place, chair, ...event }) =>
    made('hearing-notice', { ...head(after, { ...event, day, place, chair }), day, place, chair }),
  HOLD_HEARING: (after, event) =>
    made('hearing-record', {
      ...head(after, event),
      record: event.record,
      outcome: event.supports
        ? said('支持撤销', 'supports the revocation')
        : said('不支持撤销', 'does not support the revocation'),
    }),
  DECIDE_REVOCATION: (after, event) => {
    const { facts } = after.context;
    const told = {
      ...head(after, event),
      result: facts.number ?? null,
      reason: facts.revocation?.reason ?? '',
      record: facts.revocation?.held?.record ?? null,
      note: event.note ?? null,
    };
    return event.revoked
      ? made('revocation', { ...told, remedies: remedies(after) })
      : made('no-revocation', told);
  },
};
