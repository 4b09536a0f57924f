import { open, rm } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#platform';
import { median } from './clients.js';

/** On what the figures were made; without it they mean nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly postgres: string;
  readonly fsync: string;
  readonly synchronousCommit: string;
  /** Milliseconds to force 8 kB to the disk below the database; null where that is another machine's. */
  readonly forceMs: number | null;
}

export async function machineOf(owner: Database, folder: string | null): Promise<Machine> {
  const sql = `select current_setting('server_version') as postgres, current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as "synchronousCommit"`;
  const [server] = await owner.call<Pick<Machine, 'postgres' | 'fsync' | 'synchronousCommit'>>(sql);
  if (!server) throw new Error('the server does not tell its settings');
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    ...server,
    forceMs: folder ? await forceMs(folder) : null,
  };
}

/** A disk that forces in microseconds has a cache or is memory: then the processor is the limit, not the disk. */
async function forceMs(folder: string): Promise<number> {
  const path = join(folder, 'force.probe');
  const file = await open(path, 'w');
  const block = Buffer.alloc(8192, 1);
  const times: number[] = [];
  try {
    for (let n = 0; n < 50; n += 1) {
      const began = performance.now();
      await file.write(block, 0, block.length, 0);
      await file.datasync();
      times.push(performance.now() - began);
    }
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
  return Math.round(median(times) * 1000) / 1000;
}
