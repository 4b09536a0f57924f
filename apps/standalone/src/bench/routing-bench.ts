import { cpus } from 'node:os';
import { compileCalendar } from '#calendar';
import { readSeedFolder } from '#catalogue';
import type { LocalDate } from '#kernel';
import {
  type Advice,
  adviseProject,
  type InForceThere,
  NATIONAL,
  type Asked as Question,
} from '#model/routing';
import type { Progress } from '#platform';
import { seedsFolder } from '../seeds-folder.js';
import type { Asked } from './asked.js';
import { median } from './clients.js';

const WARM = 20;
const ON = '2026-09-18' as LocalDate;

/** Milliseconds for one advice on the whole seeded catalogue: in the middle, at the worst of a hundred, and with lists never seen before. */
export interface AdviceTimes {
  readonly items: number;
  readonly tables: number;
  readonly needed: number;
  readonly median: number;
  readonly p99: number;
  readonly first: number;
}

/** Advice for the demonstration plant, on one core and without a database; each round moves a figure, so no answer is asked twice. */
export async function benchRouting({ quick, signal }: Asked, progress: Progress): Promise<AdviceTimes> {
  const { there, question } = await seeded();
  const rounds = quick ? 100 : 1000;
  progress(`${there.items.length} items, ${there.tables.length} tables, ${rounds} rounds after ${WARM}`);
  const times: number[] = [];
  let needed = 0;
  for (let round = -WARM; round < rounds; round += 1) {
    signal.throwIfAborted();
    const facts = { ...question.facts, 'earthwork-m3': 1000 + round };
    const began = performance.now();
    needed = adviceOf({ ...question, facts }, there).items.length;
    if (round >= 0) times.push(performance.now() - began);
  }
  const fresh = Array.from({ length: quick ? 5 : 15 }, () => {
    const unseen = { ...there, items: [...there.items], tables: structuredClone(there.tables) };
    const began = performance.now();
    adviceOf(question, unseen);
    return performance.now() - began;
  });
  const sorted = times.sort((a, b) => a - b);
  return {
    items: there.items.length,
    tables: there.tables.length,
    needed,
    median: median(times),
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    first: median(fresh),
  };
}

function adviceOf(question: Question, there: InForceThere): Advice {
  const advice = adviseProject(question, there);
  if (Array.isArray(advice))
    throw new Error(`the plant of the seeds gets no advice: ${JSON.stringify(advice)}`);
  return advice as Advice;
}

/** The seeds in force, every item decided by one organ: who decides is read from the database, not worked out here. */
async function seeded(): Promise<{ readonly there: InForceThere; readonly question: Question }> {
  const { items, guides, facts, tables, calendars, projects } = await readSeedFolder(seedsFolder());
  const [plant] = projects;
  const national = calendars.find((part) => part.extends === undefined);
  if (!plant || !national || national.extends !== undefined)
    throw new Error('the seeds hold no plant or no calendar');
  const organ = { handle: 'bench', zh: '机关', en: 'Organ', level: 'park' };
  const decides = { organ, inNameOf: organ, delegation: null, calendar: NATIONAL, usual: true, setAside: [] };
  return {
    there: {
      items,
      guides,
      facts,
      tables: tables.map((content) => ({ version: 1, content })),
      deciding: new Map(
        items.map(({ code, authority }) => [code, [{ ...decides, level: authority.usualLevel }]]),
      ),
      calendars: new Map([[NATIONAL, compileCalendar(national)]]),
    },
    question: { facts: { ...plant.facts, industry: plant.industry.code }, base: plant.base, on: ON },
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

export function routingFigures(times: AdviceTimes) {
  const machine = { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, node: process.version };
  const figures = { ...times, median: round(times.median), p99: round(times.p99), first: round(times.first) };
  return { machine, figures };
}

export function routingTable(times: AdviceTimes): string[] {
  const { machine, figures } = routingFigures(times);
  const line = (what: string, value: number) => `${what.padEnd(48)}${String(value).padStart(10)}`;
  return [
    `${machine.cores} × ${machine.cpu}, Node ${machine.node}`,
    `${figures.items} items, ${figures.tables} tables; the plant needs ${figures.needed} items`,
    '',
    line('milliseconds for one advice, median', figures.median),
    line('worst of a hundred', figures.p99),
    line('the first after a publication, median', figures.first),
  ];
}
