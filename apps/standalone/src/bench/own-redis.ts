import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './running-parts.js';

export interface OwnRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Redis of the bench's own, keeping nothing on disk; null where its binary is not on the path. */
export async function openRedis(): Promise<OwnRedis | null> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'approval-bench-redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', [...args, '--dir', folder], { stdio: 'ignore' });
  let gone = false;
  child.once('error', () => {
    gone = true;
  });
  child.once('exit', () => {
    gone = true;
  });
  const stop = async () => {
    if (!gone) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  for (let left = 200; left > 0 && !gone; left -= 1) {
    if (await listens(port)) return { url: `redis://127.0.0.1:${port}`, stop };
    await sleep(25);
  }
  await stop();
  return null;
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const open = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  });
  socket.destroy();
  return open;
}
