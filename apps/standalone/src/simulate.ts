import { parseArgs } from 'node:util';
import { interruption, whyEnded } from './interruption.js';
import { openServer } from './own-server.js';
import { seedsOf, wholeOf } from './simulate/arguments.js';
import { runSeeds } from './simulate/run.js';

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

const interrupted = interruption();

async function simulate(): Promise<boolean> {
  const { database, ...wanted } = readArguments();
  const tell = wanted.verbose ? say : () => undefined;
  const server = await openServer(database, { name: 'simulate', testing: true }, tell);
  try {
    return await runSeeds(server, { ...wanted, signal: interrupted }, say);
  } finally {
    await server.close();
  }
}

try {
  if (!(await simulate())) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${whyEnded(error, interrupted, USAGE)}\n`);
  process.exitCode = 1;
}
