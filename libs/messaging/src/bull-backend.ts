import {
  createPostgresBackend,
  createRedisBackend,
  type Queue,
  type QueueOptions,
  type Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq';
import { ANSWER_MS, RUNTIME, SteadyClient, withSettings } from '#platform';
import type { QueueName } from './queues.js';
import { BULL_SCHEMA } from './store/bull-schema.js';

export interface BullConfig {
  /** Named: Redis carries the queues. */
  readonly redisUrl: string | undefined;
  /** The runtime's URL; carries the queues when there is no Redis, and names their key prefix when there is. */
  readonly databaseUrl: string;
}

/** What we use of BullMQ's Queue and Worker: the part that is the same on both backends, whose own types do not meet. */
export type AnyQueue = Pick<Queue, 'addBulk' | 'count' | 'getFailed' | 'remove'> & Attached;
export type AnyWorker = Pick<Worker, 'run'> & Attached;
export interface Attached {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  getBackend(): { close(force: boolean): Promise<void> };
  on(event: 'error', listener: (error: Error) => void): unknown;
}
export type Process = (job: { readonly data: unknown }) => Promise<void>;

export interface BullBackend {
  readonly kind: 'redis' | 'postgres';
  openQueue(name: QueueName): AnyQueue;
  openWorker(name: QueueName, process: Process, concurrency: number): AnyWorker;
}

/** BullMQ bound to the backend that `config` selects. Whoever asks sees no difference. */
export function bullBackend(config: BullConfig): BullBackend {
  return config.redisUrl === undefined
    ? onPostgres(config.databaseUrl)
    : onRedis(config.redisUrl, config.databaseUrl);
}

/** Nobody reads BullMQ's event stream here; by default it would keep 10,000 per queue. */
const QUEUE: Omit<QueueOptions, 'connection'> = { streams: { events: { maxLen: 100 } } };
/** Retry: 15 s by default, too long to stand idle after the store came back. Started by hand: see `Bull.attach`. */
const WORKER: Omit<WorkerOptions, 'connection'> = { runRetryDelay: 1000, autorun: false };

function onPostgres(url: string): BullBackend {
  const bull = withBackend(createPostgresBackend);
  const connection = postgresConnection(url, 'app_rt');
  return {
    kind: 'postgres',
    openQueue: (name) => new bull.Queue(name, { ...QUEUE, connection }),
    openWorker: (name, process, concurrency) =>
      new bull.Worker(name, process, { ...WORKER, connection, concurrency }),
  };
}

function onRedis(url: string, databaseUrl: string): BullBackend {
  const bull = withBackend(createRedisBackend);
  // Two products on one Redis must not read each other's jobs; the braces keep one queue on one node of a cluster.
  const prefix = `{approval-${new URL(databaseUrl).pathname.slice(1)}}`;
  // A relay that waits in an offline buffer cannot be stopped; refused at once, it tries again by itself.
  // Its disconnect timer outlives a close by 2 s unless told otherwise, and with it the process.
  const common = { url, disconnectTimeout: 500 };
  // A Redis that freezes answers nothing and refuses nothing: the socket is cut. A worker's own wait takes up to 10 s.
  const producer = { ...common, enableOfflineQueue: false, socketTimeout: 10_000 };
  const consumer = { ...common, maxRetriesPerRequest: null, socketTimeout: 30_000 };
  return {
    kind: 'redis',
    openQueue: (name) => new bull.Queue(name, { ...QUEUE, prefix, connection: producer }),
    openWorker: (name, process, concurrency) =>
      new bull.Worker(name, process, { ...WORKER, prefix, connection: consumer, concurrency }),
  };
}

/**
 * BullMQ adds its search_path behind our options. Three connections at most: a worker fetches one job at a time and listens on
 * one more. At run time with the time-outs of every other connection; it waits for jobs outside its statements.
 */
export function postgresConnection(url: string, role: 'app_rt' | 'app_owner') {
  const atRunTime = role === 'app_rt';
  const { bare, startUp } = withSettings(url, [`role=${role}`, 'jit=off', ...(atRunTime ? RUNTIME : [])]);
  return {
    Client: SteadyClient,
    connectionString: bare,
    options: startUp,
    schema: BULL_SCHEMA,
    application_name: 'bullmq',
    connectionTimeoutMillis: 10_000,
    ...(atRunTime && { query_timeout: ANSWER_MS }),
    keepAlive: true,
    max: 3,
  };
}
