import { describe, expect, it } from '@jest/globals';
import { dueDate } from '#calendar';
import type { Facts } from '#model/catalogue';
import { advised, codesOf, DAY, PLANT, THERE } from '../../../../test/support/routed.js';
import { seededItem } from '../../../../test/support/seeded.js';
import type { Advice } from './advice.js';
import { adviseProject, NATIONAL } from './advise-project.js';
import { itemsNeeded } from './items-needed.js';

const advice = advised(PLANT);
const itemOf = (code: string, of: Advice = advice) => of.items.find((each) => each.code === code)!;
const without = (...facts: string[]) =>
  Object.fromEntries(Object.entries(PLANT).filter(([fact]) => !facts.includes(fact)));

describe('the plant', () => {
  it('needs these items of these guides, and of all 50 each is told once', () => {
    expect(Object.fromEntries(advice.guides.map(({ code, items }) => [code, items.join(' ')]))).toEqual({
      assessment: 'A01 A04 A05 A09 A10 A11 A13',
      'joint-acceptance': 'Y01 Y02 Y03 Y04 Y05 Y08 Y09',
      'land-planning': 'P01 P08 P09',
      'works-permit': 'C01 C02 C03 C04 C06 C07 C08 C09 C10',
    });
    const told = [...codesOf(advice.items), ...codesOf(advice.notNeeded), ...codesOf(advice.open)];
    expect(told.sort()).toEqual(codesOf(THERE.items).sort());
    expect(advice.open).toEqual([]);
  });

  it('hears why: the rows that gave each item, with their articles', () => {
    expect(itemOf('A04').because).toEqual([
      {
        table: 'energy-review',
        version: 1,
        row: 'R1',
        source: '国家发展改革委令2025年第31号: 年综合能源消费量1000吨标准煤以上',
        demo: false,
      },
    ]);
    const not = advice.notNeeded.find(({ code }) => code === 'A06');
    expect(not?.because).toMatchObject([{ table: 'soil-and-water', row: 'R1' }]);
  });

  it('is asked for each paper once, though ten items want the same form', () => {
    const documents = advice.materials.map(({ document }) => document);
    expect(new Set(documents).size).toBe(documents.length);
    const form = advice.materials.find(({ document }) => document === 'application-form');
    expect(form?.uses.length).toBeGreaterThan(10);
  });

  it('hears dates that are counted as the clocks of a case are', () => {
    const calendar = THERE.calendars.get(NATIONAL)!;
    const { preAcceptance, promise } = seededItem('A04');
    const due = (start: typeof DAY, limit: typeof promise | typeof preAcceptance) =>
      dueDate(calendar, { start, limit, stops: [] }).dueOn!;
    // 2026-09-18 (Friday): Sunday the 20th works, 25 to 27 and 1 to 7 October are off.
    expect(itemOf('A04').dates).toMatchObject({
      acceptBy: { on: '2026-09-24', provisional: false },
      decideBy: { on: '2026-09-29' },
      atTheLatest: { on: due(due(DAY, preAcceptance), promise) },
      statutory: { on: '2026-10-22' },
    });
    expect(itemOf('P01').dates.acceptBy).toBeNull();
  });

  it('waits with a decision only where statute orders it', () => {
    expect(itemOf('C07').waitsFor).toEqual([['P08'], ['C02'], ['C03']]);
    expect(itemOf('A01').waitsFor).toEqual([]);
  });

  it('takes fewer days in parallel than one after another, and the sums are those of its guides', () => {
    for (const { days } of advice.guides) expect(days.parallel).toBeLessThanOrEqual(days.serial);
    expect(advice.days.serial).toBe(advice.guides.reduce((sum, { days }) => sum + days.serial, 0));
    expect(advice.days.parallel).toBeLessThan(advice.days.serial / 2);
  });

  it('is not asked again for what it holds', () => {
    const held = adviseProject(
      { facts: PLANT, base: 'nanchuan', on: DAY, held: ['P01', 'C02'] },
      THERE,
    ) as Advice;
    expect(held.items.filter((each) => each.held).map(({ code }) => code)).toEqual(['P01', 'C02']);
    expect(held.materials.flatMap(({ uses }) => uses.map(({ item }) => item))).not.toContain('C02');
    expect(held.days.serial).toBeLessThan(advice.days.serial);
  });
});

describe('a fact that is missing', () => {
  it('is named with what asks for it, and its items are open, not guessed', () => {
    const less = advised(without('eia-class', 'site', 'land-mu', 'land-hectares'));
    expect(less.open.map(({ code, missing }) => `${code} ${missing}`)).toEqual([
      'A01 eia-class',
      'A02 eia-class',
      'A03 eia-class',
      'A08 site',
      'P12 site',
      'C12 site',
    ]);
    expect(less.missing.map(({ fact, askedBy }) => [fact, askedBy])).toContainEqual([
      'eia-class',
      ['A01', 'A02', 'A03'],
    ]);
    // Either way it is a report: 168,000 cubic metres of earth are enough.
    expect(codesOf(less.items)).toContain('A05');
  });

  it('is named by what it follows from, where it does', () => {
    const less = advised(without('land-mu', 'land-hectares', 'earthwork-m3', 'tax-per-mu-wan-yuan'));
    const asked = Object.fromEntries(less.missing.map(({ fact, askedBy }) => [fact, askedBy.join(' ')]));
    expect(asked).toEqual({ 'land-mu': 'A05 A06 tax', 'earthwork-m3': 'A05 A06' });
  });

  it('does not matter where another fact decides', () => {
    expect(codesOf(advised(without('coal-t-per-year')).items)).toContain('A04');
  });

  it('of the banned categories is refused: each must be answered', () => {
    expect(
      adviseProject({ facts: without('high-energy-project'), base: 'nanchuan', on: DAY }, THERE),
    ).toEqual([expect.objectContaining({ code: 'FACT_MISSING', pointer: '/high-energy-project' })]);
  });
});

