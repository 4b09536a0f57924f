import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CalendarPart, expandCalendar } from '#calendar';
import type { LocalDate, Rejection } from '#kernel';
import type { AssessmentDefinition } from './model/assessment/assessment.js';
import type { DelegationDefinition } from './model/authority/delegation.js';
import { checkCatalogue, type Seeds } from './model/check/check-catalogue.js';
import { type Finding, sayFinding } from './model/check/finding.js';
import type { FactDefinition } from './model/fact/fact-definition.js';
import type { KeyList } from './model/key-list/key-list.js';
import { type Letterhead, letterheadFaults, readLetterheads } from './model/letterhead.js';
import {
  type DemoPerson,
  type DemoProject,
  peopleOf,
  readAssessment,
  readDelegations,
  readFacts,
  readGuide,
  readItem,
  readKeyList,
  readOrgans,
  readParks,
  readProject,
  readTable,
} from './model/read/read-seeds.js';
import type { TableDefinition } from './model/table/table-definition.js';
import { readSeedFile, SeedError } from './offline/index.js';

/** The catalogue follows the law in force since 生态环境法典 (2026-08-15). */
export const EFFECTIVE_FROM = '2026-08-15' as LocalDate;

/** Everything the seeds folder holds, read and checked. */
export interface SeedFolder extends Seeds {
  readonly delegations: readonly DelegationDefinition[];
  readonly tables: readonly TableDefinition[];
  readonly facts: readonly FactDefinition[];
  readonly keyLists: readonly KeyList[];
  readonly assessments: readonly AssessmentDefinition[];
  readonly calendars: readonly CalendarPart[];
  readonly letterheads: readonly Letterhead[];
  readonly people: readonly DemoPerson[];
  readonly projects: readonly DemoProject[];
}

/** Reads and checks the whole folder. Throws {@link SeedError} with all faults at once: nothing half-read is published. */
export async function readSeedFolder(folder: string): Promise<SeedFolder> {
  const faults: string[] = [];
  const read = async <T>(
    path: string,
    reader: (yaml: unknown) => T | Rejection[] | Rejection,
  ): Promise<T[]> => {
    const file = await readSeedFile(folder, path, reader);
    if ('value' in file) return [file.value];
    faults.push(...file.faults);
    return [];
  };
  const readEach = async <T>(
    path: string,
    reader: (yaml: unknown) => T | Rejection[] | Rejection,
  ): Promise<T[]> => {
    const names = (await readdir(join(folder, path))).filter((name) => name.endsWith('.yaml')).sort();
    return (await Promise.all(names.map((name) => read(join(path, name), reader)))).flat();
  };
  const [organs = []] = await read('organs.yaml', readOrgans);
  const seeds: SeedFolder = {
    organs,
    items: await readEach('items', readItem),
    guides: await readEach('guides', readGuide),
    delegations: (await readEach('delegations', readDelegations)).flat(),
    tables: await readEach('tables', readTable),
    facts: (await read('facts.yaml', readFacts)).flat(),
    keyLists: await readEach('key-lists', readKeyList),
    assessments: await readEach('assessments', readAssessment),
    parks: (await read('parks.yaml', readParks)).flat(),
    letterheads: (await read('letterheads.yaml', readLetterheads)).flat(),
    calendars: await readEach<CalendarPart>('calendars', expandCalendar),
    people: (await read('people.yaml', (yaml) => peopleOf(organs, yaml))).flat(),
    projects: await readEach('projects', readProject),
  };
  if (faults.length === 0) faults.push(...unsound(seeds));
  if (faults.length > 0) throw new SeedError(faults);
  return seeds;
}

function unsound({ calendars, letterheads, ...seeds }: SeedFolder): string[] {
  const calendar = calendars.find((part) => part.extends === undefined);
  const findings = checkCatalogue({ ...seeds, ...(calendar && { calendar }), on: EFFECTIVE_FROM })
    .filter(({ severity }) => severity === 'error')
    .map(said);
  return [...findings, ...letterheadFaults(letterheads, seeds.organs).map((it) => `letterheads.yaml: ${it}`)];
}

function said(it: Finding): string {
  return `${it.place}: ${it.code} ${sayFinding(it, 'zh')} · ${sayFinding(it, 'en')}`;
}
