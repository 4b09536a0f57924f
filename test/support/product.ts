import { afterAll, beforeAll, describe } from '@jest/globals';
import pg from 'pg';
import { Client } from '../../apps/standalone/src/client.js';
import { startProcess } from './product-process.js';
import { preparedDatabase } from './template.js';

export const DEMO_PASSWORD = 'one-window-2026';
const REDIS_URL = process.env['TEST_REDIS_URL'];

/** What carries the queues in this run; `engines.ts` prints which of them is not run. Lane 1 has PostgreSQL already. */
export const backends: readonly ('postgres' | 'redis')[] = !REDIS_URL
  ? ['postgres']
  : process.env['TEST_LANE'] === 'real'
    ? ['redis']
    : ['postgres', 'redis'];

/** The running product on a database of its own, seen from before its HTTP door, and a superuser's eye on what it wrote. */
export interface TestProduct {
  readonly url: string;
  readonly anyone: Client;
  /** The demonstration person with that sign-in name; signed in once. */
  as(signIn: string): Promise<Client>;
  /** Rows as nobody but the tests may read them. */
  rows<T extends object>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Stops and starts again on the same database; `meanwhile` runs while nothing runs. */
  restart(meanwhile?: () => Promise<unknown>): Promise<void>;
  /** Everything the running process has printed. */
  said?(): string;
  /** Stops and drops the database. */
  stop(): Promise<void>;
}

export async function startTestProduct({
  redis = false,
  settings = {},
}: {
  readonly redis?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
} = {}): Promise<TestProduct> {
  const fresh = await preparedDatabase();
  const pool = new pg.Pool({ connectionString: fresh.url, max: 2 });
  pool.on('error', () => undefined);
  // The prefix of the queues on Redis is the name of the database, which is of its own.
  const start = () =>
    startProcess({ DATABASE_URL: fresh.url, ...(redis && { REDIS_URL: REDIS_URL ?? '' }), ...settings });
  let running = await start();
  let clients = new Map<string, Promise<Client>>();
  return {
    get url() {
      return running.url;
    },
    get anyone() {
      return new Client(running.url);
    },
    as(signIn) {
      const known = clients.get(signIn) ?? new Client(running.url).signIn(signIn, DEMO_PASSWORD);
      clients.set(signIn, known);
      return known;
    },
    rows: async (sql, params = []) => (await pool.query(sql, params)).rows,
    said: () => running.said(),
    async restart(meanwhile) {
      await running.stop();
      await meanwhile?.();
      clients = new Map();
      running = await start();
    },
    async stop() {
      await running.stop();
      await pool.end();
      await fresh.drop();
    },
  };
}

/** A journey on every queue backend of this run; one product each. */
export function journey(name: string, tell: (product: () => TestProduct) => void): void {
  describe.each(backends)(`${name}, queues on %s`, (backend) => {
    let product: TestProduct;
    beforeAll(async () => {
      product = await startTestProduct({ redis: backend === 'redis' });
    }, 90_000);
    afterAll(() => product?.stop(), 30_000);
    tell(() => product);
  });
}
