import type { Bilingual } from '#kernel';
import type { Nature } from '#model/catalogue';
import type { EventOf, ItemEvent } from '../events.js';
import type { Obligation } from '../facts.js';
import type { Item } from '../item.js';
import { orderToDecide, REDECISION_BASIS } from '../redecide/facts.js';
import { annulledOf, REDECISION_WORDS } from '../redecide/tellers.js';
import type { ServiceMethod } from '../serve/facts.js';
import { ACT_NAMES } from './act-names.js';
import { type Made, made, type PaperRows } from './paper.js';
import { groundOf, head, reasonsOf, remedies, said, shown } from './said-of.js';

type Decision =
  | 'ACCEPT_AND_DECIDE'
  | 'GRANT'
  | 'REFUSE'
  | 'RECORD'
  | 'DECIDE_BY_SILENCE'
  | 'SERVE'
  | 'DEEM_SERVED'
  | 'REDECIDE'
  | 'TERMINATE'
  | 'CORRECT_RECORD';

/** Only a licence is granted or refused in the words of 行政许可法 38; everything else has a conclusion. */
const LICENSING: readonly Nature[] = ['licence', 'allocation'];

const isLicensing = ({ context }: Item): boolean => LICENSING.includes(context.definition.nature);

const duty = ({ duty: what, dueOn, basis, inspector }: Obligation): Bilingual =>
  said(`${what}(${dueOn} 前; ${basis}; ${inspector})`, `${what} (by ${dueOn}; ${basis}; ${inspector})`);

function outcome(after: Item, event: ItemEvent) {
  const { number, lateReason } = after.context.facts;
  return { ...head(after, event), result: number ?? null, late: lateReason ?? null };
}

function granted(after: Item, event: ItemEvent): Made {
  const { obligations = [], byCommitment } = after.context.facts;
  const committed = byCommitment ? said('以告知承诺方式作出', "on the applicant's commitment") : null;
  const told = { ...outcome(after, event), duties: obligations.map(duty), committed };
  // What was asked for is given: remedies are told where somebody is refused.
  return made(isLicensing(after) ? 'grant' : 'conclusion', { ...told, remedies: null });
}

function refused(after: Item, event: EventOf<'REFUSE' | 'ACCEPT_AND_DECIDE'>): Made {
  const reasons = reasonsOf(after, event.reasons);
  const note = 'note' in event ? (event.note ?? null) : null;
  const told = { ...outcome(after, event), reasons, note, remedies: remedies(after) };
  return made(isLicensing(after) ? 'refusal' : 'adverse-conclusion', told);
}

const METHODS: Readonly<Record<ServiceMethod, Bilingual>> = {
  window: said('窗口领取', 'at the window'),
  post: said('邮寄送达', 'by post'),
  electronic: said('电子送达', 'electronically'),
  'public-notice': said('公告送达', 'by public notice'),
};
const OUTCOMES = {
  granted: said('准予', 'granted'),
  refused: said('不予许可', 'refused'),
  recorded: said('备案', 'recorded'),
};

function delivered(
  after: Item,
  event: ItemEvent,
  { method, proof }: { readonly method: ServiceMethod; readonly proof: string },
): Made {
  const outcome = OUTCOMES[after.context.facts.outcome ?? 'granted'];
  return made('delivery-proof', { ...head(after, event), outcome, method: METHODS[method], proof });
}

/** From the decision on: in writing, a refusal with its reasons and remedies (行政许可法 38). */
export const DECISION_PAPERS: PaperRows<Decision> = {
  ACCEPT_AND_DECIDE: (after, event) =>
    event.outcome === 'refused' ? refused(after, event) : granted(after, event),
  GRANT: granted,
  REFUSE: refused,
  RECORD: (after, event) => made('filing', outcome(after, event)),
  DECIDE_BY_SILENCE: (after, event) => {
    const { law = '', article = '' } = after.context.definition.silence?.basis ?? {};
    const result = after.context.facts.number ?? null;
    return made('silence-decision', { ...head(after, event), article: `${law} ${article}`, result });
  },
  SERVE: (after, event) => delivered(after, event, { method: event.method, proof: event.proof }),
  DEEM_SERVED: (after, event) => {
    const { announced } = after.context.facts;
    return delivered(after, event, { method: 'public-notice', proof: announced?.place ?? '' });
  },
  REDECIDE: (after, event, before) => {
    const { decidedBy, judgment, note = null } = event;
    const { zh, en } = REDECISION_WORDS[decidedBy];
    const result = before.context.facts.number ?? null;
    const [due, acceptance] = orderToDecide(after.context.facts)
      ? [shown(after), null]
      : [null, shown(after)];
    const told = {
      what: annulledOf(before),
      by: said(zh, en),
      judgment,
      article: REDECISION_BASIS[decidedBy],
      result,
      note,
    };
    return made('redecision', { ...head(after, event), ...told, due, acceptance });
  },
  TERMINATE: (after, event) => {
    const { ground, article } = groundOf(after, event.ground);
    const told = { ground, article: event.offList?.article ?? article, note: event.note ?? null };
    return made('termination', { ...head(after, event), ...told, remedies: remedies(after) });
  },
  CORRECT_RECORD: (after, event) => {
    const { of, from, to, reason } = event;
    const act = ACT_NAMES[of] ?? of;
    return made('correction', { ...head(after, event), act, from, to, reason, due: shown(after) });
  },
};
