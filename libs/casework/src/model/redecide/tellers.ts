import type { Bilingual } from '#kernel';
import { clocksOf, shownDue } from '../clocks.js';
import type { Item } from '../item.js';
import { applicant, organ, supervisor, type Teller } from '../telling.js';
import type { RedecisionDecider } from './events.js';
import { orderToDecide } from './facts.js';

/** As people read it; docs/GLOSSARY.md fixes the pairs. */
export const REDECISION_WORDS: Readonly<
  Record<RedecisionDecider, { readonly zh: string; readonly en: string }>
> = {
  reconsideration: { zh: '行政复议决定', en: 'a reconsideration decision' },
  court: { zh: '人民法院判决', en: 'a judgment' },
};

/** What was annulled, by where the item stood. */
export const annulledOf = ({ standing }: Pick<Item, 'standing'>): Bilingual => {
  if (standing === 'notAccepted') return { zh: '不予受理决定', en: 'The refusal to accept' };
  return standing === 'returned'
    ? { zh: '退件', en: 'The return of the papers of' }
    : { zh: '决定', en: 'The decision on' };
};

const redecided: Teller<'REDECIDE'> = ({ context }, { on, decidedBy, judgment }, before) => {
  const { zh: how, en: howEn } = REDECISION_WORDS[decidedBy];
  const { zh: what, en: whatEn } = annulledOf(before);
  const due = shownDue(clocksOf(context));
  const kind = orderToDecide(context.facts) ? 'redecided' : 'acceptance-ordered';
  return [applicant, organ, supervisor].map((to) =>
    to(kind, { what, whatEn, how, howEn, judgment, on, due }),
  );
};

export const REDECIDE_TELLERS = { REDECIDE: redecided } as const;
