import { parseArgs } from 'node:util';
import { EmbeddedPostgresError } from '#platform/embedded';
import { benchCase } from './bench/case-bench.js';
import { mediansOf, ratiosOf, tableOf } from './bench/report.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const USAGE = `npm run bench -- case [--quick] [--json] [--database=postgres://…]
  case        start and decide a case of 8 items in 8 organs: bare SQL, the engine in process, the api over HTTP
  --quick     one short round, under a minute
  --json      the last line is one object: machine, rounds, figures, ratios
  --database  a PostgreSQL to use instead of an embedded one; the bench makes a database of its own there and drops it`;

function readArguments() {
  const options = {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    database: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [area = 'case', ...more] = positionals;
  if (area !== 'case' || more.length > 0) throw new TypeError(`no such area: ${positionals.join(' ')}`);
  return { area, ...values, database: values.database ?? null };
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

try {
  const { area, quick, json, database } = readArguments();
  const bench = await benchCase({ quick, database, signal: interrupted.signal }, (line) => say(`· ${line}`));
  for (const line of tableOf(bench)) say(line);
  const figures = mediansOf(bench.rounds);
  const { machine, rounds } = bench;
  if (json) say(JSON.stringify({ area, machine, rounds, figures, ratios: ratiosOf(rounds) }));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
