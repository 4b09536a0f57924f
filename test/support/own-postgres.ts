import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#platform/embedded';

/** A PostgreSQL of the test's own, durable as the product's, to be killed and frozen. */
export interface OwnPostgres {
  readonly url: string;
  /** kill -9 of the server and of everything it started; its launcher starts it again within a second or two. */
  kill(): void;
  /** SIGSTOP: it holds its connections and answers nothing. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export async function ownPostgres(): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'approval-pg-'));
  // mkdtemp makes it 0700; as root the server runs under another account, which must get in.
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const postmaster = () =>
    Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const signal = (signal: NodeJS.Signals) => {
    const first = postmaster();
    for (const pid of [first, ...childrenOf(first)]) {
      try {
        process.kill(pid, signal);
      } catch {
        // A connection that ended just now.
      }
    }
  };
  return {
    url: server.url,
    kill: () => signal('SIGKILL'),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async stop() {
      signal('SIGCONT');
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where there is no /proc only the postmaster is signalled; its children end with it by themselves. */
function childrenOf(parent: number): number[] {
  const pids = (() => {
    try {
      return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    } catch {
      return [];
    }
  })();
  return pids.map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
    } catch {
      return false;
    }
  });
}
