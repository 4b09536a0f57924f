import { mkdir, writeFile } from 'node:fs/promises';
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { findSourceMap } from 'node:module';
import { parseArgs } from 'node:util';
import { Database, openDatabase } from '#platform';
import { run, shuffled } from './bench/clients.js';
import { flameGraph, framesOf, shares } from './bench/flame-graph.js';
import { openInProcess } from './bench/in-process.js';
import { CLIENTS } from './bench/phases.js';
import { Stock } from './bench/stock.js';
import type { Verbs } from './bench/verbs.js';
import { openServer } from './own-server.js';
import { prepare } from './prepare.js';

/** Rooms and apps of this product, as its files are named. */
const OURS = new Set(
  'kernel calendar platform record identity messaging catalogue routing projects casework registration dossier supervision standalone'.split(
    ' ',
  ),
);
const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '200' }, out: { type: 'string', default: 'profile' } },
});

/** The mixed phase of `npm run bench -- case`, in process: what Node does for an act, and in whose code. */
async function profileCase(url: string, cases: number) {
  const source = await openDatabase(url, { poolSize: 2, applicationName: 'profile' });
  const owner = new Database(source);
  const engine = await openInProcess(url);
  try {
    const { verbs, office } = engine;
    const heads = office.desks.map(({ head }) => head);
    const stock = await Stock.of(owner, verbs);
    await run(CLIENTS, await acts(verbs, heads, await stock.undecided(cases)));
    await owner.call('analyze');
    const work = await acts(verbs, heads, await stock.undecided(cases));
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
    const { seconds } = await run(CLIENTS, work);
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    return { profile, seconds, acts: work.length };
  } finally {
    await engine.close();
    await source.destroy();
  }
}

async function acts(verbs: Verbs, heads: readonly string[], ready: Awaited<ReturnType<Stock['undecided']>>) {
  const decisions = ready.flatMap(({ caseId, versions }) =>
    heads.map(
      (head, at) => () =>
        verbs.act({ caseId, idx: at + 1, ifVersion: versions[at] ?? 0 }, head, { type: 'GRANT' }),
    ),
  );
  return shuffled<() => Promise<unknown>>([...decisions, ...ready.map(() => () => verbs.submit())]);
}

/** The build puts many files into one; its source map knows which. */
function fileOf({ url, lineNumber, columnNumber }: Profiler.ProfileNode['callFrame']): string {
  const entry = url.startsWith('file:') && findSourceMap(url)?.findEntry(lineNumber, columnNumber);
  return entry && 'originalSource' in entry ? entry.originalSource : url;
}

const server = await openServer(null, { name: 'profile' }, say);
try {
  await prepare({ ownerUrl: server.url, demo: true, queueOnPostgres: false }, () => undefined);
  const { profile, seconds, acts: count } = await profileCase(server.url, Number(values.cases));
  const root = framesOf(profile, fileOf);
  await mkdir(values.out, { recursive: true });
  await writeFile(`${values.out}/case.cpuprofile`, JSON.stringify(profile));
  await writeFile(`${values.out}/case.svg`, flameGraph(root, OURS));
  say(
    `${count} acts in ${seconds.toFixed(1)} s, ${(root.ms / count).toFixed(2)} ms of CPU each in Node; own time by whose code:`,
  );
  for (const [owner, ms] of shares(root).slice(0, 16))
    say(
      `  ${owner.padEnd(28)}${(ms / count).toFixed(3).padStart(8)} ms${((100 * ms) / root.ms).toFixed(1).padStart(7)} %`,
    );
  say(`${values.out}/case.svg in a browser; ${values.out}/case.cpuprofile in the developer tools of one`);
} finally {
  await server.close();
}
