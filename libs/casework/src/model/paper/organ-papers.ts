import type { SessionKind } from '#model/catalogue';
import { clocksOf } from '../clocks.js';
import type { Item } from '../item.js';
import { made, type PaperRows } from './paper.js';
import { dueOf, head, itemOf, said } from './said-of.js';

const MEETINGS = {
  review: said('联合审图', 'A joint review'),
  survey: said('联合踏勘', 'A joint survey'),
  acceptance: said('联合验收', 'A joint acceptance'),
} as const satisfies Record<SessionKind, unknown>;

/** The last day of the question asked last. */
function answerBy({ context }: Item) {
  const last = context.facts.confirmations?.at(-1)?.id;
  return clocksOf(context).find(({ kind, of }) => kind === 'confirmation' && of === last)?.due.dueOn ?? null;
}

/** Letters from one organ to another: an invitation, a question, an order. None of them is the applicant's. */
export const ORGAN_PAPERS: PaperRows<'CONVENE' | 'CONSULT' | 'ORDER'> = {
  CONVENE: (after, { on, kind, day, place, basis }) =>
    made('meeting-invitation', {
      ...{ on, items: [itemOf(after)], meeting: MEETINGS[kind] },
      ...{ day, place, basis },
    }),
  CONSULT: (after, event) => {
    const { organId, question } = event;
    const silence = after.context.facts.confirmations?.at(-1)?.silence ?? null;
    const letter = { ...head(after, event), question, by: answerBy(after), silence };
    return { ...made('consultation', letter), to: organId };
  },
  ORDER: (after, event) =>
    made('supervision-order', { ...head(after, event), question: event.question, by: dueOf(after, 'order') }),
};
