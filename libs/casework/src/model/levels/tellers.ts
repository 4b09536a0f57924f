import { clocksOf, shownDue } from '../clocks.js';
import type { Item } from '../item.js';
import { applicant, organ, supervisor, type Teller } from '../telling.js';
import type { LevelEventType } from './events.js';
import { isBelow } from './facts.js';

const shown = ({ context }: Item) => shownDue(clocksOf(context));
const dueOf = ({ context }: Item, wanted: 'first-review' | 'upper-review') =>
  clocksOf(context).find(({ kind }) => kind === wanted)?.due.dueOn ?? null;

const OPINIONS = {
  agree: { zh: '同意', en: 'agrees' },
  disagree: { zh: '不同意', en: 'disagrees' },
} as const;

/** Above with the opinion of the first review; the applicant hears that nothing more is asked of him, and the day of the whole. */
const forwarded: Teller<'FORWARD'> = (after, { opinion }) => {
  const params = { opinion: OPINIONS[opinion].zh, opinionEn: OPINIONS[opinion].en };
  const level = dueOf(after, 'upper-review');
  return [
    applicant('forwarded', { due: shown(after) }),
    organ('forwarded-here', { ...params, level, due: shown(after) }),
  ];
};

const receivedAbove: Teller<'RECEIVE_UP'> = ({ context }, { on }) => [
  { ...organ('received-above', { on }), organId: context.facts.levels?.first ?? 0 },
];

const sentDown: Teller<'SEND_DOWN'> = (after, { reason }) => [
  organ('sent-down', { reason, level: dueOf(after, 'first-review'), due: shown(after) }),
];

/** Both organs hear of it, and the applicant who decides now: who answers for the decision is his to know. */
const transferred: Teller<'TRANSFER'> = (after, { from, to, document, reason, authority }) => {
  const { inNameOf } = authority;
  const params = { document, reason, organ: inNameOf.zh, organEn: inNameOf.en, due: shown(after) };
  const here = isBelow(after.context.facts) ? [{ ...organ('transferred-here', params), organId: to }] : [];
  return [
    applicant('transferred', params),
    organ(here.length > 0 ? 'transferred-above' : 'transferred-here', params),
    ...here,
    { ...organ('transferred-away', params), organId: from },
  ];
};

const LEVELS = {
  park: { zh: '园区', en: 'park' },
  county: { zh: '县级', en: 'county' },
  city: { zh: '市(州)级', en: 'city' },
  province: { zh: '省级', en: 'province' },
  state: { zh: '国家级', en: 'state' },
} as const;

/** It stays where it is: the lead moves it, by a document, or does not. */
const differs: Teller<'AUTHORITY_DIFFERS'> = ({ context }, { level, because, lead }) => {
  if (!context.facts.authorityDiffers) return [];
  const { zh, en } = LEVELS[level];
  return [
    { ...organ('authority-differs', { level: zh, levelEn: en, source: because.source }), organId: lead },
  ];
};

const progressed: Teller<'RECORD_PROGRESS'> = (_, { step, on }) => [
  applicant('outside-progress', { step, on }),
];

const decidedOutside: Teller<'RECORD_RESULT'> = ({ context: { facts } }) => [
  applicant(`decided-outside-${facts.outcome === 'refused' ? 'refused' : 'granted'}`, {
    number: facts.number,
  }),
  ...(facts.outcome === 'refused' ? [supervisor('decided-outside-refused', { number: facts.number })] : []),
];

export const LEVEL_TELLERS: { readonly [T in LevelEventType]: Teller<T> } = {
  FORWARD: forwarded,
  RECEIVE_UP: receivedAbove,
  SEND_DOWN: sentDown,
  TRANSFER: transferred,
  AUTHORITY_DIFFERS: differs,
  RECORD_PROGRESS: progressed,
  RECORD_RESULT: decidedOutside,
};
