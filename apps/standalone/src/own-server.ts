import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, openDatabase, type Progress } from '#platform';
import { startEmbeddedPostgres } from '#platform/embedded';

/** A database of our own, and the folder whose disk it writes to where that is known. */
export interface OwnServer {
  readonly url: string;
  /** Another database of the same server: whoever is to drop or copy ours must not sit in it. */
  readonly beside: string;
  readonly folder: string | null;
  close(): Promise<void>;
}

export interface Purpose {
  /** Names the database or the folder: `bench`, `simulate`. */
  readonly name: string;
  /** Faster and forgetful; otherwise durable as the product's own. */
  readonly testing?: boolean;
}

/** On the server that `named` leads to, or on an embedded one in a temporary folder. */
export function openServer(named: string | null, purpose: Purpose, progress: Progress): Promise<OwnServer> {
  return named ? onNamed(named, purpose) : onEmbedded(purpose, progress);
}

async function onEmbedded({ name, testing = false }: Purpose, progress: Progress): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), `approval-${name}-`));
  // mkdtemp makes it 0700; as root the server runs under another account, which must get in.
  chmodSync(folder, 0o755);
  let stop = async () => {};
  const close = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const server = await startEmbeddedPostgres({ dataDir: folder, log: progress, testing });
    stop = server.stop;
    // A name of its own here, too: it is the name of the queues on a Redis that others may use.
    const { url, beside } = await onNamed(server.url, { name });
    return { url, beside, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Never in the database that was named: it may hold somebody's cases. */
async function onNamed(named: string, { name: purpose }: Purpose): Promise<OwnServer> {
  const name = `${purpose}_${randomBytes(6).toString('hex')}`;
  await onServer(named, `create database ${name}`);
  const close = () => onServer(named, `drop database if exists ${name} with (force)`);
  return { url: databaseAt(named, name), beside: named, folder: null, close };
}

/** The same server, another database. */
export function databaseAt(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

export async function onServer(url: string, sql: string): Promise<void> {
  const source = await openDatabase(url, { poolSize: 1, applicationName: 'own-server' });
  try {
    await new Database(source).call(sql);
  } finally {
    await source.destroy();
  }
}
