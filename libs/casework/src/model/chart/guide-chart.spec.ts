import { describe, expect, it } from '@jest/globals';
import { assign, raise } from 'xstate';
import {
  type Breach,
  chartAfter,
  type Part,
  partOf,
  proveEachAlone,
  proveEffects,
  provePairs,
} from '../../../../../test/support/chart-proof.js';
import { placesOf } from '../../../../../test/support/item-places.js';
import { plannedGuide } from '../../../../../test/support/planned-guide.js';
import { SEEDED, seededGuide } from '../../../../../test/support/seeded.js';
import type { ItemContext } from '../item-context.js';
import { bindingTies } from '../ties.js';
import { type GuideChart, guideChart } from './guide-chart.js';

const made = new Map<string, Part[]>();
function partsOf(code: string): Part[] {
  const parts = made.get(code) ?? plannedGuide(seededGuide(code)).map(partOf);
  made.set(code, parts);
  return parts;
}
const chartOf = (code: string) => guideChart(seededGuide(code), SEEDED.items);
/** Each kind of breach once: a breach at one place is found at many. */
const told = (breaches: readonly Breach[]) => [
  ...new Set(breaches.map(({ of, item, sibling = '' }) => `${of} ${item} ${sibling}`.trim())),
];

describe.each(SEEDED.guides.map(({ code }) => code))('the guide %s as one machine', (code) => {
  it('does with every event at every place what the item alone does, and reads no sibling', () => {
    expect(proveEachAlone(chartOf(code), partsOf(code))).toEqual([]);
  });

  it('does so at every two places of every two items', () => {
    expect(provePairs(chartOf(code), partsOf(code))).toEqual([]);
  });

  it('changes nobody but who waits over a published tie', () => {
    expect(proveEffects(chartOf(code), partsOf(code))).toEqual([]);
  });
});

it('what failed and is handled anew is waited for again, by those whom a published tie lets wait, and by nobody else', () => {
  const parts = partsOf('plant-parallel');
  const at = (code: string) => parts.find(({ planned }) => planned.code === code)!;
  const chart = chartOf('plant-parallel');
  const began = Object.fromEntries(parts.map(({ planned: { code, context } }) => [code, context]));
  const value = Object.fromEntries(
    parts.map(({ planned: { code, standing, work } }) => [code, { standing, work }]),
  );
  const after = (names: readonly string[]) =>
    names.reduce(
      (whole, name) => {
        const probe = at('C03').probes.find((each) => each.name === name)!;
        return chartAfter(chart, whole, 'C03', probe.event);
      },
      chart.resolveState({ value, context: began } as never),
    );
  const heard = (names: readonly string[]) =>
    Object.entries(after(names).context).flatMap(([code, { facts }]) =>
      code !== 'C03' && facts !== began[code]!.facts
        ? [[code, facts.ties.find(({ to }) => to.includes('C03'))?.state]]
        : [],
    );
  expect(heard(['FILE', 'REFUSE_JURISDICTION'])).toEqual([['C07', 'blocked']]);
  expect(heard(['FILE', 'REFUSE_JURISDICTION', 'REDECIDE'])).toEqual([['C07', 'open']]);
  expect(heard(['FILE', 'REFUSE_JURISDICTION', 'REDECIDE', 'REFUSE_JURISDICTION'])).toEqual([
    ['C07', 'open'],
  ]);
});

describe('what a rule may read', () => {
  it('is the definition, the guide standing, the calendar and the facts of its own item: one key more does not compile', () => {
    const all: Record<keyof ItemContext, true> = {
      definition: true,
      waitsAs: true,
      calendar: true,
      facts: true,
    };
    expect(Object.keys(plannedGuide(seededGuide('company-setup'))[0]!.context).sort()).toEqual(
      Object.keys(all).sort(),
    );
  });
});

describe('an item to which no sibling says anything', () => {
  const silent = ({ planned, probes }: Part) =>
    placesOf(
      planned,
      probes.filter(({ event }) => event.type !== 'PRIOR_RESULT' && event.type !== 'JUDGE_TIES'),
    ).map(({ item }) => item);

  it.each(SEEDED.guides.map(({ code }) => code))(
    'of %s comes to its signed review, and is decided in favour unless statute ties the decision',
    (code) => {
      for (const part of partsOf(code)) {
        const reached = silent(part);
        const favourable = reached.some(({ standing }) => standing === 'granted' || standing === 'recorded');
        expect([part.planned.code, reached.some(({ work }) => work === 'concluded'), favourable]).toEqual([
          part.planned.code,
          true,
          bindingTies(part.planned.context.definition, []).length === 0,
        ]);
      }
    },
  );
});

describe('a rule that smuggles a sibling in', () => {
  const guide = 'company-setup';
  const prove = (chart: GuideChart) => {
    const parts = partsOf(guide);
    return told([
      ...proveEachAlone(chart, parts),
      ...provePairs(chart, parts),
      ...proveEffects(chart, parts),
    ]);
  };
  const smuggled = (guards: object, actions: object = {}) =>
    chartOf(guide).provide({ guards, actions } as never);

  it('by its facts is found', () => {
    const reads = ({ context }: { context: Record<string, { facts: { decidedOn?: string } }> }) =>
      context['E01']?.facts.decidedOn !== undefined;
    expect(prove(smuggled({ 'E02.lawful': reads }))).toEqual(
      expect.arrayContaining(['reads E02 E01', 'depends E02']),
    );
  });

  it('by where it stands is found at a pair of places, though each item alone looks sound', () => {
    // Like the true guard, but closed once the seal item was refused: its siblings planned, the item does as it does alone.
    const check = (snapshot: { matches(value: object): boolean }) =>
      ['filed', 'correcting', 'accepted'].some((standing) => snapshot.matches({ E04: { standing } })) &&
      !snapshot.matches({ E02: { standing: 'withdrawn' } });
    const chart = smuggled({ 'E04.underReview': Object.assign(() => false, { check }) });
    expect(proveEachAlone(chart, partsOf(guide))).toEqual([]);
    expect(told(provePairs(chart, partsOf(guide)))).toEqual(['depends E04']);
  });

  it('by changing it is found, whether in its facts or by an event raised to it', () => {
    const facts = assign(({ context }: { context: Record<string, object> }) => ({
      E02: { ...context['E02'], facts: { handedIn: [], ties: [], stops: [], rang: {} } },
    }));
    expect(prove(smuggled({}, { 'E01.evolve': facts }))).toContain('reaches E01 E02');
    const withdraw = { type: 'WITHDRAW', on: '2026-09-01', by: 'x' };
    const raised = raise({ type: 'E02.WITHDRAW', event: withdraw } as never);
    expect(prove(smuggled({}, { 'E01.evolve': raised }))).toContain('reaches E01 E02');
  });

  it('as a wait that no published tie covers is found', () => {
    const tied = SEEDED.items.map((item) =>
      item.code === 'E02'
        ? { ...item, ties: [{ ...item.ties[0]!, to: ['E01'], binds: 'decision' as const }] }
        : item,
    );
    const chart = guideChart(seededGuide(guide), tied);
    const parts = plannedGuide(seededGuide(guide), tied).map(partOf);
    const unpublished = parts.map((part, n) => {
      const { definition } = plannedGuide(seededGuide(guide))[n]!.context;
      const places = part.places.map((place) => ({
        ...place,
        item: { ...place.item, context: { ...place.item.context, definition } },
      }));
      return { ...part, places };
    });
    expect(told(proveEffects(chart, unpublished))).toEqual(['reaches E01 E02']);
    expect(told(proveEffects(chart, parts))).toEqual([]);
  });
});
