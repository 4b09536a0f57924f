import { made, type PaperRows } from './paper.js';
import { dueOf, groundOf, head, itemOf, lineName, remedies, shown } from './said-of.js';

type Intake =
  | 'FILE'
  | 'SUPPLY'
  | 'NOTICE_GAPS'
  | 'ACCEPT'
  | 'ACCEPT_WITH_GAPS'
  | 'DEEM_ACCEPTED'
  | 'NOT_NEEDED'
  | 'REFUSE_JURISDICTION'
  | 'WITHDRAW';

/** Before the review: each answer at the window is in writing, dated and sealed (行政许可法 32 ¶2). */
export const INTAKE_PAPERS: PaperRows<Intake> = {
  FILE: (after, { on }) => made('receipt', { on, items: [itemOf(after)], planned: null }),
  SUPPLY: (after, event) =>
    made('supply-receipt', {
      ...head(after, event),
      lines: event.lines.map((line) => lineName(after, line)),
    }),
  NOTICE_GAPS: (after, { on, lines }) =>
    made('gaps', {
      items: [itemOf(after)],
      on,
      // One notice may speak of several items: each line says whose it is.
      lines: lines.map(({ line, note }) => `${after.code} ${line} ${lineName(after, line, note)}`),
      until: dueOf(after, 'supplement'),
    }),
  ACCEPT: (after, event) =>
    made('acceptance', { ...head(after, event), due: shown(after), statute: dueOf(after, 'statute') }),
  ACCEPT_WITH_GAPS: (after, event) =>
    made('tolerance-acceptance', {
      ...head(after, event),
      due: shown(after),
      lines: event.lines.map((line) => lineName(after, line)),
      by: dueOf(after, 'debt'),
      pledge: event.pledge,
    }),
  DEEM_ACCEPTED: (after, event) => made('deemed-acceptance', { ...head(after, event), due: shown(after) }),
  NOT_NEEDED: (after, event) => {
    const { ground, article } = groundOf(after, event.ground);
    return made('not-needed', {
      ...head(after, event),
      ground,
      article: event.offList?.article ?? article,
      note: event.note ?? null,
      remedies: remedies(after),
    });
  },
  REFUSE_JURISDICTION: (after, event) =>
    made('not-accepted', {
      ...head(after, event),
      competent: event.competentOrgan,
      note: event.note ?? null,
      remedies: remedies(after),
    }),
  // What was never filed leaves nothing to confirm but that it is no longer wanted: one paper says it for all.
  WITHDRAW: (after, { on, note }) => made('withdrawal', { on, items: [itemOf(after)], note: note ?? null }),
};
