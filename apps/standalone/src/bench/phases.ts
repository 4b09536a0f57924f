import type { Database } from '#platform';
import { median, quantile, run, shuffled } from './clients.js';
import { cpuMs, databaseCpu, usedBetween } from './cpu.js';
import type { Act, Contender, ReadyCase } from './work.js';

/** Per act: milliseconds for one client, and what the act costs the database. Null where it cannot be counted or is not done. */
export interface Alone {
  readonly startP50: number;
  readonly startP99: number;
  readonly decisionP50: number;
  readonly decisionP99: number;
  readonly statusP50: number | null;
  readonly queueP50: number | null;
  readonly tripsPerStart: number | null;
  readonly tripsPerDecision: number | null;
  readonly commitsPerStart: number;
  readonly commitsPerDecision: number;
  /** Bytes of write-ahead log. */
  readonly walPerStart: number;
  readonly walPerDecision: number;
}

/** Many clients at once: first starts alone, then decisions alone, then both mixed. Per second, and milliseconds of a decision. */
export interface Loaded {
  readonly startsPerSecond: number;
  readonly decisionsPerSecond: number;
  readonly casesPerSecond: number;
  readonly loadedDecisionP50: number;
  readonly loadedDecisionP99: number;
  /** CPU of an act in the mixed phase: in the server of the database, and in the process that acts. Null where it cannot be told. */
  readonly databaseCpuMs: number | null;
  readonly nodeCpuMs: number | null;
}

export const CLIENTS = 64;

/**
 * Transactions that wrote anything, hence waited for the disk, and the bytes of log they wrote. Not `xact_commit` of
 * pg_stat_database: it counts reads as well, and a busy connection reports it late.
 */
async function written(owner: Database): Promise<{ commits: number; wal: number }> {
  const [row] = await owner.call<{ xid: string; wal: string }>(
    `select pg_snapshot_xmax(pg_current_snapshot())::text as xid, (pg_current_wal_insert_lsn() - '0/0')::text as wal`,
  );
  return { commits: Number(row?.xid ?? 0), wal: Number(row?.wal ?? 0) };
}

/** One client: starts, then the decisions of as many cases, people in random order, then as many questions of each kind. */
export async function alone(contender: Contender, owner: Database, cases: number): Promise<Alone> {
  const ready = await contender.stock(cases);
  const decisions = ready.flatMap((each) => shuffled(each.decisions));
  const started = await metered(contender, owner, () => run(1, starts(contender, cases)));
  const asked = async (question: Act | undefined) =>
    question ? median((await run(1, new Array(cases).fill(question))).ms) : null;
  // Before the decisions: where all are decided, nothing lies with the organ.
  const [statusP50, queueP50] = [await asked(contender.reads?.status), await asked(contender.reads?.queue)];
  const decided = await metered(contender, owner, () => run(1, decisions));
  await mustConclude(contender, ready);
  return {
    startP50: quantile(started.ms, 0.5),
    startP99: quantile(started.ms, 0.99),
    decisionP50: quantile(decided.ms, 0.5),
    decisionP99: quantile(decided.ms, 0.99),
    statusP50,
    queueP50,
    tripsPerStart: started.trips,
    tripsPerDecision: decided.trips,
    commitsPerStart: started.commits,
    commitsPerDecision: decided.commits,
    walPerStart: started.wal,
    walPerDecision: decided.wal,
  };
}

/**
 * 64 clients: starts, decisions, then one start for every eight decisions, all in random order. The decided cases were made ready
 * before, since what lies between start and decision is not measured. Siblings of a case are often decided at the same moment.
 */
export async function loaded(contender: Contender, owner: Database): Promise<Loaded> {
  const count = contender.loadedCases;
  const started = await run(CLIENTS, starts(contender, count));
  const first = await contender.stock(count);
  const decided = await run(CLIENTS, shuffled(first.flatMap((each) => each.decisions)));
  await mustConclude(contender, first);
  const mixed = await mixedLoad(contender, owner);
  return {
    startsPerSecond: count / started.seconds,
    decisionsPerSecond: decided.ms.length / decided.seconds,
    ...mixed,
  };
}

async function mixedLoad(
  contender: Contender,
  owner: Database,
): Promise<Omit<Loaded, 'startsPerSecond' | 'decisionsPerSecond'>> {
  const ready = await contender.stock(contender.loadedCases);
  const decisions = ready.flatMap((each) => each.decisions).map((act) => ({ act, start: false }));
  const acts = shuffled([
    ...decisions,
    ...starts(contender, ready.length).map((act) => ({ act, start: true })),
  ]);
  const before = { database: await databaseCpu(owner), node: await cpuMs(contender.pid) };
  const { ms, seconds } = await run(
    CLIENTS,
    acts.map(({ act }) => act),
  );
  const after = { database: await databaseCpu(owner), node: await cpuMs(contender.pid) };
  const database = usedBetween(before.database, after.database);
  await mustConclude(contender, ready);
  const decided = ms.filter((_, at) => !acts[at]?.start);
  const node = before.node === null || after.node === null ? null : after.node - before.node;
  return {
    casesPerSecond: ready.length / seconds,
    loadedDecisionP50: quantile(decided, 0.5),
    loadedDecisionP99: quantile(decided, 0.99),
    databaseCpuMs: database === null ? null : database / acts.length,
    nodeCpuMs: node === null ? null : node / acts.length,
  };
}

const starts = (contender: Contender, count: number): Act[] =>
  new Array<Act>(count).fill(() => contender.start());

async function metered(contender: Contender, owner: Database, phase: () => Promise<{ ms: number[] }>) {
  const before = { trips: contender.trips(), ...(await written(owner)) };
  const { ms } = await phase();
  const after = { trips: contender.trips(), ...(await written(owner)) };
  const trips =
    before.trips === null || after.trips === null ? null : (after.trips - before.trips) / ms.length;
  const each = (key: 'commits' | 'wal') => (after[key] - before[key]) / ms.length;
  return { ms, trips, commits: each('commits'), wal: each('wal') };
}

/** A figure of work that was not done would be worth nothing. */
async function mustConclude(contender: Contender, ready: readonly ReadyCase[]): Promise<void> {
  const concluded = await contender.concluded(ready.map(({ id }) => id));
  if (concluded !== ready.length)
    throw new Error(`${contender.name}: ${concluded} of ${ready.length} cases concluded`);
}