describe('a banned category', () => {
  it('is found by its row, and bars the channel whatever the figures', () => {
    const banned = advised({ ...PLANT, 'backward-capacity': true });
    expect(banned.banned).toMatchObject([
      {
        category: '落后产能',
        verdict: 'banned',
        because: { row: 'R1', source: '实施意见 (十九): 禁止落后产能转入' },
      },
    ]);
    expect(banned.greenChannel.qualifies).toBe(false);
    expect(advice.banned).toEqual([]);
  });

  it('that is only to be looked at bars nothing', () => {
    const heavy = advised({ ...PLANT, 'energy-tce-per-year': 50000 });
    expect(heavy.banned).toMatchObject([{ verdict: 'examine', because: { demo: true } }]);
    expect(heavy.greenChannel.qualifies).toBe(true);
  });
});

describe('facts that are wrong', () => {
  const refusals = (facts: object) => {
    const answer = adviseProject({ facts: { ...PLANT, ...facts }, base: 'nanchuan', on: DAY }, THERE);
    return Array.isArray(answer) ? answer.map(({ code, pointer, params }) => [code, pointer, params]) : [];
  };
  it.each<[object, string, string]>([
    [{ 'land-mu': -1 }, 'FACT_WRONG', '/land-mu'],
    [{ 'land-mu': '1e3' }, 'FACT_WRONG', '/land-mu'],
    [{ employees: 1.5 }, 'FACT_WRONG', '/employees'],
    [{ site: '河道管理范围' }, 'FACT_WRONG', '/site'],
    [{ site: ['河滩'] }, 'FACT_WRONG', '/site'],
    [{ industry: '2613' }, 'FACT_WRONG', '/industry'],
    [{ land_mu: 186 }, 'FACT_UNKNOWN', '/land_mu'],
    [{ 'land-hectares': 13 }, 'FACT_CONTRADICTS', '/land-hectares'],
    [{ 'investment-per-mu-wan-yuan': 531.2 }, 'FACT_CONTRADICTS', '/investment-per-mu-wan-yuan'],
  ])('are refused by name: %j', (facts, code, pointer) => {
    expect(refusals(facts)).toEqual([[code, pointer, expect.anything()]]);
  });

  it('are told all at once', () => {
    expect(refusals({ 'land-mu': -1, gold: 1 })).toHaveLength(2);
  });
});

describe('the seeded tables', () => {
  it('name every item of the catalogue, so none is always or never needed for want of a rule', () => {
    const named = itemsNeeded(THERE.tables, {});
    expect([...named.keys()].sort()).toEqual(codesOf(THERE.items).sort());
  });

  it('make a guide of demonstration add nothing: its items are those of the true guides', () => {
    const demo = THERE.guides.filter((guide) => guide.demo).flatMap((guide) => codesOf(guide.items));
    expect(demo.length).toBeGreaterThan(0);
    expect(codesOf(advice.items)).toEqual(expect.arrayContaining(demo));
  });
});

/** 水利部令53号; 国家发展改革委令2025年第31号: at, just under and just over. */
describe('a limit of law', () => {
  const needs = (facts: object) =>
    [...itemsNeeded(THERE.tables, facts as Facts)]
      .filter(([, { state }]) => state === 'needed')
      .map(([code]) => code);
  it.each<[object, string[]]>([
    [{ 'land-hectares': 5, 'earthwork-m3': 0 }, ['A05']],
    [{ 'land-hectares': '4.999999999', 'earthwork-m3': 0 }, ['A06']],
    [{ 'land-hectares': '0.5', 'earthwork-m3': '999.999' }, ['A06']],
    [{ 'land-hectares': '0.499999999', 'earthwork-m3': '999.999' }, []],
    [{ 'land-hectares': '0.499999999', 'earthwork-m3': 1000 }, ['A06']],
    [{ 'land-hectares': '0.1', 'earthwork-m3': 50000 }, ['A05']],
    [{ 'land-hectares': '0.1', 'earthwork-m3': '49999.999999999' }, ['A06']],
    [{ 'energy-tce-per-year': '999.999999999', 'coal-t-per-year': '999.999999999' }, []],
    [{ 'energy-tce-per-year': 1000, 'coal-t-per-year': 0 }, ['A04']],
    [{ site: ['地质灾害易发区'], 'regional-assessments': [] }, ['P06']],
    [{ site: ['地质灾害易发区'], 'regional-assessments': ['地质灾害'] }, []],
  ])('%j: %j', (facts, codes) => {
    expect(needs(facts)).toEqual(codes);
  });
});
