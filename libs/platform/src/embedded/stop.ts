import { setTimeout as sleep } from 'node:timers/promises';
import { OURSELVES, runToEnd } from './account.js';
import type { Engine } from './arrange.js';
import type { Folder } from './folder.js';
import { isAlive, type Postmaster, readPidFile } from './postmaster.js';

/** Harder each time, and seconds to wait. SIGTERM is not among them: it waits for clients, without end. */
const STEPS: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGINT', 20],
  ['SIGQUIT', 5],
  ['SIGKILL', 5],
];

/** Stops the server and resolves when it is gone, after 30 seconds at the latest. */
export async function stopPostmaster(server: Postmaster, engine: Engine, folder: Folder): Promise<void> {
  if (process.platform === 'win32') {
    // There are no signals there: the server's own tool sends its own kind.
    await runToEnd(OURSELVES, engine.installation.pgCtl, [
      'stop',
      '-m',
      'fast',
      '-w',
      '-t',
      '20',
      '-D',
      folder.cluster,
    ]);
    return;
  }
  for (const [signal, seconds] of STEPS) {
    if (isGone(server, folder)) return;
    try {
      process.kill(server.pid, signal);
    } catch {
      return;
    }
    for (const end = Date.now() + seconds * 1000; Date.now() < end && !isGone(server, folder); )
      await sleep(20);
  }
}

/**
 * True when the server no longer runs. Its file counts as well as its process: an adopted one is a child of process 1, which in a
 * container may never collect it, and the dead process then looks alive for ever.
 */
export function isGone(server: Postmaster, folder: Folder): boolean {
  if (server.child) return server.child.exitCode !== null || server.child.signalCode !== null;
  return !isAlive(server.pid) || readPidFile(folder)?.pid !== server.pid;
}
