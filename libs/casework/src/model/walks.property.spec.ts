import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#calendar';
import { type Actor, isRejection } from '#kernel';
import { MATRIX, may } from '#model/identity';
import { CaseInPlay, codeOf } from '../../../../test/support/case-in-play.js';
import {
  APPLICANT_ORGAN,
  actor,
  at,
  CALENDAR,
  confirmation,
  content,
  day,
  event,
  item,
  PARK,
  tie,
} from '../../../../test/support/definitions.js';
import { type AnswerType, isAnswer, mayBeSaidBy } from './confirmation-facts.js';
import type { EventType } from './events.js';
import { allowedActions, type Item, isOpen, step } from './item.js';
import { alarmsOf } from './projection.js';
import { isInFavour } from './redecide/facts.js';
import { replay } from './replay.js';
import { receivableOn } from './ties.js';
import { guideRefusal } from './window/guide-refusal.js';

const EVENTS = Object.keys(MATRIX).filter((name) => name === name.toUpperCase()) as EventType[];
/** Everything up to the signed conclusion of the review: what no sibling may ever hold up (rules 1.1). */
const REVIEW: EventType[] = [
  'FILE',
  'NOTICE_GAPS',
  'SUPPLY',
  'ACCEPT',
  'CLAIM',
  'RELEASE',
  'HAND_OVER',
  'CONCLUDE_REVIEW',
];
const ROLES = ['applicant', 'clerk', 'lead', 'officer', 'reviewer', 'head', 'supervisor', 'system'] as const;

const subject = (each: Item) => ({ applicantOrgan: APPLICANT_ORGAN, parkId: PARK, organId: each.organId });
/** The people of an item's organ, its window and its applicant; time last. */
const people = ({ organId }: Item): Actor[] => ROLES.map((role) => actor(role, organId));

/** B (2) is tied to the result of A (1); C (3) to nothing, and its own organ is asked to confirm it beside the review. */
function threeItems(): CaseInPlay {
  const file = new CaseInPlay([
    item({ idx: 1, code: 'A' }),
    item({ idx: 2, code: 'B', siblings: ['A', 'C'], definition: { ties: [tie()] } }),
    item({ idx: 3, code: 'C', definition: { statutory: null } }),
  ]);
  file.askable = [{ ...confirmation({ organId: 30 }), of: 'C' }];
  return file;
}

/** What an act says that its version does not list. */
const OFF_LIST: { readonly [T in EventType]?: object } = {
  NOT_NEEDED: { ground: 'by-another-law' },
  NOTICE_GAPS: { lines: [{ line: 'X1' }] },
};
const SIGNED = { article: '安全生产法 33', reason: '清单之外' };

interface Move {
  readonly idx: number;
  readonly type: EventType;
  readonly wait: number;
  readonly assumed: string | undefined;
}
const move: fc.Arbitrary<Move> = fc.record({
  idx: fc.integer({ min: 1, max: 3 }),
  type: fc.constantFrom<EventType>(
    ...EVENTS,
    ...REVIEW,
    ...REVIEW,
    ...REVIEW,
    ...REVIEW,
    ...(['FILE', 'ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW', 'GRANT'] as const),
    'ACCEPT',
    'FILE',
    'CLAIM',
    'CONCLUDE_REVIEW',
    'GRANT',
    'ACCEPT',
    'CLAIM',
    'GRANT',
    ...(['FILE', 'ACCEPT', 'CLAIM', 'CONCLUDE_REVIEW', 'GRANT'] as const),
  ),
  wait: fc.constantFrom(0, 0, 0, 1, 2, 9),
  assumed: fc.constantFrom(undefined, '100', '90'),
});

/** Who would do that: the claimer where it takes the claimer, else the first whose right it is. */
function doer(file: CaseInPlay, idx: number, type: EventType): Actor {
  const target = file.item(idx);
  const able = people(target).filter((who) => may(who, type as keyof typeof MATRIX, subject(target)));
  return able.find(({ personId }) => personId === target.context.facts.claimedBy) ?? (able[0] as Actor);
}

function attempt(file: CaseInPlay, { idx, type, assumed }: Omit<Move, 'wait'>, on: string) {
  const more = type === 'CONCLUDE_REVIEW' && assumed ? { assumed: { 'A.area': assumed } } : {};
  // Time says it as of the day of receipt, on whatever day it says it.
  const received = type === 'DEEM_ACCEPTED' ? receivableOn(file.item(idx).context) : undefined;
  return file.act(type, at(on), doer(file, idx, type), {
    idx,
    with: more,
    ...(received && { on: received }),
  });
}

/** The walk itself; `look` sees the case before and after each act that happened. Time acts on its own, before people do. */
function walk(
  moves: readonly Move[],
  look: (file: CaseInPlay, before: readonly Item[], made: Move) => void,
): { file: CaseInPlay; on: string } {
  const file = threeItems();
  let on = day('2026-09-01');
  for (const each of moves) {
    on = addDays(on, each.wait);
    file.time(at(on));
    const before = file.items;
    const answer = attempt(file, each, on);
    if (answer && !isRejection(answer)) look(file, before, each);
  }
  return { file, on };
}

const bytes = ({ version, ...rest }: Item) =>
  JSON.stringify({ ...rest, context: rest.context.facts, version });
const state = ({ standing, work, context }: Item) => ({ standing, work, facts: context.facts });

