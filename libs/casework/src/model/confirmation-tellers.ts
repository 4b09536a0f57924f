import type { LocalDate } from '#kernel';
import { clocksOf } from './clocks.js';
import { type AnswerType, confirmationOf } from './confirmation-facts.js';
import type { Item } from './item.js';
import { organ, type Teller, type Telling } from './telling.js';

const dueOf = ({ context }: Item, id: string): LocalDate | null =>
  clocksOf(context).find(({ kind, of }) => kind === 'confirmation' && of === id)?.due.dueOn ?? null;

/** What every notice of one confirmation names. */
function paramsOf(item: Item, id: string) {
  const name = confirmationOf(item.context.facts, id)?.name;
  return { confirmation: id, side: name?.zh, sideEn: name?.en };
}

const toRegistrar = (
  kind: Telling['kind'],
  after: Item,
  { confirmation }: { readonly confirmation: string },
  more: Telling['params'] = {},
): Telling[] => [organ(kind, { ...paramsOf(after, confirmation), ...more })];

/** The asked organ hears that it is asked, the deciding one every answer; none of it is the applicant's to wait for. */
export const CONFIRMATION_TELLERS: {
  readonly [T in AnswerType | 'ASK_CONFIRMATIONS' | 'CONSULT']: Teller<T>;
} = {
  CONSULT: (after, { organId, question }) => {
    const { id = '', silence } = after.context.facts.confirmations?.at(-1) ?? {};
    const params = {
      ...{ question, due: dueOf(after, id) },
      silence: silence ? `逾期视为同意：${silence}` : '逾期不视为同意',
      silenceEn: silence ? `silence counts as agreement: ${silence}` : 'silence means nothing',
    };
    return [{ ...organ('consultation-asked', params), organId }];
  },
  ASK_CONFIRMATIONS: (after, { asked }) =>
    asked.map(({ id, organId }) => ({
      ...organ('confirmation-asked', { ...paramsOf(after, id), due: dueOf(after, id) }),
      organId,
    })),
  CONFIRM: (after, event) => {
    const isConsulted = confirmationOf(after.context.facts, event.confirmation)?.question !== undefined;
    const { reference, opinion } = event;
    return isConsulted
      ? toRegistrar('consultation-answered', after, event, { opinion: opinion ?? '—' })
      : toRegistrar('confirmation-given', after, event, { reference });
  },
  OBJECT: (after, event) => toRegistrar('confirmation-objected', after, event, { reason: event.reason }),
  PROVISIONAL: (after, { confirmation: id }) => {
    const told = organ('confirmation-provisional', paramsOf(after, id));
    const organId = confirmationOf(after.context.facts, id)?.organId;
    return [told, ...(organId === undefined ? [] : [{ ...told, organId }])];
  },
  CONFIRMATION_SILENT: (after, event) => toRegistrar('confirmation-silent', after, event, { on: event.on }),
};
