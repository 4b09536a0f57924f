import type { EventOf } from '../events.js';
import type { Item } from '../item.js';
import { type Made, made, type PaperRows } from './paper.js';
import { dueOf, groundOf, head, shown } from './said-of.js';

type Clock = 'START_SPECIAL' | 'SUSPEND' | 'END_SPECIAL' | 'RESUME' | 'END_AT_CAP' | 'EXTEND';

function stopped(after: Item, event: EventOf<'START_SPECIAL'> | EventOf<'SUSPEND'>): Made {
  const { ground, article } = groundOf(after, event.ground);
  const said = {
    ...head(after, event),
    ground,
    article: event.offList?.article ?? article,
    until: after.context.facts.stops.at(-1)?.expectedUntil ?? event.on,
    note: event.note ?? null,
  };
  return event.type === 'SUSPEND' ? made('suspension', said) : made('special-procedure', said);
}

const resumed = (after: Item, event: EventOf<'END_SPECIAL' | 'RESUME' | 'END_AT_CAP'>): Made =>
  made('resumption', { ...head(after, event), due: shown(after) });

/** What stops or moves a clock is told in writing: the time needed (行政许可法 45), the reason of an extension (42). */
export const CLOCK_PAPERS: PaperRows<Clock> = {
  START_SPECIAL: stopped,
  SUSPEND: stopped,
  END_SPECIAL: resumed,
  RESUME: resumed,
  END_AT_CAP: resumed,
  EXTEND: (after, event, before) =>
    made('extension', {
      ...head(after, event),
      from: dueOf(before, 'statute'),
      to: dueOf(after, 'statute'),
      reason: event.reason,
    }),
};
