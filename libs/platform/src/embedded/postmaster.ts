import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asAccount } from './account.js';
import type { Engine } from './arrange.js';
import { EmbeddedPostgresError } from './embedded-error.js';
import type { Folder } from './folder.js';
import { keepPort, keptOrFreePort } from './port.js';
import { knock } from './probe.js';

/** One running server: its process and its port. `child` is absent when it was adopted. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly child?: ChildProcess;
}

export interface Launch {
  readonly engine: Engine;
  readonly folder: Folder;
  readonly password: string;
  readonly testing: boolean;
  readonly log: (line: string) => void;
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  // No socket: its path may have 107 characters at most, which a deep checkout exceeds.
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=128MB',
  'lc_messages=C',
  'timezone=UTC',
  'log_timezone=UTC',
];
const TESTING = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const LOG_LIMIT = 10_000_000;
const READY_SECONDS = 120;

/** Starts the server and resolves when it answers. Recovery after a crash may take a while: told every second. */
export async function launch(order: Launch): Promise<Postmaster> {
  const end = Date.now() + 30_000;
  for (;;) {
    const port = await keptOrFreePort(order.folder);
    const starting = spawnServer(order, port);
    const trouble = await waitReady(starting, port, order);
    const { child } = starting;
    if (trouble === null && child.pid !== undefined) {
      keepPort(order.folder, port);
      return { pid: child.pid, port, child };
    }
    // Another took the port between asking and binding, or the children of a killed postmaster are not all gone yet.
    const passing =
      /Address already in use|could not bind|shared memory block|lock file "postmaster.pid"/.test(
        trouble ?? '',
      );
    if (!passing || Date.now() > end) throw notStarted(order.folder, trouble ?? '');
    await sleep(200);
  }
}

/** The server a killed launcher left behind, when it is alive and answers to our password; null when there is none. */
export async function adopt(folder: Folder, password: string): Promise<Postmaster | null> {
  const found = readPidFile(folder);
  if (!found) return null;
  const end = Date.now() + READY_SECONDS * 1000;
  for (
    let nobody = 0;
    isAlive(found.pid) && readPidFile(folder)?.pid === found.pid && Date.now() < end;
    await sleep(100)
  ) {
    const answer = await knock(found.port, password);
    if (answer === 'open') return found;
    // The number may belong to quite another process by now; nobody at the port for a second means so.
    nobody = answer === 'busy' ? 0 : nobody + 1;
    if (nobody >= 10) return null;
  }
  return null;
}

/** `postmaster.pid`: process, folder, start time, port, one a line. The port is written a moment after the process. */
export function readPidFile(folder: Folder): { pid: number; port: number } | null {
  try {
    const [pid, , , port] = readFileSync(join(folder.cluster, 'postmaster.pid'), 'utf8')
      .split('\n')
      .map(Number);
    return pid && port ? { pid, port } : null;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

interface Starting {
  readonly child: ChildProcess;
  /** Where in the log its own lines begin. */
  readonly logFrom: number;
}

function spawnServer({ engine, folder, testing }: Launch, port: number): Starting {
  const settings = [...SETTINGS, `port=${port}`, ...(testing ? TESTING : [])].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const line = asAccount(engine.account, engine.installation.postgres, ['-D', folder.cluster, ...settings]);
  const size = statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0;
  const logFrom = size > LOG_LIMIT ? 0 : size;
  // A file and not a pipe: the server outlives a killed launcher, and a broken pipe would lose its last words.
  const log = openSync(folder.log, logFrom < size ? 'w' : 'a', 0o600);
  // A session of its own: Ctrl-C goes to the whole group, and the server must be the last to leave.
  const child = spawn(line.file, line.args, { ...line.options, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  return { child, logFrom };
}

/** Null when ready, else what the server said. */
async function waitReady({ child, logFrom }: Starting, port: number, order: Launch): Promise<string | null> {
  const since = Date.now();
  for (let told = 0; runs(child) && told < READY_SECONDS; await sleep(25)) {
    const open = (await knock(port, order.password)) === 'open';
    if (open && readPidFile(order.folder)?.pid === child.pid) return null;
    const seconds = Math.floor((Date.now() - since) / 1000);
    if (seconds > told) order.log(`PostgreSQL is starting or recovering: ${seconds} s`);
    told = seconds;
  }
  if (runs(child)) child.kill('SIGQUIT');
  return (
    readFileSync(order.folder.log).subarray(logFrom).toString().slice(-2000) || 'it ended without a word'
  );
}

function runs(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function notStarted(folder: Folder, trouble: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `PostgreSQL 未能在 ${folder.root} 启动（详见 ${folder.log}）：${trouble}`,
    `PostgreSQL did not start in ${folder.root} (see ${folder.log}): ${trouble}`,
  );
}
