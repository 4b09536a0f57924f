import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { POOL } from './work.js';

export interface RunningPart {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process to its first word of being ready. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

const READY_MS = 30_000;
/** As the image and the README run them. */
const NODE_FLAGS = ['--max-semi-space-size=32'];

/** The api as it is run in earnest: a process of its own, with its default log, which goes nowhere. */
export async function runApi(databaseUrl: string): Promise<RunningPart> {
  const port = await freePort();
  return runPart('api', { DATABASE_URL: databaseUrl, PORT: String(port) }, port);
}

/** The worker likewise; without a Redis its queues are on PostgreSQL. */
export async function runWorker(databaseUrl: string, redisUrl: string | null): Promise<RunningPart> {
  const health = await freePort();
  const settings = { DATABASE_URL: databaseUrl, ...(redisUrl && { REDIS_URL: redisUrl }) };
  return runPart('worker', { ...settings, PORT: String(health - 1) }, health);
}

/** Ready on return; throws what it said when it does not come up within 30 s. */
async function runPart(
  name: 'api' | 'worker',
  settings: Readonly<Record<string, string>>,
  port: number,
): Promise<RunningPart> {
  const main = fileURLToPath(new URL(`../../../../${name}.js`, import.meta.url));
  const env = { POOL_SIZE: String(POOL), NODE_ENV: 'development', RATE_LIMITS: 'off', ...settings };
  const began = performance.now();
  const child = spawn(process.execPath, [...NODE_FLAGS, main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-2000);
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + READY_MS; child.exitCode === null && Date.now() < end; await sleep(20)) {
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) return { url, pid: child.pid ?? 0, readyMs: performance.now() - began, stop };
  }
  await stop();
  throw new Error(`the ${name} did not come up: ${said}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
