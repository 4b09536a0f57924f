import type { LocalDate } from '#kernel';
import { NATURES } from '#model/catalogue';
import type { EventOf } from '../events.js';
import type { ItemFacts } from '../facts.js';
import type { ItemContext } from '../item-context.js';
import { UNSIGNED } from '../sign/facts.js';
import type { LevelEventType } from './events.js';
import { type Forwarded, isBelow, standingForward } from './facts.js';

/** `undefined` takes a fact back. */
type Change = { [K in keyof ItemFacts]?: ItemFacts[K] | undefined };
type Evolutions = { readonly [T in LevelEventType]: (context: ItemContext, event: EventOf<T>) => Change };

/** Another organ has it from that day on, and begins anew, whatever the one before had done. */
export const withAnotherOrgan = ({ filedOn, organSince = [] }: ItemFacts, on: LocalDate): Change => ({
  claimedBy: undefined,
  concludedOn: undefined,
  reviewedBy: undefined,
  opinion: undefined,
  assumed: undefined,
  decidableOn: undefined,
  ...UNSIGNED,
  ...(filedOn && { organSince: [...organSince, on] }),
});

/** The clock of a level begins anew with each stretch, and so do its rungs. */
const unrung = ({ rang }: ItemFacts, clock: 'first-review' | 'upper-review'): Change => {
  const { [clock]: _, ...others } = rang;
  return { rang: others };
};

function withLast({ levels }: ItemFacts, change: Partial<Forwarded>): Change {
  if (!levels) return {};
  const last = standingForward({ levels });
  const forwards = levels.forwards.map((each) => (each === last ? { ...each, ...change } : each));
  return { levels: { ...levels, forwards } };
}

/** What is known after an event of levels and moved powers. */
export const LEVEL_EVOLUTIONS: Evolutions = {
  FORWARD: ({ facts }, { on, opinion, note, papers }) => ({
    ...withAnotherOrgan(facts, on),
    ...unrung(facts, 'upper-review'),
    ...(facts.levels && {
      levels: {
        ...facts.levels,
        forwards: [...facts.levels.forwards, { on, opinion, ...(note && { note }), papers }],
      },
    }),
  }),
  RECEIVE_UP: ({ facts }, { on }) => withLast(facts, { receivedOn: on }),
  SEND_DOWN: ({ facts }, { on, reason }) => ({
    ...withAnotherOrgan(facts, on),
    ...unrung(facts, 'first-review'),
    ...withLast(facts, { sentDownOn: on, reason }),
  }),
  // Below, the first review goes on: only who decides above is another.
  TRANSFER: ({ facts }, { on, from, to, document, reason, authority }) => ({
    ...(isBelow(facts) ? {} : withAnotherOrgan(facts, on)),
    authority,
    authorityDiffers: undefined,
    transfers: [...(facts.transfers ?? []), { on, from, to, document, reason }],
    ...(facts.levels && { levels: { ...facts.levels, upper: to } }),
  }),
  AUTHORITY_DIFFERS: ({ facts }, { on, level, because }) => ({
    authorityDiffers: level === facts.authority?.level ? undefined : { on, level, because },
  }),
  RECORD_PROGRESS: ({ facts }, { on, step, evidence = '' }) => ({
    progress: [...(facts.progress ?? []), { on, step, evidence }],
  }),
  RECORD_RESULT: ({ definition, facts }, { on, outcome, number }) => ({
    ...(NATURES[definition.nature].acceptance && { acceptedOn: facts.acceptedOn ?? on }),
    decidedOn: on,
    outcome: outcome === 'granted' && definition.nature === 'record-filing' ? 'recorded' : outcome,
    ...(number && { number }),
  }),
};
