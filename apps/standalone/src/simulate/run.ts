import type { OwnServer } from '../own-server.js';
import { prepare } from '../prepare.js';
import { copyOf } from './databases.js';
import { coverageOf, type Failure, failureOf } from './report.js';
import { Simulation } from './simulation.js';

interface Running {
  readonly url: string;
  readonly seed: number;
  readonly steps: number;
  /** How often what was answered, over all seeds. */
  readonly coverage: Map<string, number>;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

/** One seed to its end or to its first violation. Rejects when it is told to stop. */
async function runSeed({ url, seed, steps, coverage, tell, signal }: Running): Promise<Failure | null> {
  const simulation = await Simulation.open(url, seed);
  try {
    for (let step = 1; step <= steps; step += 1) {
      signal.throwIfAborted();
      const { at, kind, did, offences } = await simulation.step();
      tell(`seed ${seed} step ${step} ${at} [${kind}] ${did}`);
      if (offences.length > 0) return { seed, step, did, offences };
    }
    const offences = await simulation.finish();
    return offences.length > 0 ? { seed, step: steps, did: 'the run came to its end', offences } : null;
  } finally {
    for (const [what, n] of simulation.counts) coverage.set(what, (coverage.get(what) ?? 0) + n);
    await simulation.close();
  }
}

export interface Wanted {
  readonly seeds: readonly number[];
  readonly steps: number;
  readonly verbose: boolean;
  /** Ends the run after the step it is at. */
  readonly signal: AbortSignal;
}

/** Seed after seed, each on a copy of one prepared database; false after the first that failed. */
export async function runSeeds(
  server: OwnServer,
  { seeds, steps, verbose, signal }: Wanted,
  say: Running['tell'],
): Promise<boolean> {
  await prepare({ ownerUrl: server.url, demo: true, queueOnPostgres: false }, () => undefined);
  const coverage = new Map<string, number>();
  const tell = verbose ? say : () => undefined;
  for (const [at, seed] of seeds.entries()) {
    const copy = await copyOf(server, at + 1);
    const run = { url: copy.url, seed, steps, coverage, tell, signal };
    const failure = await runSeed(run).finally(() => copy.drop());
    for (const line of failure ? failureOf(failure) : [`seed ${seed}: ${steps} steps, 0 violations`])
      say(line);
    if (failure) return false;
  }
  for (const line of coverageOf(coverage)) tell(line);
  return true;
}
