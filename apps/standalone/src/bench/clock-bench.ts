import { Published } from '#catalogue';
import { Database, openDatabase, type Progress } from '#platform';
import { openServer } from '../own-server.js';
import { prepare } from '../prepare.js';
import { type FloodTemplate, floodTemplate, PENDING, SHAPES } from './alarms.js';
import { type Anatomy, anatomyOf } from './anatomy.js';
import type { Asked } from './asked.js';
import { type DueDateRates, dueDateRates } from './due-dates.js';
import { flood, type Lateness, type Shape, seedPending } from './flood.js';
import { openInProcess } from './in-process.js';
import { type Machine, machineOf } from './machine.js';
import { openRedis } from './own-redis.js';
import { runWorker } from './running-parts.js';

export type Backend = 'postgres' | 'redis';

export interface ClockBench {
  readonly machine: Machine;
  readonly rates: DueDateRates;
  readonly anatomy: Readonly<Record<Shape['name'], Anatomy>>;
  /** Per shape and backend one figure a round; no entry for a backend that was not there. */
  readonly lateness: Readonly<Record<Shape['name'], Partial<Record<Backend, Lateness[]>>>>;
}

/** How many due dates a core computes; and, with the worker in a process of its own, how late alarms are that fall due together. */
export async function benchClock(
  { quick, database, redis, signal }: Asked,
  progress: Progress,
): Promise<ClockBench> {
  const server = await openServer(database, { name: 'bench' }, progress);
  const ownRedis = await openRedis();
  const redisUrl = ownRedis?.url ?? redis;
  if (!redisUrl) progress('NOT MEASURED: queues on Redis (no redis-server on the path, no REDIS_URL)');
  const source = openDatabase(server.url, { poolSize: 2, applicationName: 'bench' });
  try {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => void server.close());
    progress('schemas, seeds and people');
    await prepare({ ownerUrl: server.url, demo: true, queueOnPostgres: true }, () => undefined);
    const owner = new Database(await source);
    const engine = await openInProcess(server.url);
    try {
      progress('due dates');
      const rates = await ratesOf(owner, quick);
      const templates: FloodTemplate[] = [];
      for (const shape of SHAPES) templates.push(await floodTemplate(engine, owner, shape));
      progress(`${PENDING} alarms pending`);
      await seedPending(owner, PENDING);
      const anatomy = {} as Record<Shape['name'], Anatomy>;
      for (const { shape, ...of } of templates) {
        progress(`where the time of a ring goes: ${shape.alarmsEach} of 8 items due`);
        anatomy[shape.name] = await anatomyOf({ ...engine, owner }, { ...of, rings: quick ? 100 : 300 });
      }
      const backends = { postgres: null, ...(redisUrl && { redis: redisUrl }) };
      const lateness = await floods({ url: server.url, owner, templates, quick }, backends, progress);
      return { machine: await machineOf(owner, server.folder), rates, anatomy, lateness };
    } finally {
      await engine.close();
    }
  } finally {
    await (await source.catch(() => null))?.destroy();
    await ownRedis?.stop();
    await server.close();
  }
}

async function ratesOf(owner: Database, quick: boolean): Promise<DueDateRates> {
  const [national] = await owner.call<{ id: number }>(
    `select id from catalogue.publication where kind = 'calendar' order by id limit 1`,
  );
  return dueDateRates(await new Published(owner).calendar(national?.id ?? 0), quick);
}

async function floods(
  {
    url,
    owner,
    templates,
    quick,
  }: { url: string; owner: Database; templates: readonly FloodTemplate[]; quick: boolean },
  backends: Partial<Record<Backend, string | null>>,
  progress: Progress,
): Promise<ClockBench['lateness']> {
  const found: Record<Shape['name'], Partial<Record<Backend, Lateness[]>>> = { spread: {}, gathered: {} };
  for (const [backend, redisUrl] of Object.entries(backends) as [Backend, string | null][]) {
    const worker = await runWorker(url, redisUrl);
    try {
      for (const template of templates) {
        const rounds: Lateness[] = [];
        for (let n = 0; n < (quick ? 1 : 3); n += 1) {
          const { cases, alarmsEach } = template.shape;
          progress(
            `queues on ${backend}, round ${n + 1}: ${cases * alarmsEach} alarms of ${cases} cases at once`,
          );
          rounds.push(await flood(owner, template));
        }
        found[template.shape.name][backend] = rounds;
      }
    } finally {
      await worker.stop();
    }
  }
  return found;
}
