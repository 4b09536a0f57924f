import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#platform';
import { quantile } from './clients.js';
import { copyCase } from './copies.js';

/** So many alarms due at one instant, and how they lie in cases. */
export interface Shape {
  readonly name: 'spread' | 'gathered';
  readonly cases: number;
  /** Alarms of each case that are due; every case has eight items. */
  readonly alarmsEach: number;
}

/** Milliseconds from the instant to the alert. */
export interface Lateness {
  readonly alarms: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const PATIENCE_MS = 180_000;
/** The bells of the next minute are laid every five seconds: by then this one lies in the queue. */
const AHEAD_MS = 8000;

const as =
  (owner: Database) =>
  <T extends object>(sql: string, params: unknown[]): Promise<T[]> =>
    owner.call<T>(sql, params);

/** 100,000 alarms of other cases, in three parks, due at 2,000 instants from a month on. */
export async function seedPending(owner: Database, pending: number): Promise<void> {
  await owner.call(
    `insert into record.alarm (stream_id, idx, kind, park_id, due_at)
      select gen_random_uuid(), 1, 'promise', 1 + n % 3,
             date_trunc('hour', app.legal_now()) + interval '30 days' + make_interval(hours => n % 2000)
        from generate_series(1, $1::int) n`,
    [pending],
  );
}

/** The first instant at which alarms of the case that is to be copied are due: so many of them. It never rings itself. */
export async function setAside(owner: Database, caseId: string, alarms: number): Promise<string> {
  await owner.call(`update record.alarm set parked_reason = 'template' where stream_id = $1`, [caseId]);
  const [due] = await owner.call<{ at: string; n: number }>(
    `select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, count(*)::int as n
       from record.alarm where stream_id = $1 group by due_at order by due_at limit 1`,
    [caseId],
  );
  if (due?.n !== alarms)
    throw new Error(`the case to be copied has ${due?.n ?? 0} alarms at once, not ${alarms}`);
  return due.at;
}

const setClock = (owner: Database, at: string, secondsBefore: number) =>
  owner.call(`update app.clock set ahead = $1::timestamptz - make_interval(secs => $2) - now()`, [
    at,
    secondsBefore,
  ]);

/** Fresh copies of the case, the legal clock eight seconds before they are due, and then how late each alert was. */
export async function flood(
  owner: Database,
  { caseId, at, shape }: { caseId: string; at: string; shape: Shape },
): Promise<Lateness> {
  // The round before left the clock behind the instant: the copies would ring while they are made.
  await setClock(owner, at, 3600);
  const ids = await copyCase(as(owner), caseId, shape.cases);
  await owner.call('update record.alarm set parked_reason = null where stream_id = any ($1)', [ids]);
  await owner.call('analyze');
  await setClock(owner, at, AHEAD_MS / 1000);
  const wanted = shape.cases * shape.alarmsEach;
  const heard = async () => {
    const sql = 'select count(*)::int as n from record.alert where stream_id = any ($1)';
    return (await owner.call<{ n: number }>(sql, [ids]))[0]?.n ?? 0;
  };
  await sleep(AHEAD_MS);
  for (const end = Date.now() + PATIENCE_MS; (await heard()) < wanted; await sleep(200))
    if (Date.now() > end) throw new Error(`${await heard()} of ${wanted} alarms heard`);
  const late = await owner.call<{ ms: number }>(
    `select (extract(epoch from raised_at - $2::timestamptz) * 1000)::float8 as ms from record.alert where stream_id = any ($1)`,
    [ids, at],
  );
  await owner.call('delete from record.alarm where stream_id = any ($1)', [ids]);
  const ms = late.map((each) => each.ms);
  return { alarms: ms.length, p50: quantile(ms, 0.5), p99: quantile(ms, 0.99), max: Math.max(...ms) };
}
