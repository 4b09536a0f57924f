import { and, assign, or, setup, stateIn } from 'xstate';
import { NATURES } from '#model/catalogue';
import { choosingTransitions, revokingTransitions } from './commitment/transitions.js';
import { assumesRuledOut } from './condition/evolutions.js';
import type { ItemEvent } from './events.js';
import { evolve, stillMissing } from './evolve.js';
import type { Standing } from './facts.js';
import type { ItemContext } from './item-context.js';
import { isBelow } from './levels/facts.js';
import { betweenLevels, levelTransitions } from './levels/transitions.js';
import { meetingTransitions } from './meeting/transitions.js';
import { refusalOf } from './policies.js';
import { consentTransitions, serveTransitions } from './serve/transitions.js';
import { differsFromAssumed } from './ties.js';

/** The item stands at one of these. */
const at = (...standings: Standing[]) => or(standings.map((standing) => stateIn({ standing })));

const machine = setup({
  types: { context: {} as ItemContext, events: {} as ItemEvent, input: {} as ItemContext },
  guards: {
    lawful: ({ context, event }) => refusalOf(context, event) === null,
    completes: ({ context, event }) =>
      event.type === 'SUPPLY' && stillMissing(context.facts, event.lines).length === 0,
    /** Below, the first review goes on while the organ above is another. */
    moves: ({ context }) => !isBelow(context.facts),
    isRefusedOutside: ({ event }) => event.type === 'RECORD_RESULT' && event.outcome === 'refused',
    isFiling: ({ context }) => context.definition.nature === 'record-filing',
    refuses: ({ event }) => event.type === 'ACCEPT_AND_DECIDE' && event.outcome === 'refused',
    /** A filing has no acceptance: it is filed again, and completed by being recorded. */
    hasAcceptance: ({ context }) => NATURES[context.definition.nature].acceptance,
    differs: ({ context, event }) =>
      (event.type === 'PRIOR_RESULT' && differsFromAssumed(context.facts, event)) ||
      (event.type === 'JUDGE_TIES' && assumesRuledOut(context, event)),
    reviewsAnew: ({ event }) => event.type === 'ADOPT_VERSION' && event.reviewsAnew === true,
    countsAsWithdrawn: ({ context }) => context.definition.tolerance?.late === 'withdrawn',
    filed: stateIn({ standing: 'filed' }),
    reviewed: stateIn({ work: 'concluded' }),
    accepted: stateIn({ standing: 'accepted' }),
    atOrgan: at('filed', 'accepted'),
    open: at('planned', 'filed', 'correcting', 'accepted'),
    annullable: at('granted', 'refused', 'recorded', 'served', 'notAccepted', 'returned'),
    underReview: at('filed', 'correcting', 'accepted'),
  },
  actions: { evolve: assign(({ context, event }) => ({ facts: evolve(context, event) })) },
});

/** A lawful step; the facts evolve once, in the region that owns the event. */
const to = (target: string) => ({ target, guard: 'lawful', actions: 'evolve' }) as const;
const stay = { guard: 'lawful', actions: 'evolve' } as const;
const decide = (target: string) =>
  ({ target, guard: and(['lawful', 'reviewed']), actions: 'evolve' }) as const;
const review = (target: string) =>
  ({ target, guard: and(['lawful', 'underReview']), actions: 'evolve' }) as const;
const reviewStays = { guard: and(['lawful', 'underReview']), actions: 'evolve' } as const;

