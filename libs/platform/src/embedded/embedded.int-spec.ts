import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from './index.js';

const MINUTE = 60_000;
let dataDir: string;
let running: EmbeddedPostgres[] = [];
let lines: string[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-spec-'));
  chmodSync(dataDir, 0o755);
  running = [];
  lines = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, MINUTE);

/** Not in testing mode: what a kill loses there, it loses by design. */
async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
  running.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' }).finally(() => client.end());
  return rows.flat();
}

const pidOf = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Another product on the same folder, in a process that can be killed. Resolves when it is up, with its URL. */
function launcher(): Promise<{ child: ChildProcess; url: string }> {
  const script = `import { startEmbeddedPostgres } from '#platform/embedded';
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} });
    console.log(url); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve({ child, url: String(chunk).trim() }));
    child.once('exit', () => reject(new Error('the launcher ended')));
  });
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

describe('startEmbeddedPostgres', () => {
  it(
    'makes a database behind a random password, and finds it again',
    async () => {
      const first = await start();
      const facts = `select current_database(), current_setting('listen_addresses'), current_setting('unix_socket_directories'),
      current_setting('server_encoding'), current_setting('max_connections')`;
      expect(await ask(first.url, facts)).toEqual(['approval', '127.0.0.1', '', 'UTF8', '200']);
      expect(statSync(join(dataDir, 'postgres.secret')).mode & 0o777).toBe(0o600);
      await expect(
        ask(`postgres://postgres:guess@127.0.0.1:${first.port}/approval`, 'select 1'),
      ).rejects.toMatchObject({ code: '28P01' });
      await ask(first.url, 'create table kept as select 42 as n');
      await first.stop();
      await first.stop();
      await expect(ask(first.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
      const second = await start();
      expect(second).toMatchObject({ port: first.port, url: first.url, adopted: false });
      expect(await ask(second.url, 'select n from kept')).toEqual([42]);
    },
    MINUTE,
  );

  it(
    'clears up after a start that was interrupted while it made the database',
    async () => {
      mkdirSync(join(dataDir, 'postgres.new'));
      writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
      writeFileSync(join(dataDir, 'postgres.secret'), 'of the interrupted one');
      writeFileSync(join(dataDir, 'product.lock'), JSON.stringify({ pid: 1, born: 'long ago' }));
      expect(await ask((await start()).url, 'select 1')).toEqual([1]);
    },
    MINUTE,
  );

  it(
    'is refused in one sentence while another product lives on the folder',
    async () => {
      const { child } = await launcher();
      const refusal = await start().catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(EmbeddedPostgresError);
      expect((refusal as EmbeddedPostgresError).en).toMatch(
        new RegExp(`in use by process ${child.pid}: stop that one first`),
      );
      expect((refusal as EmbeddedPostgresError).zh).toMatch(/正由进程 \d+ 使用/);
      await killed(child);
      expect((await start()).adopted).toBe(true);
    },
    MINUTE,
  );
});

describe('kill -9', () => {
  it(
    'of the server: it comes back by itself, on the same port, with the data',
    async () => {
      const server = await start();
      await ask(server.url, 'create table kept as select 7 as n');
      const before = pidOf();
      process.kill(before, 'SIGKILL');
      for (
        let left = 100;
        left > 0 && !lines.some((line) => line.startsWith('PostgreSQL is back'));
        left -= 1
      )
        await sleep(100);
      expect(pidOf()).not.toBe(before);
      expect(await ask(server.url, 'select n from kept')).toEqual([7]);
    },
    MINUTE,
  );

  it(
    'of the launcher: the next start takes the server over, and stops it in the end',
    async () => {
      const { child, url } = await launcher();
      await ask(url, 'create table kept as select 9 as n');
      const pid = pidOf();
      await killed(child);
      expect(alive(pid)).toBe(true);
      const server = await start();
      expect(server).toMatchObject({ adopted: true, url });
      expect(await ask(server.url, 'select n from kept')).toEqual([9]);
      await server.stop();
      await sleep(200);
      await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    },
    MINUTE,
  );

  it(
    'of both: a stale process number is no obstacle',
    async () => {
      const { child, url } = await launcher();
      await ask(url, 'create table kept as select 11 as n');
      await killed(child);
      process.kill(pidOf(), 'SIGKILL');
      const server = await start();
      expect(server.adopted).toBe(false);
      expect(await ask(server.url, 'select n from kept')).toEqual([11]);
    },
    MINUTE,
  );
});
