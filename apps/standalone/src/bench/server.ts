import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, openDatabase, type Progress } from '#platform';
import { startEmbeddedPostgres } from '#platform/embedded';

/** A database of the bench's own, and the folder whose disk it writes to where that is known. */
export interface BenchServer {
  readonly url: string;
  readonly folder: string | null;
  close(): Promise<void>;
}

/** On the server that `named` leads to, or on an embedded one in a temporary folder, durable as the product's own. */
export function openServer(named: string | null, progress: Progress): Promise<BenchServer> {
  return named ? onNamed(named) : onEmbedded(progress);
}

async function onEmbedded(progress: Progress): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'approval-bench-'));
  // mkdtemp makes it 0700; as root the server runs under another account, which must get in.
  chmodSync(folder, 0o755);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir: folder, log: progress });
    const close = async () => {
      await server.stop();
      remove();
    };
    // A name of its own here, too: it is the name of the queues on a Redis that others may use.
    const { url } = await onNamed(server.url);
    return { url, folder, close };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Never in the database that was named: it may hold somebody's cases. */
async function onNamed(named: string): Promise<BenchServer> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  await onServer(named, `create database ${name}`);
  const url = new URL(named);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    folder: null,
    close: () => onServer(named, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const source = await openDatabase(url, { poolSize: 1, applicationName: 'bench' });
  try {
    await new Database(source).call(sql);
  } finally {
    await source.destroy();
  }
}
