import { parseArgs } from 'node:util';
import { EmbeddedPostgresError } from '#platform/embedded';
import { openServer } from './own-server.js';
import { prepare } from './prepare.js';
import { copyOf } from './simulate/databases.js';
import { coverageOf, failureOf, runSeed, seedsOf, wholeOf } from './simulate/run.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const USAGE = `npm run simulate -- [--seed N | --seeds N | --seeds A..B] [--steps M] [--verbose] [--database=postgres://…]
  --seed      one seed (1 unless told); --seeds 20 means 1..20, one line each
  --steps     steps of each seed (200 unless told)
  --verbose   says every step
  --database  a PostgreSQL to use instead of an embedded one; databases of its own are made there and dropped`;

function readArguments() {
  const options = {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    steps: { type: 'string', default: '200' },
    verbose: { type: 'boolean', default: false },
    database: { type: 'string' },
  } as const;
  const { seed, seeds, steps, verbose, database } = parseArgs({ options }).values;
  return {
    seeds: seedsOf(seed, seeds),
    steps: wholeOf('--steps', steps),
    verbose,
    database: database ?? null,
  };
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // A second one does not wait for what is being put away.
  process.once(signal, () => {
    process.once(signal, () => process.exit(1));
    interrupted.abort(new Error(`stopped by ${signal}`));
  });
}

/** After an interruption what broke is only its echo. */
function explain(error: unknown): string {
  if (interrupted.signal.aborted) return String(interrupted.signal.reason.message);
  if (error instanceof EmbeddedPostgresError) return error.message;
  if (error instanceof TypeError) return `${error.message}\n${USAGE}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function simulate(): Promise<boolean> {
  const { seeds, steps, verbose, database } = readArguments();
  const server = await openServer(
    database,
    { name: 'simulate', testing: true },
    verbose ? say : () => undefined,
  );
  try {
    interrupted.signal.addEventListener('abort', () => void server.close());
    await prepare({ ownerUrl: server.url, demo: true, queueOnPostgres: false }, () => undefined);
    const coverage = new Map<string, number>();
    for (const [at, seed] of seeds.entries()) {
      interrupted.signal.throwIfAborted();
      const copy = await copyOf(server, at + 1);
      const failure = await runSeed({
        url: copy.url,
        seed,
        steps,
        coverage,
        tell: verbose ? say : () => undefined,
      });
      await copy.drop();
      for (const line of failure ? failureOf(failure) : [`seed ${seed}: ${steps} steps, 0 violations`])
        say(line);
      if (failure) return false;
    }
    if (verbose) for (const line of coverageOf(coverage)) say(line);
    return true;
  } finally {
    await server.close();
  }
}

try {
  if (!(await simulate())) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
