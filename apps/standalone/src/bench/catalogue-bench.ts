import { cpus } from 'node:os';
import { readSeedFolder, type SeedFolder } from '#catalogue';
import type { LocalDate } from '#kernel';
import {
  checkCatalogue,
  type GuideDefinition,
  type ItemDefinition,
  proveIndependence,
} from '#model/catalogue';
import type { Progress } from '#platform';
import { seedsFolder } from '../seeds-folder.js';
import type { Asked } from './asked.js';
import { median } from './clients.js';
import { type GrownCatalogue, grownTo, knotted } from './grown-catalogue.js';

const SIZES = [50, 200, 1000] as const;
const WARM = 3;
const ON = '2026-08-15' as LocalDate;

/** Milliseconds for a catalogue of that size: all checks, the proof of one guide of all items, and its refusal when they are one ring. */
export interface CheckTimes {
  readonly items: number;
  readonly check: number;
  readonly proof: number;
  readonly refusal: number;
}

type Task = Readonly<Record<Exclude<keyof CheckTimes, 'items'>, () => unknown>>;

/**
 * Medians of the rounds, on one core and without a database. Nothing is kept from one round to the next, and the sizes take
 * turns, so that none has a warmer engine or a quieter machine than the others.
 */
export async function benchCatalogue(
  { quick, signal }: Asked,
  progress: Progress,
): Promise<readonly CheckTimes[]> {
  const seeds = await readSeedFolder(seedsFolder());
  const tasks = SIZES.map((size) => taskOf(seeds, size));
  const rounds = quick ? 7 : 31;
  const taken = tasks.map(() => ({ check: [] as number[], proof: [] as number[], refusal: [] as number[] }));
  progress(`${SIZES.join(', ')} items, ${rounds} rounds after ${WARM}`);
  for (let round = -WARM; round < rounds; round += 1)
    for (const [n, task] of tasks.entries())
      for (const name of ['check', 'proof', 'refusal'] as const) {
        signal.throwIfAborted();
        const time = timeOf(task[name]);
        if (round >= 0) taken[n]?.[name].push(time);
      }
  return taken.map(({ check, proof, refusal }, n) => ({
    items: SIZES[n] ?? 0,
    check: median(check),
    proof: median(proof),
    refusal: median(refusal),
  }));
}

function taskOf(seeds: SeedFolder, size: number): Task {
  const grown = grownTo(size, seeds);
  const guide = guideOf(grown.items);
  const ring = knotted(grown.items);
  const calendar = seeds.calendars.find((part) => part.extends === undefined);
  const check = () =>
    checkCatalogue({ ...seeds, ...fresh(grown), ...(calendar && { calendar: { ...calendar } }), on: ON });
  const errors = check().filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`the catalogue grown to ${size} items has ${errors.length} errors`);
  return {
    check,
    proof: () => proveIndependence(guide, [...grown.items]),
    refusal: () => proveIndependence(guide, [...ring]),
  };
}

function timeOf(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

/** Per item, the largest catalogue against the smaller ones: 1 is linear. */
export function catalogueFigures(times: readonly CheckTimes[]) {
  const round = (value: number) => Math.round(value * 100) / 100;
  const last = times.at(-1);
  const growth = (what: 'check' | 'proof' | 'refusal') =>
    Object.fromEntries(
      times.slice(0, -1).map((it) => {
        const perItem = last ? last[what] / last.items / (it[what] / it.items) : 0;
        return [`${it.items}to${last?.items ?? 0}`, round(perItem)];
      }),
    );
  const figures = times.map((it) => ({
    ...it,
    check: round(it.check),
    proof: round(it.proof),
    refusal: round(it.refusal),
  }));
  const machine = { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, node: process.version };
  return {
    machine,
    figures,
    ratios: { check: growth('check'), proof: growth('proof'), refusal: growth('refusal') },
  };
}

export function catalogueTable(times: readonly CheckTimes[]): string[] {
  const { machine, figures, ratios } = catalogueFigures(times);
  const line = (...cells: (string | number)[]) =>
    cells.map((cell, n) => (n === 0 ? String(cell).padEnd(32) : String(cell).padStart(14))).join('');
  return [
    `${machine.cores} × ${machine.cpu}, Node ${machine.node}`,
    '',
    line('milliseconds, median', 'all checks', 'proof', 'refusal'),
    ...figures.map(({ items, check, proof, refusal }) => line(`${items} items`, check, proof, refusal)),
    ...Object.keys(ratios.check).map((step) =>
      line(
        `time per item, ${step.replace('to', ' to ')}`,
        ...[ratios.check, ratios.proof, ratios.refusal].map((of) => of[step] ?? 0),
      ),
    ),
  ];
}

/** New lists, so that nothing kept for the old ones answers. */
function fresh({ items, guides, ...rest }: GrownCatalogue): GrownCatalogue {
  return { items: [...items], guides: [...guides], ...rest };
}

function guideOf(items: readonly ItemDefinition[]): GuideDefinition {
  const name = { zh: '全部事项', en: 'All items' };
  const lines = items.map(({ code }) => ({ code, optional: false }));
  return {
    code: 'all',
    name,
    stage: 'S1',
    demo: true,
    summary: name,
    standing: 'notice',
    joint: null,
    items: lines,
  };
}
