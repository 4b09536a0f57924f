import { parseArgs } from 'node:util';
import { Config } from '#platform';
import { AREAS } from './bench/areas.js';
import { writeFigures } from './bench/write-figures.js';
import { interruption, whyEnded } from './interruption.js';

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

const interrupted = interruption();

try {
  const { name, area, quick, json, write, database } = readArguments();
  const { redisUrl = null } = Config.readStandalone();
  const asked = { quick, database, redis: redisUrl, signal: interrupted };
  const { table, json: found } = await area.run(asked, (line) => say(`· ${line}`));
  for (const line of table) say(line);
  if (write) await writeFigures(name, { table, quick });
  if (json) say(JSON.stringify({ area: name, ...found }));
} catch (error) {
  process.stderr.write(`${whyEnded(error, interrupted, USAGE)}\n`);
  process.exitCode = 1;
}