describe('random walks over a case of three items', () => {
  it('the stored item is the fold of its entries, after every act', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        walk(moves, (file, _, { idx }) => {
          const planned = file.planned.find((each) => each.idx === idx) as Item;
          expect(
            state(
              replay(
                planned,
                JSON.parse(JSON.stringify(file.entries)),
                new Map([[2, CALENDAR]]),
                new Map([[2, planned.context.definition]]),
              ),
            ),
          ).toEqual(state(file.item(idx)));
        });
      }),
      { numRuns: 25 },
    );
  });

  it('no act changes a byte of another item, but for PRIOR_RESULT over the published tie', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        walk(moves, (file, before, { idx }) => {
          for (const other of before.filter((each) => each.idx !== idx)) {
            if (bytes(file.item(other.idx)) === bytes(other)) continue;
            expect([idx, other.idx]).toEqual([1, 2]);
            expect(file.entries.at(-1)).toMatchObject({ idx: 2, event: { type: 'PRIOR_RESULT', from: 'A' } });
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it('the alarms kept are those the items would arm now, and none is in the past', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const { file, on } = walk(moves, () => {});
        file.time(at(on));
        const kinds = (alarms: typeof file.alarms) =>
          alarms
            .filter(({ kind }) => kind !== 'look-again')
            .map((alarm) => JSON.stringify(alarm))
            .sort();
        expect(kinds(file.alarms)).toEqual(kinds(file.items.flatMap((each) => alarmsOf(each, at(on)))));
        expect(file.alarms.filter(({ kind, due_at }) => kind !== 'look-again' && due_at <= at(on))).toEqual(
          [],
        );
      }),
      { numRuns: 25 },
    );
  });

  it('what a person is offered is what the rules would take, for every person and event', () => {
    const agree = (each: Item, who: Actor, on: string) => {
      const offered = allowedActions(each, who, subject(each), day(on));
      const happens = (type: EventType, more: object = {}) =>
        !isRejection(step(each, event(type, day(on), who.personId, { ...content(type, each), ...more })));
      // An answer is due from the organ that was asked, which need not be the item's own.
      const answers = (type: AnswerType) =>
        (each.context.facts.confirmations ?? []).some(
          (asked) =>
            mayBeSaidBy(type, asked, each.organId).some((organId) => may(who, type, { organId })) &&
            happens(type, { confirmation: asked.id }),
        );
      // Of what was granted the register is asked first, which no item reads; who accepts is the guide's to say.
      const isElsewhere = (type: EventType) =>
        (type === 'REDECIDE' && isInFavour(each.context.facts)) || guideRefusal(each, type, who) !== null;
      // What no published line covers, the head signs for, whoever else does the act by the list.
      const signed = (type: EventType) =>
        type in OFF_LIST &&
        may(who, 'item.off-list', subject(each)) &&
        happens(type, { ...OFF_LIST[type], offList: SIGNED });
      const taken = EVENTS.filter((type) =>
        isAnswer(type)
          ? answers(type)
          : !isElsewhere(type) &&
            ((may(who, type as keyof typeof MATRIX, subject(each)) && happens(type)) || signed(type)),
      );
      expect([who.roles, offered.toSorted()]).toEqual([who.roles, taken.toSorted()]);
    };
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const { file, on } = walk(moves, () => {});
        for (const each of file.items) for (const who of people(each)) agree(each, who, on);
      }),
      { numRuns: 8 },
    );
  });
});

describe('independence of items without a tie', () => {
  const rules = (one: number, other: number) =>
    fc.property(
      fc.array(move, { maxLength: 25 }),
      fc.constantFrom(...REVIEW),
      fc.constantFrom<EventType>(...EVENTS, 'GRANT', 'REFUSE', 'WITHDRAW'),
      (moves, first, second) => {
        const { file, on } = walk(moves, () => {});
        file.time(at(on));
        const a = { idx: one, type: first, assumed: undefined };
        const b = { idx: other, type: second, assumed: undefined };
        const [ab, ba] = [file.copy(), file.copy()];
        const alone = codeOf(attempt(ab, a, on));
        const then = codeOf(attempt(ab, b, on));
        expect([codeOf(attempt(ba, b, on)), codeOf(attempt(ba, a, on))]).toEqual([then, alone]);
        expect(ba.items.map(bytes)).toEqual(ab.items.map(bytes));
      },
    );

  it.each([
    [1, 3],
    [3, 1],
    [2, 3],
    [3, 2],
  ])('every step of the review of %i stays open and commutes with every event of %i', (one, other) => {
    fc.assert(rules(one, other), { numRuns: 25 });
  });

  it('even over a tie, nothing the earlier item does holds up the review of the later one', () => {
    fc.assert(
      fc.property(
        fc.array(move, { maxLength: 25 }),
        fc.constantFrom(...REVIEW),
        fc.constantFrom(...EVENTS),
        (moves, first, second) => {
          const { file, on } = walk(moves, () => {});
          file.time(at(on));
          const after = file.copy();
          attempt(after, { idx: 1, type: second, assumed: undefined }, on);
          const reopened = file.item(2).work !== after.item(2).work;
          const before = codeOf(attempt(file, { idx: 2, type: first, assumed: undefined }, on));
          if (!reopened)
            expect(codeOf(attempt(after, { idx: 2, type: first, assumed: undefined }, on))).toBe(before);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a walk goes somewhere', () => {
  it('most walks decide or end something: the properties above are not about nothing', () => {
    const ends: number[] = [];
    fc.assert(
      fc.property(fc.array(move, { minLength: 120, maxLength: 120 }), (moves) => {
        ends.push(walk(moves, () => {}).file.items.filter((each) => !isOpen(each)).length);
      }),
      { numRuns: 12, seed: 7 },
    );
    expect(ends.filter((n) => n > 0).length).toBeGreaterThan(6);
  });
});
