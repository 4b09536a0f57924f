import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-error.js';

interface Holder {
  readonly pid: number;
  /** When that process was born, in the system's own words: a pid alone is given to somebody else after a crash. */
  readonly born: string;
}

/**
 * Takes the data folder for this process; resolves to the function that gives it back. Rejects with {@link EmbeddedPostgresError}
 * while the holder lives. A file and not an advisory lock in the database: it must hold before there is a database.
 */
export async function holdFolder(root: string, lock: string): Promise<() => void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (writeNew(lock)) return () => rmSync(lock, { force: true });
    const holder = readHolder(lock);
    if (holder && bornOf(holder.pid) === holder.born) throw inUse(root, holder.pid);
    // Just created and not yet written, by somebody who may be alive: look again before calling it stale.
    if (!holder && attempt < 10) await sleep(50);
    else removeStale(lock, holder, root);
  }
  throw inUse(root, 0);
}

function writeNew(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600);
    writeSync(file, JSON.stringify({ pid: process.pid, born: bornOf(process.pid) }));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(lock: string): Holder | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Moved aside first: of two starts that both saw the stale file only one moves it, and what it moved is looked at again. */
function removeStale(lock: string, stale: Holder | null, root: string): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && moved.born !== stale?.born) {
    renameSync(aside, lock);
    throw inUse(root, moved.pid);
  }
  rmSync(aside, { force: true });
}

function bornOf(pid: number): string | null {
  try {
    if (existsSync('/proc/self/stat')) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // Field 22; the second field is a name in brackets that may itself hold spaces and brackets.
      const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? null : (rest[18] ?? null);
    }
    if (process.platform !== 'win32')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    process.kill(pid, 0);
    return 'alive';
  } catch {
    return null;
  }
}

function inUse(root: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `数据目录 ${root} 正由进程 ${pid} 使用：请先停止它，或用 DATA_DIR 另选目录。`,
    `The data folder ${root} is in use by process ${pid}: stop that one first, or choose another folder with DATA_DIR.`,
  );
}
