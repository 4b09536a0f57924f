import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { type CalendarData, expandCalendar } from '#calendar';
import type { LocalDate, Rejection } from '#kernel';
import { authorityOf } from '../authority/authority.js';
import { powersOf } from '../authority/powers.js';
import { checkCatalogue, type Seeds } from '../check/check-catalogue.js';
import type { ItemDefinition } from '../definition.js';
import * as read from './read-seeds.js';

const ROOT = new URL('../../../../../seeds/', import.meta.url);
const yaml = (...path: string[]): unknown => parse(readFileSync(new URL(path.join('/'), ROOT), 'utf8'));
const names = (folder: string) => readdirSync(new URL(folder, ROOT)).filter((name) => name.endsWith('.yaml'));
function sound<T>(value: T): Exclude<T, Rejection[]> {
  if (read.refused(value)) throw new Error(JSON.stringify(value));
  return value as Exclude<T, Rejection[]>;
}

const seeds = {
  items: names('items').map((name) => sound(read.readItem(yaml('items', name)))),
  guides: names('guides').map((name) => sound(read.readGuide(yaml('guides', name)))),
  parks: sound(read.readParks(yaml('parks.yaml'))),
  organs: sound(read.readOrgans(yaml('organs.yaml'))),
  delegations: names('delegations').flatMap((name) => sound(read.readDelegations(yaml('delegations', name)))),
  facts: sound(read.readFacts(yaml('facts.yaml'))),
  tables: names('tables').map((name) => sound(read.readTable(yaml('tables', name)))),
} satisfies Seeds;
const project = sound(read.readProject(yaml('projects', 'lithium-plant.yaml')));
const item = (code: string): ItemDefinition => seeds.items.find((it) => it.code === code)!;
const guide = (code: string) => seeds.guides.find((it) => it.code === code)!;
const withItem = (code: string, change: Partial<ItemDefinition>): Seeds => ({
  ...seeds,
  items: seeds.items.map((it) => (it.code === code ? { ...it, ...change } : it)),
});
const calendar = sound(expandCalendar(yaml('calendars', 'national.yaml'))) as CalendarData;
const checkSeeds = (changed: Seeds) =>
  checkCatalogue({ ...changed, calendar, on: '2026-08-15' as LocalDate });
const codesOf = (changed: Seeds) => [
  ...new Set(
    checkSeeds(changed)
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code),
  ),
];

describe('the seeds as they stand', () => {
  it('hold the whole catalogue, no error, and one warning: five working days are not always seven calendar days', () => {
    const grave = checkSeeds(seeds).filter(({ severity }) => severity !== 'note');
    expect(grave.map(({ code, place }) => `${code} ${place}`)).toEqual(['CAT-029 items/C07/promise']);
    expect(grave[0]?.detail).toMatchObject({ start: '2026-09-21', ends: '2026-09-29', latest: '2026-09-28' });
    expect(seeds.items).toHaveLength(50);
    expect(seeds.parks).toHaveLength(3);
    expect(seeds.parks.flatMap((park) => park.bases)).toHaveLength(15);
    for (const name of names('items')) expect(`${item(name.slice(0, 3)).code}.yaml`).toBe(name);
  });

  it('call 29 of the 50 a licence, as the law does', () => {
    expect(seeds.items.filter((it) => it.nature === 'licence')).toHaveLength(29);
  });

  it('put every item into a guide that is not a demonstration', () => {
    const offered = new Set(
      seeds.guides.filter((it) => !it.demo).flatMap((it) => it.items.map(({ code }) => code)),
    );
    expect([...offered].sort()).toEqual(seeds.items.map((it) => it.code).sort());
  });

  it('keep both ends of an application tie out of one guide, or they could not be accepted together', () => {
    const bars = seeds.guides.flatMap((it) => {
      const inside = new Set(it.items.map(({ code }) => code));
      const ties = [...inside].flatMap((code) =>
        item(code).ties.filter((tie) => tie.binds === 'application'),
      );
      return ties.flatMap((tie) => tie.to).filter((code) => inside.has(code));
    });
    expect(bars).toEqual([]);
  });

  it('give each item two to five refusal conditions that ask for no result of another item', () => {
    for (const { code, conditions } of seeds.items) {
      expect([code, conditions.length >= 2 && conditions.length <= 5]).toEqual([code, true]);
      const smuggled = conditions.filter(({ text }) =>
        /取得|具备|提交|批复|意见|许可证|方可|不得/.test(text),
      );
      expect(smuggled).toEqual([]);
    }
  });

  it('let the construction permit wait with its decision for land, plan and drawings, with works for fire', () => {
    const binds = (kind: string) =>
      item('C07')
        .ties.filter((tie) => tie.binds === kind)
        .flatMap((tie) => tie.to);
    expect(binds('decision').sort()).toEqual(['C02', 'C03', 'P08']);
    expect(binds('activity')).toEqual(['C04']);
    expect(item('C01').ties.find((tie) => tie.to.includes('C12'))?.binds).toBe('activity');
  });

  it('name people only in organs that exist, each sign-in once', () => {
    const people = sound(read.peopleOf(seeds.organs, yaml('people.yaml')));
    const handles = new Set(seeds.organs.map((organ) => organ.handle));
    expect(people.filter((person) => !handles.has(person.organ))).toEqual([]);
    expect(new Set(people.map((person) => person.signIn)).size).toBe(people.length);
    expect(people.map((person) => person.signIn)).toEqual(
      expect.arrayContaining(['applicant', 'editor2', 'lead.qaidam', 'head.huangzhong-water']),
    );
  });
});

