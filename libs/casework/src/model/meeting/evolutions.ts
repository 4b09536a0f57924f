import type { EventOf } from '../events.js';
import type { ItemFacts } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import type { MeetingEvent } from './events.js';
import { withPart } from './facts.js';

export const MEETING_EVOLUTIONS: {
  readonly [T in MeetingEvent['type']]: (context: ItemContext, event: EventOf<T>) => Partial<ItemFacts>;
} = {
  CONVENE: ({ facts }, { on, meeting: id, kind, day, place, basis }) => ({
    meetings: [...(facts.meetings ?? []), { id, kind, convenedOn: on, day, place, basis }],
  }),
  HOLD_MEETING: ({ facts }, { on, meeting, officers, minutes }) =>
    withPart(facts, meeting, { heldOn: on, officers, minutes }),
  GIVE_OPINION: ({ facts }, { on, by, meeting, opinion, note }) =>
    withPart(facts, meeting, { opinion: { on, by, opinion, ...(note && { note }) } }),
};
