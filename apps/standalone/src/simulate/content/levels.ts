import type { EventType } from '#model/casework';
import type { Saying } from '../saying.js';

type Content = (saying: Saying) => object | null;

/** What is said between two levels, when an authority moves, and of an outside system. */
export const LEVEL_CONTENT: Readonly<Partial<Record<EventType, Content>>> = {
  FORWARD: ({ item, chance }) => ({
    opinion: chance.pick(['agree', 'disagree']) ?? 'agree',
    papers: item.context.facts.handedIn,
  }),
  RECEIVE_UP: () => ({}),
  SEND_DOWN: () => ({ reason: '补充论证' }),
  TRANSFER: ({ item, people, chance }) => {
    const { levels, authority } = item.context.facts;
    const from = levels?.upper ?? item.organId;
    const heads = people.filter(({ roles, organId }) => roles.includes('head') && organId !== from);
    const to = chance.pick(heads)?.organId;
    const document = '演示移交决定〔2026〕1号';
    return to && authority ? { from, to, document, reason: '权限移交', authority } : null;
  },
  RECORD_PROGRESS: () => ({ step: '公告', evidence: '平台公告' }),
  RECORD_RESULT: ({ chance }) => ({
    outcome: chance.happens(0.9) ? 'granted' : 'refused',
    evidence: '平台文书',
  }),
};

export const LEVEL_WEIGHT: Readonly<Partial<Record<EventType, number>>> = {
  FORWARD: 10,
  RECEIVE_UP: 10,
  SEND_DOWN: 1,
  TRANSFER: 0.4,
  RECORD_PROGRESS: 1,
  RECORD_RESULT: 4,
};
