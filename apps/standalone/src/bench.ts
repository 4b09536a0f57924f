import { parseArgs } from 'node:util';
import { Config, ConfigError } from '#platform';
import { EmbeddedPostgresError } from '#platform/embedded';
import { AREAS } from './bench/areas.js';
import { writeFigures } from './bench/write-figures.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const USAGE = `npm run bench -- <area> [--quick] [--json] [--write] [--database=postgres://…]
${Object.entries(AREAS)
  .map(([name, { what }]) => `  ${name.padEnd(12)}${what}`)
  .join('\n')}
  --quick     one short round, under a minute on an idle machine
  --json      the last line is one object: machine, figures, ratios
  --write     puts the table into docs/PERFORMANCE.md, where its area has its place
  --database  a PostgreSQL to use instead of an embedded one; the bench makes a database of its own there and drops it`;

function readArguments() {
  const options = {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    database: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [name = 'case', ...more] = positionals;
  const area = Object.hasOwn(AREAS, name) ? AREAS[name] : undefined;
  if (!area || more.length > 0) throw new TypeError(`no such area: ${positionals.join(' ')}`);
  return { name, area, ...values, database: values.database ?? null };
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
  if (error instanceof EmbeddedPostgresError || error instanceof ConfigError) return error.message;
  if (error instanceof TypeError) return `${error.message}\n${USAGE}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const { name, area, quick, json, write, database } = readArguments();
  const { redisUrl = null } = Config.readStandalone();
  const asked = { quick, database, redis: redisUrl, signal: interrupted.signal };
  const { table, json: found } = await area.run(asked, (line) => say(`· ${line}`));
  for (const line of table) say(line);
  if (write) await writeFigures(name, { table, quick });
  if (json) say(JSON.stringify({ area: name, ...found }));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