const ends = { WITHDRAW: to('withdrawn'), TERMINATE: to('terminated') };
/** As an outside system decided it. */
const outside = [
  { target: 'refused', guard: and(['lawful', 'isRefusedOutside']), actions: 'evolve' } as const,
  { target: 'recorded', guard: and(['lawful', 'isFiling']), actions: 'evolve' } as const,
  to('granted'),
];
/** What reaches an open item whatever it stands at: a push, a bell, a new calendar, a new version. */
const heard = {
  PRIOR_RESULT: stay,
  JUDGE_TIES: stay,
  RING: stay,
  RECALENDAR: stay,
  ADOPT_VERSION: stay,
  CORRECT_RECORD: stay,
  BASIS_LOST: stay,
  FACTS_CHANGED: stay,
  AUTHORITY_DIFFERS: stay,
  SET_CHANNEL: stay,
  ...consentTransitions(stay),
};
/** What it stood on is no longer so: its organ looks again, also after the decision. */
const rechecked = { RECHECK: stay };
/** The papers are looked at from filing on, whatever they wait for. */
const looked = { JUDGE_LINE: stay };
/** Its authority is moved by a document; and what an outside system does is recorded. */
const handled = { ...levelTransitions(stay), RECORD_RESULT: outside };
/** Supervision asks of an organ while it is the organ's turn to act. */
const meets = meetingTransitions(stay);
const asked = { REMIND: stay, ORDER: stay, ANSWER_ORDER: stay };
/** The organs asked beside the review answer from filing on, also after the decision; they move the item nowhere. */
const answers = { CONFIRM: stay, OBJECT: stay, PROVISIONAL: stay, CONFIRMATION_SILENT: stay };
/** Annulled by a judgment or on reconsideration: decided anew, as a new generation of the same item. */
const anew = {
  REDECIDE: [
    { target: 'accepted', guard: and(['lawful', 'hasAcceptance']), actions: 'evolve' } as const,
    to('filed'),
  ],
};
/** After the decision: delivered, and where it was made on a commitment, checked. */
const decided = {
  tags: ['decided', 'turn:organ'],
  on: {
    ...serveTransitions(stay, to),
    FOLLOW_UP: stay,
    RING: stay,
    ANSWER_ORDER: stay,
    CORRECT_RECORD: stay,
    BASIS_LOST: stay,
    ...anew,
    ...rechecked,
    ...answers,
  },
};

/** Over, and its record may still be put right. */
const ended = { on: { CORRECT_RECORD: stay } };
/** Not accepted, or given back, is an act that can be annulled: its papers are taken in again. */
const turnedAway = { on: { ...ended.on, REDECIDE: to('filed') } };

/**
 * The approval item (事项): two regions, where it stands before the law and how far the organ's own
 * work is. Review is never barred: the work region takes every event from filing on, whatever the standing waits for.
 * Natures, grounds and ties are read by the guard, not drawn as copies of the chart. No `after`, `invoke` or `spawn`:
 * milliseconds are not working days.
 */
