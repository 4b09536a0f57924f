import { type LocalDate, type Rejection, reject } from '#kernel';
import { dueOf } from '../clocks.js';
import type { ItemContext } from '../item-context.js';
import type { ServeEventType } from './events.js';
import { consents, untried } from './facts.js';

type Policy = (context: ItemContext, event: { readonly on: LocalDate }) => Rejection | null;

/** Last of all: what could be handed over, posted or sent was tried first (民事诉讼法 95). */
const announceable: Policy = ({ facts }, { on }) => {
  if (facts.announced) return reject('ANNOUNCED_ALREADY');
  const left = untried(facts, on);
  return left.length > 0 ? reject('NOTICE_IS_LAST', { params: { methods: left.join(', ') } }) : null;
};

const noticeOver: Policy = (context, { on }) => {
  const due = dueOf(context, 'service-notice');
  return due !== null && due <= on ? null : reject('STILL_IN_TIME');
};

/** Read from the item's own facts like every policy. */
export const SERVE_POLICIES: { readonly [T in ServeEventType]?: readonly Policy[] } = {
  ANNOUNCE_SERVICE: [announceable],
  DEEM_SERVED: [noticeOver],
  REVOKE_CONSENT: [({ facts }, { on }) => (consents(facts, on) ? null : reject('NO_CONSENT'))],
};
