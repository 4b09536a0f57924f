import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import { BULL_SCHEMA } from './store/bull-schema.js';

export interface BullConfig {
  /** Named: Redis carries the queues. */
  readonly redisUrl: string | undefined;
  /** The runtime's URL; carries the queues when there is no Redis, and names their key prefix when there is. */
  readonly databaseUrl: string;
}

/** What we use of BullMQ's Queue and Worker: the same on both backends, whose own types do not meet. */
export interface Attached {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  disconnect(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Connections a queue or a worker keeps at most, beside one that listens: a worker fetches one job at a time. */
const POOL = 3;

/** Constructors and connections for the backend that `config` selects. Whoever asks sees no difference. */
export function bullBackend(config: BullConfig) {
  const common = { skipMetasUpdate: true };
  if (config.redisUrl === undefined) {
    const connection = postgresConnection(config.databaseUrl, 'app_rt');
    return {
      kind: 'postgres' as const,
      ...withBackend(createPostgresBackend),
      queueOptions: { ...common, connection },
      workerOptions: { ...common, connection },
    };
  }
  // Two products on one Redis must not read each other's jobs; the braces keep one queue on one node of a cluster.
  const prefix = `{approval-${decodeURIComponent(new URL(config.databaseUrl).pathname.slice(1))}}`;
  const { redisUrl: url } = config;
  return {
    kind: 'redis' as const,
    ...withBackend(createRedisBackend),
    // A relay that waits in an offline buffer cannot be stopped; refused at once, it tries again by itself.
    queueOptions: { ...common, prefix, connection: { url, enableOfflineQueue: false } },
    workerOptions: { ...common, prefix, connection: { url, maxRetriesPerRequest: null } },
  };
}

/**
 * `?options=` in a URL would win over ours and drop the role, so it is taken out and put first; the last setting of a name wins.
 * BullMQ adds its search_path behind.
 */
export function postgresConnection(url: string, role: 'app_rt' | 'app_owner') {
  const bare = new URL(url);
  const theirs = bare.searchParams.get('options') ?? '';
  bare.searchParams.delete('options');
  return {
    connectionString: bare.toString(),
    options: `${theirs} -c role=${role} -c jit=off`.trim(),
    schema: BULL_SCHEMA,
    application_name: 'bullmq',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    max: POOL,
  };
}
