import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type CalendarPart, compileCalendar, expandCalendar } from '#calendar';
import { isRejection, type LocalDate } from '#kernel';
import { type Facts, type Level, readFacts, readTable, refused } from '#model/catalogue';
import { type Advice, adviseProject, type InForceThere, NATIONAL } from '#model/routing';
import { readProject } from '../../libs/catalogue/src/model/read/read-seeds.js';
import { all, SEEDED } from './seeded.js';

const yaml = (path: string): unknown =>
  parse(readFileSync(new URL(`../../seeds/${path}`, import.meta.url), 'utf8'));
function sound<T>(value: T): Exclude<T, readonly unknown[]> {
  if (isRejection(value) || refused(value)) throw new Error(JSON.stringify(value));
  return value as Exclude<T, readonly unknown[]>;
}

const organ = { handle: 'demo', zh: '演示机关', en: 'Demo organ', level: 'park' };

/** An organ of that level, as the database tells it. */
export const decidedAt = (level: Level, usual: boolean) => ({
  ...{ organ: { ...organ, level }, inNameOf: organ, delegation: null, calendar: NATIONAL },
  ...{ level, usual, setAside: [] },
});

/** The seeds as they are in force at one base, every item decided by one organ. */
export const THERE: InForceThere = {
  facts: (() => {
    const facts = readFacts(yaml('facts.yaml'));
    if (refused(facts)) throw new Error(JSON.stringify(facts));
    return facts;
  })(),
  tables: all('tables', readTable).map((content) => ({ version: 1, content: sound(content) })),
  guides: SEEDED.guides,
  items: SEEDED.items,
  deciding: new Map(
    SEEDED.items.map(({ code, authority: { usualLevel } }) => [code, [decidedAt(usualLevel, true)]]),
  ),
  calendars: new Map([
    [
      NATIONAL,
      compileCalendar(sound(expandCalendar(yaml('calendars/national.yaml'))) as CalendarPart & never),
    ],
  ]),
};

const plant = sound(readProject(yaml('projects/lithium-plant.yaml')));

/** The facts of the demonstration plant. */
export const PLANT: Facts = { ...plant.facts, industry: plant.industry.code };

export const DAY = '2026-09-18' as LocalDate;

/** Advice for the base of the plant; throws where it was refused. */
export function advised(facts: Facts, there: InForceThere = THERE): Advice {
  const advice = adviseProject({ facts, base: 'nanchuan', on: DAY }, there);
  if (Array.isArray(advice)) throw new Error(JSON.stringify(advice));
  return advice as Advice;
}

/** The codes of a list of what has codes. */
export const codesOf = (those: readonly { readonly code: string }[]): string[] =>
  those.map(({ code }) => code);
