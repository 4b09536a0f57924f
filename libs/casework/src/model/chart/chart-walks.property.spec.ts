import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { initialTransition } from 'xstate';
import { isRejection, type Role } from '#kernel';
import { MATRIX, may } from '#model/identity';
import { CaseInPlay } from '../../../../../test/support/case-in-play.js';
import { chartAfter } from '../../../../../test/support/chart-proof.js';
import { APPLICANT_ORGAN, actor, at, PARK } from '../../../../../test/support/definitions.js';
import { type Probe, probesOf } from '../../../../../test/support/item-places.js';
import { plannedGuide } from '../../../../../test/support/planned-guide.js';
import { NATIONAL_DAYS } from '../../../../../test/support/receipts.js';
import { SEEDED, seededGuide } from '../../../../../test/support/seeded.js';
import type { EventType } from '../events.js';
import type { Item } from '../item.js';
import { bindingTies } from '../ties.js';
import { chartContext, chartEvent, type GuideChart, guideChart } from './guide-chart.js';

const ON = '2026-09-01';
const SEED = 1;
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
/** What leads to a decision: most of a walk, or it would go nowhere. */
const ONWARD: EventType[] = [
  'FILE',
  'ACCEPT',
  'CLAIM',
  'CONCLUDE_REVIEW',
  'GRANT',
  'RECORD',
  'ACCEPT_AND_DECIDE',
];
const GUIDES = ['plant-parallel', 'works-permit', 'company-setup', 'land-planning'];

/** Which item, and which of the events it could take or not: numbers, since each guide has its own. */
const move = fc.record({ item: fc.nat(), probe: fc.nat(), onward: fc.constantFrom(true, true, true, false) });
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

interface Stage {
  readonly chart: GuideChart;
  readonly items: readonly Item[];
  readonly probes: readonly (readonly Probe[])[];
}
const stages = new Map<string, Stage>();
function stageOf(code: string): Stage {
  const items = plannedGuide(seededGuide(code));
  const probes = items.map((item) => probesOf(item).filter(({ event }) => event.on === ON));
  const stage = stages.get(code) ?? { chart: guideChart(seededGuide(code), SEEDED.items), items, probes };
  stages.set(code, stage);
  return stage;
}

function chosen({ items, probes }: Stage, { item, probe, onward }: Move) {
  const n = item % items.length;
  const all = probes[n]!.filter(({ event }) => !onward || ONWARD.includes(event.type));
  return { n, code: items[n]!.code, event: all[probe % all.length]!.event };
}

const start = ({ chart }: Stage, code: string) =>
  initialTransition(chart, chartContext(seededGuide(code), SEEDED.items, NATIONAL_DAYS) as never)[0];
type Snapshot = ReturnType<typeof start>;
type Made = ReturnType<typeof chosen>;
const taken = ({ chart }: Stage, snapshot: Snapshot, { code, event }: Made) =>
  chartAfter(chart, snapshot, code, event);
const takes = (snapshot: Snapshot, { code, event }: Made) => snapshot.can(chartEvent(code, event) as never);
const all = ({ value, context }: Snapshot) =>
  JSON.stringify([value, Object.values(context).map(({ facts }) => facts)]);

const ROLES: Role[] = ['applicant', 'clerk', 'lead', 'officer', 'reviewer', 'head', 'supervisor', 'system'];
function doer(item: Item, type: EventType) {
  const subject = { applicantOrgan: APPLICANT_ORGAN, parkId: PARK, organId: item.organId };
  return ROLES.map((role) => actor(role, item.organId)).find((who) =>
    may(who, type as keyof typeof MATRIX, subject),
  );
}
/** Refused for who acts, when, or for what the register says of the item's own result: the chart knows of none of them. */
const OF_THE_DOOR = [
  'FORBIDDEN',
  'DATE_IN_FUTURE',
  'DATE_BACKDATED',
  'DATE_BEFORE_LAST',
  'STALE',
  'RESULT_STANDS',
];

const standings = (items: readonly Item[]) =>
  Object.fromEntries(items.map(({ code, standing, work }) => [code, { standing, work }]));
