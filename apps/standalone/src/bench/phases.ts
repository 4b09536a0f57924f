import type { Database } from '#platform';
import { quantile, run, shuffled } from './clients.js';
import type { Contender, ReadyCase } from './work.js';

/** Per act: milliseconds for one client, and what the act costs the database. Null where it cannot be counted. */
export interface Alone {
  readonly startP50: number;
  readonly startP99: number;
  readonly decisionP50: number;
  readonly decisionP99: number;
  readonly tripsPerStart: number | null;
  readonly tripsPerDecision: number | null;
  readonly commitsPerStart: number;
  readonly commitsPerDecision: number;
}

/** Many clients at once, starts and decisions mixed: per second, and milliseconds of a decision. */
export interface Loaded {
  readonly casesPerSecond: number;
  readonly decisionsPerSecond: number;
  readonly loadedDecisionP50: number;
  readonly loadedDecisionP99: number;
}

export const CLIENTS = 64;

/**
 * Transactions that wrote anything, hence waited for the disk. Not `xact_commit` of pg_stat_database: it counts reads as
 * well, and a busy connection reports it late.
 */
async function writes(owner: Database): Promise<number> {
  const [row] = await owner.call<{ xid: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as xid',
  );
  return Number(row?.xid ?? 0);
}

/** One client: first starts, then the decisions of as many cases, people in random order. */
export async function alone(contender: Contender, owner: Database, cases: number): Promise<Alone> {
  const ready = await contender.stock(cases);
  const starts = new Array(cases).fill(() => contender.start());
  const decisions = ready.flatMap((each) => shuffled(each.decisions));
  const started = await metered(contender, owner, () => run(1, starts));
  const decided = await metered(contender, owner, () => run(1, decisions));
  await mustConclude(contender, ready);
  return {
    startP50: quantile(started.ms, 0.5),
    startP99: quantile(started.ms, 0.99),
    decisionP50: quantile(decided.ms, 0.5),
    decisionP99: quantile(decided.ms, 0.99),
    tripsPerStart: started.trips,
    tripsPerDecision: decided.trips,
    commitsPerStart: started.commits,
    commitsPerDecision: decided.commits,
  };
}

/**
 * 64 clients, one start for every eight decisions, all in random order: the decided cases were made ready before, since what
 * lies between start and decision is not measured. Siblings of a case are often decided at the same moment.
 */
export async function loaded(contender: Contender): Promise<Loaded> {
  const ready = await contender.stock(contender.loadedCases);
  const decisions = ready.flatMap((each) => each.decisions).map((act) => ({ act, start: false }));
  const starts = ready.map(() => ({ act: () => contender.start(), start: true }));
  const acts = shuffled([...decisions, ...starts]);
  const { ms, seconds } = await run(
    CLIENTS,
    acts.map(({ act }) => act),
  );
  await mustConclude(contender, ready);
  const decided = ms.filter((_, at) => !acts[at]?.start);
  return {
    casesPerSecond: ready.length / seconds,
    decisionsPerSecond: decisions.length / seconds,
    loadedDecisionP50: quantile(decided, 0.5),
    loadedDecisionP99: quantile(decided, 0.99),
  };
}

async function metered(contender: Contender, owner: Database, phase: () => Promise<{ ms: number[] }>) {
  const before = { trips: contender.trips(), writes: await writes(owner) };
  const { ms } = await phase();
  const after = { trips: contender.trips(), writes: await writes(owner) };
  const trips =
    before.trips === null || after.trips === null ? null : (after.trips - before.trips) / ms.length;
  return { ms, trips, commits: (after.writes - before.writes) / ms.length };
}

/** A figure of work that was not done would be worth nothing. */
async function mustConclude(contender: Contender, ready: readonly ReadyCase[]): Promise<void> {
  const concluded = await contender.concluded(ready.map(({ id }) => id));
  if (concluded !== ready.length)
    throw new Error(`${contender.name}: ${concluded} of ${ready.length} cases concluded`);
}
