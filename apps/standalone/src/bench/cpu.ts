import { readFile } from 'node:fs/promises';
import type { Database } from '#platform';

/** /proc counts in hundredths of a second, whatever the kernel's own tick. */
const MS_PER_TICK = 10;

/** Milliseconds of CPU that a process of this machine has used; null where it cannot be told. */
export async function cpuMs(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) * MS_PER_TICK;
}

/** The same of each process of the server that serves this database; null where they run on another machine. */
export async function databaseCpu(owner: Database): Promise<ReadonlyMap<number, number> | null> {
  const backends = await owner.call<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  );
  const used = new Map<number, number>();
  for (const { pid } of backends) {
    const ms = await cpuMs(pid);
    if (ms === null) return null;
    used.set(pid, ms);
  }
  return used;
}

/** What was used between the two; a connection that has ended meanwhile is not counted. */
export function usedBetween(
  before: ReadonlyMap<number, number> | null,
  after: ReadonlyMap<number, number> | null,
): number | null {
  if (!before || !after) return null;
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}

/** Megabytes of memory that a process holds; null where it cannot be told. */
export async function residentMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}