const tieStates = (contexts: readonly Item['context'][]) =>
  contexts.map(({ facts }) => facts.ties.map(({ state }) => state));

/** One event on both: the engine's items, each alone, and the one machine. Answers the machine as it stands then. */
function both(stage: Stage, file: CaseInPlay, whole: Snapshot, made: Made): Snapshot {
  const who = doer(file.items[made.n]!, made.event.type);
  if (!who) return whole;
  const answer = file.command({ type: 'ACT', idx: made.n + 1, event: made.event }, at(ON), who);
  if (answer && !isRejection(answer)) return taken(stage, whole, made);
  const refused = isRejection(answer) && !OF_THE_DOOR.includes(answer.code) ? answer.code : null;
  expect([refused, refused !== null && takes(whole, made)]).toEqual([refused, false]);
  return whole;
}

/** Where items came to stand, what was done, and whether a result was pushed: those of a probe come from organ 1. */
const happened = ({ items, entries }: CaseInPlay): string[] => [
  ...items.map(({ standing }) => standing),
  ...entries.map(({ event }) =>
    event.type === 'PRIOR_RESULT' && (event.result?.organId ?? 1) > 1 ? 'pushed' : event.type,
  ),
];

/** Everything that could be said to any item now and would be taken. */
const open = (stage: Stage, whole: Snapshot): Made[] =>
  stage.items
    .flatMap(({ code }, n) => stage.probes[n]!.map(({ event }) => ({ n, code, event })))
    .filter((made) => takes(whole, made));

/** Half of the walks are the same each time, so that they are known to go somewhere; the others are new. */
const walk = <T extends unknown[]>(property: fc.IPropertyWithHooks<T>, runs: number) => {
  for (const seeded of [{ seed: SEED }, {}]) fc.assert(property, { numRuns: runs / 2, ...seeded });
};

describe('the whole guide on random walks', () => {
  const heard = new Set<string>();

  it.each(GUIDES)(
    '%s as one machine stands where its items stand, each stepped alone by the engine',
    (code) => {
      const stage = stageOf(code);
      walk(
        fc.property(fc.array(move, { minLength: 40, maxLength: 100 }), (moves) => {
          const file = new CaseInPlay(stage.items);
          let whole = start(stage, code);
          for (const each of moves) {
            whole = both(stage, file, whole, chosen(stage, each));
            expect(whole.value).toEqual(standings(file.items));
            const contexts = file.items.map(({ context }) => context);
            expect(tieStates(Object.values(whole.context))).toEqual(tieStates(contexts));
          }
          for (const each of happened(file)) heard.add(each);
        }),
        12,
      );
    },
  );

  it('went somewhere: items were decided, and results pushed over ties', () => {
    expect([...heard]).toEqual(
      expect.arrayContaining(['accepted', 'granted', 'withdrawn', 'CONCLUDE_REVIEW', 'pushed']),
    );
  });

  it.each(GUIDES)(
    '%s: a step of one review stays open and commutes with every event of every other item',
    (code) => {
      const stage = stageOf(code);
      const waits = (listener: Made, to: Made) =>
        bindingTies(stage.items[listener.n]!.context.definition, []).some((tie) => tie.to.includes(to.code));
      let commuted = 0;
      walk(
        fc.property(fc.array(move, { minLength: 20, maxLength: 60 }), fc.nat(), (moves, from) => {
          const whole = moves.reduce(
            (now, each) => taken(stage, now, chosen(stage, each)),
            start(stage, code),
          );
          const now = open(stage, whole);
          const reviews = now.filter(({ event }) => REVIEW.includes(event.type));
          const review = reviews[from % (reviews.length || 1)];
          if (!review) return;
          for (const other of now.filter(({ n }) => n !== review.n)) {
            const then = taken(stage, whole, other);
            expect([review.event.type, other.event.type, takes(then, review)]).toEqual([
              review.event.type,
              other.event.type,
              true,
            ]);
            if (waits(review, other)) continue;
            commuted++;
            expect(all(taken(stage, then, review))).toBe(
              all(taken(stage, taken(stage, whole, review), other)),
            );
          }
        }),
        4,
      );
      expect(commuted).toBeGreaterThan(20);
    },
  );
});
