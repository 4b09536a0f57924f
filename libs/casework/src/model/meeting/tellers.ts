import { applicant, organ, type Teller } from '../telling.js';
import type { MeetingEvent } from './events.js';
import { isOnSite } from './facts.js';
import { SESSION_NAMES } from './sentences.js';

/** Each invited organ hears of its own item; the applicant once, and only where somebody comes to the site. */
export const MEETING_TELLERS: { readonly [T in MeetingEvent['type']]?: Teller<T> } = {
  CONVENE: ({ idx }, { kind, day, place, basis, invited }) => {
    const { zh, en } = SESSION_NAMES[kind];
    const params = { kind: zh, kindEn: en, day, place, basis };
    const visited = isOnSite(kind) && invited[0] === idx;
    return [organ('meeting-convened', params), ...(visited ? [applicant('visit-announced', params)] : [])];
  },
};