describe('the demonstration', () => {
  const inside = guide('plant-parallel').items.map(({ code }) => code);
  const place = { base: project.base, day: '2026-08-17' as LocalDate };
  const powers = powersOf(seeds.organs, seeds.parks);
  const decidedBy = (code: string) => authorityOf(item(code), place, seeds.delegations, powers)?.organ;
  const deciding = inside.map((code) => seeds.organs.find(({ handle }) => handle === decidedBy(code))!);

  it('opens at least ten items together, in at least five organs, most of them outside the park', () => {
    expect(inside.length).toBeGreaterThanOrEqual(10);
    expect(new Set(deciding.map((organ) => organ.handle)).size).toBe(11);
    expect(deciding.filter((organ) => organ.park === null).length).toBeGreaterThanOrEqual(5);
    expect(guide(project.application.guide).demo).toBe(true);
  });

  it('finds every earlier result in force, with the fields the later review assumes, or inside the case', () => {
    const ties = inside.flatMap((code) => item(code).ties);
    const binding = ties.filter((tie) => tie.binds === 'application' || tie.binds === 'decision');
    expect(binding).toHaveLength(3);
    for (const tie of binding.filter(({ to }) => !to.some((code) => inside.includes(code)))) {
      const result = project.results.find((it) => tie.to.includes(it.item))!;
      expect(Object.keys(result.fields)).toEqual(expect.arrayContaining([...tie.fields]));
    }
  });

  it('starts from results that the competent organ gave', () => {
    for (const result of project.results) expect(decidedBy(result.item)).toBe(result.organ);
  });
});

describe('a seed that is wrong', () => {
  const raw = () => yaml('items', 'C07.yaml') as Record<string, unknown>;
  const faults = (value: unknown) =>
    read.refused(value) ? value.map((it) => `${it.code} ${it.pointer}`) : value;

  it('is refused with a pointer for each fault', () => {
    const broken = { ...raw(), promise: { within: '5 days', source: 1 }, colour: 'red', signing: 4 };
    expect(faults(read.readItem(broken))).toEqual([
      'SEED-UNKNOWN-KEY /colour',
      'SEED-VALUE /promise/within',
      'SEED-TYPE /promise/source',
      'SEED-VALUE /signing',
    ]);
    const { promise: _, ...without } = raw();
    expect(faults(read.readItem(without))).toContain('SEED-MISSING /promise');
    expect(faults(read.readItem('C07'))).toContain('SEED-TYPE ');
    expect(faults(read.readOrgans([{ id: -1 }]))).toContain('SEED-TYPE /0/id');
    expect(faults(read.readProject({ code: 'x', results: [{ 'granted-on': '2026-02-30' }] }))).toEqual(
      expect.arrayContaining(['SEED-VALUE /code', 'SEED-VALUE /results/0/granted-on']),
    );
  });

  it('is found by the check of the whole', () => {
    const tie = item('C07').ties[0]!;
    expect(codesOf({ ...seeds, items: [...seeds.items, item('E01')] })).toEqual(['CAT-001']);
    expect(codesOf({ ...seeds, items: seeds.items.filter((it) => it.code !== 'A07') })).toEqual(['CAT-002']);
    expect(
      codesOf({ ...seeds, organs: seeds.organs.filter((it) => it.handle !== 'qinghai-seismic') }),
    ).toEqual(['CAT-010']);
    expect(codesOf({ ...seeds, organs: seeds.organs.map((it) => ({ ...it, serves: ['all'] })) })).toEqual([
      'CAT-011',
      'CAT-062',
      'CAT-105',
    ]);
    expect(codesOf(withItem('P06', { authority: { usualLevel: 'park', minLevel: 'county' } }))).toEqual([
      'CAT-012',
      'CAT-013',
    ]);
    expect(codesOf(withItem('C07', { authority: { usualLevel: 'city', minLevel: 'city' } }))).toEqual([
      'CAT-012',
      'AUTH-NOFORM',
    ]);
    expect(
      codesOf(withItem('C04', { promise: { value: 16, unit: 'working_day', source: 'x', demo: false } })),
    ).toEqual(['CAT-021']);
    expect(
      codesOf(withItem('C04', { promise: { value: 6, unit: 'working_day', source: '', demo: false } })),
    ).toEqual(['CAT-023']);
    expect(codesOf(withItem('C07', { ties: [] }))).toEqual(['CAT-002', 'CAT-HIDDEN']);
    expect(
      codesOf(withItem('E02', { ties: [{ ...tie, to: ['E01'], binds: 'practice', cure: null }] })),
    ).toEqual(['CAT-PRE']);
  });

  it('is told the shortest circle of mutual preconditions, once', () => {
    const back = { ...item('C07').ties[0]!, to: ['C07'] };
    const found = checkSeeds(withItem('C01', { ties: [...item('C01').ties, back] }));
    expect(found.filter((it) => it.code === 'CAT-MUTUAL').map((it) => it.detail['path'])).toEqual([
      'C01 <- C07 <- C02 <- C01',
    ]);
  });
});
