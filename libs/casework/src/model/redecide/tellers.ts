import { clocksOf, shownDue } from '../clocks.js';
import { applicant, organ, supervisor, type Teller } from '../telling.js';
import type { RedecisionDecider } from './events.js';

/** As people read it; docs/GLOSSARY.md fixes the pairs. */
export const REDECISION_WORDS: Readonly<
  Record<RedecisionDecider, { readonly zh: string; readonly en: string }>
> = {
  reconsideration: { zh: '行政复议决定', en: 'a reconsideration decision' },
  court: { zh: '人民法院判决', en: 'a judgment' },
};

const redecided: Teller<'REDECIDE'> = ({ context }, { on, decidedBy, judgment }) => {
  const { zh: how, en: howEn } = REDECISION_WORDS[decidedBy];
  const due = shownDue(clocksOf(context));
  return [applicant, organ, supervisor].map((to) => to('redecided', { how, howEn, judgment, on, due }));
};

export const REDECIDE_TELLERS = { REDECIDE: redecided } as const;
