import { applicant, organ, type Teller } from '../telling.js';
import { openRechecks } from './facts.js';

const lost: Teller<'BASIS_LOST'> = ({ context }, { from, number, how, since }) => {
  const params = { from, number, how: FALLS[how].zh, howEn: FALLS[how].en, on: since };
  const recheck = openRechecks(context.facts).some(
    (each) => each.lost?.from === from && each.lost.number === number,
  );
  return [applicant, organ].map((to) => to(recheck ? 'basis-lost' : 'basis-awaited', params));
};

const changed: Teller<'FACTS_CHANGED'> = ({ context }, { version, facts }) => {
  const params = { version, facts: facts.map(({ fact }) => fact).join(', ') };
  return context.facts.filedOn ? [applicant, organ].map((to) => to('facts-changed', params)) : [];
};

/** As people read it; docs/GLOSSARY.md fixes the pairs. */
const FALLS = {
  changed: { zh: '变更', en: 'changed' },
  replaced: { zh: '被新的决定替代', en: 'replaced by a new decision' },
  stayed: { zh: '停止执行', en: 'stayed' },
  lapsed: { zh: '失效', en: 'lapsed' },
  retracted: { zh: '撤回', en: 'retracted' },
  revoked: { zh: '撤销', en: 'revoked' },
  annulled: { zh: '被复议或者判决撤销', en: 'annulled' },
  cancelled: { zh: '注销', en: 'cancelled' },
} as const;

export const RESULT_TELLERS = { BASIS_LOST: lost, FACTS_CHANGED: changed } as const;
