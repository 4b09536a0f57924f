import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { env } = process;

interface Engines {
  /** Superuser connection to the database `postgres`, or to the one that was named. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Two jest projects name this file and share one process: the engines start once and stop once. */
export const shared = globalThis as typeof globalThis & { __engines?: Promise<Engines> | undefined };

/** Chooses the PostgreSQL and the Redis of this run, says in one line which, and tells the test processes their URLs. */
export default async function startEngines(): Promise<void> {
  const named = env['TEST_DATABASE_URL'] || env['DATABASE_URL'];
  const first = shared.__engines === undefined;
  shared.__engines ??= named ? asNamed(named) : embedded();
  env['TEST_SERVER_URL'] = (await shared.__engines).url;
  if (env['REDIS_URL']) env['TEST_REDIS_URL'] = env['REDIS_URL'];
  if (!first) return;
  const queues = env['TEST_REDIS_URL']
    ? `queues on Redis as named${env['TEST_LANE'] === 'real' ? '; not run: journeys on PostgreSQL queues (lane 1 does them)' : ''}`
    : 'queues on PostgreSQL; not run: queues on Redis (set REDIS_URL)';
  process.stdout.write(`engines: ${named ? 'PostgreSQL as named' : 'embedded PostgreSQL'}, ${queues}\n`);
}

async function asNamed(url: string): Promise<Engines> {
  return { url, stop: async () => undefined };
}

async function embedded(): Promise<Engines> {
  // Jest gives a global setup no module mapping: this is the built door, which `npm test` has just made.
  const { startEmbeddedPostgres } = await import('#platform/embedded');
  const dataDir = mkdtempSync(join(tmpdir(), 'approval-test-'));
  // mkdtemp makes it 0700; as root the server runs under another account, which must get in.
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, testing: true });
  followUs(dataDir);
  const url = new URL(server.url);
  url.pathname = '/postgres';
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: url.toString(), stop };
}

/**
 * Ctrl-C or a CI time-out ends jest without teardown, and a server in a session of its own would stay. This shell waits for the
 * end of its input, which comes with our end however it comes, and sweeps up.
 */
function followUs(dataDir: string): void {
  if (process.platform === 'win32') return;
  const sweep =
    'cat >/dev/null; p=$(head -n 1 "$1/postgres/postmaster.pid" 2>/dev/null) && kill -INT "$p"; sleep 2; rm -rf "$1"';
  const shell = spawn('sh', ['-c', sweep, 'sh', dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
}