export const itemMachine = machine.createMachine({
  id: 'item',
  type: 'parallel',
  context: ({ input }) => input,
  states: {
    standing: {
      initial: 'planned',
      states: {
        planned: {
          tags: ['open', 'turn:applicant'],
          on: {
            FILE: to('filed'),
            PRE_REVIEW: stay,
            WITHDRAW: to('withdrawn'),
            TRANSFER: stay,
            ...choosingTransitions(stay),
            ...heard,
          },
        },
        filed: {
          tags: ['open', 'turn:organ'],
          on: {
            NOT_NEEDED: to('notNeeded'),
            REFUSE_JURISDICTION: to('notAccepted'),
            NOTICE_GAPS: to('correcting'),
            ACCEPT: to('accepted'),
            ACCEPT_WITH_GAPS: to('accepted'),
            ...choosingTransitions(stay),
            DEEM_ACCEPTED: to('accepted'),
            ACCEPT_AND_DECIDE: [
              { target: 'refused', guard: and(['lawful', 'refuses']), actions: 'evolve' },
              to('granted'),
            ],
            RECORD: to('recorded'),
            DECIDE_BY_SILENCE: to('granted'),
            ASK_CONFIRMATIONS: stay,
            ...looked,
            OPEN_WINDOW: stay,
            FIND_GAPS: stay,
            END_FINDINGS: stay,
            REROUTE: stay,
            ...handled,
            ...answers,
            ...meets,
            ...asked,
            ...rechecked,
            ...ends,
            ...heard,
          },
        },
        correcting: {
          tags: ['open', 'turn:applicant'],
          on: {
            SUPPLY: [{ target: 'filed', guard: and(['lawful', 'completes']), actions: 'evolve' }, stay],
            ANSWER_ORDER: stay,
            ...rechecked,
            ...looked,
            REMIND_GAPS: stay,
            TRANSFER: stay,
            RETURN: to('returned'),
            ...meets,
            ...answers,
            ...ends,
            ...heard,
          },
        },
        accepted: {
          tags: ['open', 'turn:organ'],
          on: {
            START_SPECIAL: stay,
            END_SPECIAL: stay,
            SUSPEND: stay,
            RESUME: stay,
            END_AT_CAP: stay,
            EXTEND: stay,
            SUPPLY: stay,
            END_UNPAID: [
              { target: 'withdrawn', guard: and(['lawful', 'countsAsWithdrawn']), actions: 'evolve' },
              to('terminated'),
            ],
            ASK: stay,
            REROUTE: stay,
            ...handled,
            ...betweenLevels(stay),
            GRANT: decide('granted'),
            REFUSE: decide('refused'),
            DECIDE_BY_SILENCE: to('granted'),
            ...looked,
            ...answers,
            ...meets,
            CONSULT: stay,
            ...asked,
            ...rechecked,
            ...ends,
            ...heard,
          },
        },
        granted: { ...decided, on: { ...decided.on, ...revokingTransitions(stay) } },
        refused: decided,
        recorded: decided,
        served: {
          tags: ['decided'],
          on: {
            ...revokingTransitions(stay),
            FOLLOW_UP: stay,
            RING: stay,
            ANSWER_ORDER: stay,
            CORRECT_RECORD: stay,
            BASIS_LOST: stay,
            ...anew,
            ...rechecked,
            ...answers,
          },
        },
        notNeeded: ended,
        notAccepted: turnedAway,
        returned: turnedAway,
        withdrawn: ended,
        terminated: ended,
      },
    },
    work: {
      initial: 'unclaimed',
      on: {
        ACCEPT_AND_DECIDE: { target: '.signed', guard: and(['lawful', 'filed']) },
        RECORD: { target: '.signed', guard: and(['lawful', 'filed']) },
        DECIDE_BY_SILENCE: { target: '.signed', guard: and(['lawful', 'atOrgan']) },
        // Another organ begins anew, whatever the one before had done.
        REROUTE: { target: '.unclaimed', guard: and(['lawful', 'atOrgan']) },
        TRANSFER: { target: '.unclaimed', guard: and(['lawful', 'open', 'moves']) },
        FORWARD: { target: '.unclaimed', guard: and(['lawful', 'accepted']) },
        SEND_DOWN: { target: '.unclaimed', guard: and(['lawful', 'accepted']) },
        RECORD_RESULT: { target: '.signed', guard: and(['lawful', 'atOrgan']) },
        REDECIDE: { target: '.unclaimed', guard: and(['lawful', 'annullable']) },
      },
      states: {
        unclaimed: { on: { CLAIM: review('claimed') } },
        claimed: {
          on: {
            RELEASE: review('unclaimed'),
            HAND_OVER: reviewStays,
            CONCLUDE_REVIEW: review('concluded'),
          },
        },
        reviewing: {
          on: {
            RELEASE: review('unclaimed'),
            HAND_OVER: reviewStays,
            CONCLUDE_REVIEW: review('concluded'),
          },
        },
        concluded: {
          on: {
            SIGN: reviewStays,
            SEND_BACK: review('reviewing'),
            HAND_OVER: reviewStays,
            PRIOR_RESULT: { target: 'reviewing', guard: and(['lawful', 'differs', 'underReview']) },
            JUDGE_TIES: { target: 'reviewing', guard: and(['lawful', 'differs', 'underReview']) },
            ADOPT_VERSION: { target: 'reviewing', guard: and(['lawful', 'reviewsAnew', 'underReview']) },
            FACTS_CHANGED: { target: 'reviewing', guard: and(['lawful', 'underReview']) },
            GRANT: { target: 'signed', guard: and(['lawful', 'accepted']) },
            REFUSE: { target: 'signed', guard: and(['lawful', 'accepted']) },
          },
        },
        signed: {},
      },
    },
  },
});
