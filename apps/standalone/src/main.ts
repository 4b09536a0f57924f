import { Config, freePort } from '#platform';
import { explain } from './explain.js';
import { DEMO_PASSWORD } from './prepare.js';
import { type Product, startProduct } from './product.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

function welcome(url: string, { demo, redisUrl, databaseUrl }: Config): void {
  say('');
  say(`  一站式并联审批 is ready at ${url}`);
  say(
    `  API reference ${url}/docs · public catalogue ${url}/catalogue · status of a case ${url}/cases · metrics ${url}/metrics`,
  );
  say(
    `  database ${databaseUrl ? 'as named' : 'embedded PostgreSQL'} · queue on ${redisUrl ? 'Redis' : 'PostgreSQL'}`,
  );
  if (demo)
    say(
      `  demonstration people: applicant clerk lead supervisor editor officer.<organ> head.<organ>, password ${DEMO_PASSWORD}`,
    );
  say('  Ctrl-C stops everything.');
}

let starting: Promise<Product> | null = null;
let stopping = false;

/** Whatever ends us, PostgreSQL is stopped last; a second Ctrl-C while the start is still under way is patient too. */
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  say(`\n${signal}: stopping`);
  const product = await starting?.catch(() => null);
  await product?.stop().catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  });
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));

try {
  const config = Config.readStandalone();
  await freePort(config);
  starting = startProduct({ config, progress: (line) => say(`· ${line}`) });
  const { url } = await starting;
  welcome(url, config);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  if (!stopping) process.exit(1);
}
