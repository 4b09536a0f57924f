import type { Progress } from '#platform';
import { openServer } from '../own-server.js';
import type { Asked } from './asked.js';
import { type Field, openField } from './contenders.js';
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
}

interface Size {
  readonly rounds: number;
  readonly alone: number;
  readonly plain: number;
  readonly ours: number;
}

const FULL: Size = { rounds: 5, alone: 20, plain: 500, ours: 128 };
const QUICK: Size = { rounds: 1, alone: 8, plain: 250, ours: 48 };
const WARM_UP = 4;

/**
 * The one-stop case on one machine in one run: bare, engine and http take turns round by round, on one database with the same
 * durability, so that a noisy minute hits all three.
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
      return { machine: await machineOf(field.owner, server.folder), rounds };
    } finally {
      await field.close();
    }
  } finally {
    await server.close();
  }
}

/**
 * Plans made on empty tables are scans of whole tables, and connections keep them: 0.3 became 3.6 ms an act. So some data
 * first, then ANALYZE, which also throws those plans away; the first round is not the first work.
 */
async function warmUp({ contenders, owner }: Field, progress: Progress): Promise<void> {
  progress('first data, then ANALYZE');
  for (const contender of contenders) await alone(contender, owner, WARM_UP);
  await owner.call('analyze');
  for (const contender of contenders) await alone(contender, owner, WARM_UP);
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
