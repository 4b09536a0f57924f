import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { openServer } from './own-server.js';

/** The process of the server whose data are there, as soon as it has written it down. */
async function pidIn(cluster: string): Promise<number> {
  for (;;) {
    const pid = Number(firstLineOf(join(cluster, 'postmaster.pid')));
    // An empty file reads as 0, and 0 is our own group of processes, which is always alive.
    if (pid > 0) return pid;
    await sleep(20);
  }
}

function firstLineOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[0] ?? '';
  } catch {
    return '';
  }
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('leaves no server behind where the database could not be made in it', async () => {
  let pid: Promise<number> | undefined;
  const progress = (line: string) => {
    const [, cluster] = /data in (.+)$/.exec(line) ?? [];
    if (cluster) pid = pidIn(cluster);
  };
  // No name of a database: PostgreSQL refuses it, once it runs.
  await expect(openServer(null, { name: 'no-name', testing: true }, progress)).rejects.toThrow('syntax');
  expect(pid && alive(await pid)).toBe(false);
}, 60_000);
