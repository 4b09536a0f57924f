import type { Progress } from '#platform';
import { openServer } from '../own-server.js';
import { measureAlarms } from './alarms.js';
import type { Asked } from './asked.js';
import { type Field, type Footprint, openField } from './contenders.js';
import type { Lateness } from './flood.js';
import { type AtSize, type GrowthSize, measureGrowth } from './growth.js';
import { type Machine, machineOf } from './machine.js';
import { type Alone, alone, type Loaded, loaded } from './phases.js';
import type { Contender } from './work.js';

export type Name = Contender['name'];
export type Figures = Alone & Loaded;
/** What one round measured, contender by contender. */
export type Round = Readonly<Record<Name, Figures>>;

export interface CaseBench {
  readonly machine: Machine;
  readonly rounds: readonly Round[];
  readonly api: Footprint;
  readonly alarms: readonly Lateness[];
  readonly growth: readonly AtSize[];
}

interface Size {
  readonly rounds: number;
  readonly alone: number;
  readonly plain: number;
  readonly ours: number;
  readonly floods: number;
  readonly growth: GrowthSize;
}

const FULL: Size = {
  rounds: 5,
  alone: 20,
  plain: 500,
  ours: 160,
  floods: 3,
  growth: { sizes: [10_000, 100_000, 1_000_000], rounds: 7 },
};
const QUICK: Size = {
  rounds: 1,
  alone: 6,
  plain: 200,
  ours: 64,
  floods: 1,
  growth: { sizes: [1000, 5000], rounds: 2 },
};
const WARM_UP = 4;

/**
 * The one-stop case on one machine in one run: plain SQL, engine and http take turns round by round, on one database with the same
 * durability, so that a noisy minute hits all of them. Then 2,000 alarms at once; then what growth costs.
 */
export async function benchCase({ quick, database, signal }: Asked, progress: Progress): Promise<CaseBench> {
  const size = quick ? QUICK : FULL;
  const server = await openServer(database, { name: 'bench' }, progress);
  try {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => void server.close());
    const field = await openField(server.url, size, progress);
    try {
      await warmUp(field, progress);
      const rounds: Round[] = [];
      for (let n = 0; n < size.rounds; n += 1) rounds.push(await round(field, size, n, progress));
      const machine = await machineOf(field.owner, server.folder);
      const alarms = await measureAlarms({ ...field, ...field.engine }, size.floods, progress);
      const growth = await measureGrowth(server, size.growth, field.closers, progress);
      return { machine, rounds, api: field.api, alarms, growth };
    } finally {
      await field.closers.close();
    }
  } finally {
    await server.close();
  }
}

/**
 * Plans made on empty tables are scans of whole tables, and connections keep them: 0.3 became 3.6 ms an act. So some data
 * first, then ANALYZE, which also throws those plans away. A process that acts for the first time compiles what it does: its first thousand
 * acts take twice the time of the later ones, and with rules to compile it goes on getting quicker. So nobody's first work is measured, nor the second of ours.
 */
async function warmUp({ contenders, owner }: Field, progress: Progress): Promise<void> {
  progress('first data, then ANALYZE');
  for (const contender of contenders) await alone(contender, owner, WARM_UP);
  await owner.call('analyze');
  for (const contender of contenders) {
    await alone(contender, owner, WARM_UP);
    await loaded(contender, owner);
  }
  for (const contender of contenders.filter(({ reads }) => reads)) await loaded(contender, owner);
}

async function round(
  { contenders, owner }: Field,
  size: Size,
  n: number,
  progress: Progress,
): Promise<Round> {
  const figures: Partial<Record<Name, Figures>> = {};
  const order = contenders.map((_, at) => contenders[(at + n) % contenders.length] as Contender);
  for (const contender of order) {
    progress(`round ${n + 1} of ${size.rounds}: ${contender.name}`);
    const single = await alone(contender, owner, size.alone);
    figures[contender.name] = { ...single, ...(await loaded(contender, owner)) };
  }
  return figures as Round;
}
