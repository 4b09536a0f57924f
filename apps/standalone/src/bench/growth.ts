import { CaseworkQueries } from '#casework';
import { Database, openDatabase, type Progress } from '#platform';
import { databaseAt, type OwnServer, onServer } from '../own-server.js';
import { prepare } from '../prepare.js';
import { median, run } from './clients.js';
import type { Closers } from './closers.js';
import { Engine } from './engine.js';
import { openInProcess } from './in-process.js';
import { alone, loaded } from './phases.js';
import { seedCases, templateOf } from './seeded-cases.js';
import { Stock } from './stock.js';
import type { Act } from './work.js';

const COSTS = ['start', 'decision', 'status', 'queue'] as const;

/** What one client waits for, p50 in milliseconds, with so many open cases in the store. */
export interface AtSize extends Readonly<Record<(typeof COSTS)[number], number>> {
  readonly cases: number;
  /** With 64 clients, starts and decisions mixed: cases a second. */
  readonly casesPerSecond: number;
  /** The counters beside a page of the queue: they count all that lies with the organ. */
  readonly counters: number;
  /** Of the whole database, over its open cases. */
  readonly bytesPerCase: number;
}

export interface GrowthSize {
  readonly sizes: readonly number[];
  readonly rounds: number;
}

/** A store of one size, with our verbs on it. */
interface Store {
  readonly cases: number;
  readonly owner: Database;
  readonly engine: Engine;
  readonly counters: Act;
}

/** The days due of a backlog lie over so many days. */
const DAYS = 40;
const CASES_A_ROUND = 12;
const LOADED_CASES = 24;

/** Costs at every size, round by round in turn, so that a noisy minute hits all of them; a database for each. */
export async function measureGrowth(
  server: OwnServer,
  { sizes, rounds }: GrowthSize,
  closers: Closers,
  progress: Progress,
): Promise<AtSize[]> {
  const stores: Store[] = [];
  for (const cases of sizes) stores.push(await grown(server, cases, closers, progress));
  for (const store of stores) await figuresOf(store);
  const found = stores.map(() => [] as AtSize[]);
  for (let n = 0; n < rounds; n += 1) {
    progress(`growth, round ${n + 1} of ${rounds}`);
    for (const [at, store] of stores.entries()) found[at]?.push(await figuresOf(store));
  }
  return found.map(mediansOf);
}

/** The worst of the four costs at the largest size, each ÷ the same at the smallest; null of one size. */
export function growthRatio(sizes: readonly AtSize[]): number | null {
  const [small, large] = [sizes.at(0), sizes.at(-1)];
  if (!small || !large || small === large) return null;
  return Math.max(...COSTS.map((cost) => large[cost] / small[cost]));
}

async function grown(server: OwnServer, cases: number, closers: Closers, progress: Progress): Promise<Store> {
  const name = `${new URL(server.url).pathname.slice(1)}_${cases}`;
  const url = databaseAt(server.url, name);
  await onServer(server.beside, `create database ${name}`);
  closers.add(() => onServer(server.beside, `drop database ${name} with (force)`));
  await prepare({ ownerUrl: url, demo: true, queueOnPostgres: false }, () => undefined);
  const source = await openDatabase(url, { poolSize: 2, applicationName: 'bench' });
  closers.add(() => source.destroy());
  const owner = new Database(source);
  const { app, verbs, office, counted, close } = await openInProcess(url);
  closers.add(close);
  const step = Math.max(cases / 10, 10_000);
  await seedCases(
    owner,
    await templateOf(owner, await verbs.submit()),
    { count: cases, days: DAYS },
    (done) => {
      if (done % step === 0) progress(`${done} of ${cases} open cases`);
    },
  );
  // As autovacuum would by and by; a page read for the first time is not what is measured.
  await owner.call('vacuum analyze');
  await owner.call('checkpoint');
  const stock = await Stock.of(owner, verbs);
  const { receiptNo, queryCode } = await stock.asked();
  const [head = ''] = office.desks.map((desk) => desk.head);
  const reads = { status: () => verbs.status(receiptNo, queryCode), queue: () => verbs.queue(head) };
  const queries = app.get(CaseworkQueries, { strict: false });
  return {
    cases,
    owner,
    engine: new Engine(verbs, office, { owner, stock, reads, counted, loadedCases: LOADED_CASES }),
    counters: () => queries.counters(verbs.principal(head)),
  };
}

async function figuresOf({ cases, owner, engine, counters }: Store): Promise<AtSize> {
  const { startP50, decisionP50, statusP50, queueP50 } = await alone(engine, owner, CASES_A_ROUND);
  const { casesPerSecond } = await loaded(engine, owner);
  const counted = await run(1, new Array<Act>(3).fill(counters));
  const [size] = await owner.call<{ bytes: number }>(
    'select pg_database_size(current_database())::float8 as bytes',
  );
  return {
    cases,
    start: startP50,
    decision: decisionP50,
    status: statusP50 ?? Number.NaN,
    queue: queueP50 ?? Number.NaN,
    casesPerSecond,
    counters: median(counted.ms),
    bytesPerCase: Math.round((size?.bytes ?? 0) / cases),
  };
}

function mediansOf(rounds: readonly AtSize[]): AtSize {
  const [first] = rounds;
  if (!first) throw new Error('no round was measured');
  const of = (key: keyof AtSize) => median(rounds.map((each) => each[key]));
  const keys = Object.keys(first) as (keyof AtSize)[];
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as unknown as AtSize;
}
