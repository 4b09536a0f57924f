import pg from 'pg';
import { checkCreditCode, explainCode, makeCreditCode } from '#model/registration';
import { Database, newId, openDatabase, type Progress } from '#platform';
import { openServer } from '../own-server.js';
import { prepare } from '../prepare.js';
import type { Asked } from './asked.js';
import { median, quantile, run } from './clients.js';
import { type Machine, machineOf } from './machine.js';

/** Codes a second on one core. */
export interface CodeRates {
  readonly check: number;
  readonly explain: number;
  readonly make: number;
}

/** Allocations by one call each, committed: a second, and how long one took. */
export interface Allocations {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export const SHAPES = ['bare', 'one', 'together', 'apart'] as const;
export type AllocationShape = (typeof SHAPES)[number];
export const CLIENTS = 16;

export interface CodeBench {
  readonly machine: Machine;
  readonly rates: CodeRates;
  /** Of each shape one figure a round. */
  readonly allocations: Readonly<Record<AllocationShape, Allocations[]>>;
}

const CODES = Array.from({ length: 1000 }, (_, n) =>
  makeCreditCode({ prefix: '91', region: '630102', body: `MACT${String(n).padStart(4, '0')}` }),
);

function perSecond(of: (code: string) => unknown, ms: number): number {
  const rates = Array.from({ length: 5 }, () => {
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < ms) {
      for (const code of CODES) of(code);
      done += CODES.length;
    }
    return (done / (performance.now() - began)) * 1000;
  });
  return Math.round(median(rates));
}

/** Sixteen organs with a segment of a million codes each, and a table as plain as can be. */
const SETTING = `
  with s as (
    insert into record.stream select gen_random_uuid(), 0, array[9000 + n], 0 from generate_series(0, 15) n returning id, viewers[1] as organ)
  insert into registration.segment (id, organ_id, given_by_organ, prefix, region, first_body, last_body, bodies, document, low_water, warning,
      given_at, size)
    select s.id, s.organ, 0, '91', '630102', '', '', int8range(r.first, r.first + 1000000), 'bench', 0, '{}', now(), 1000000
      from s, lateral (select 600000000000 + (s.organ - 9000) * 1000000::bigint as first) r;
  create table public.bare_counter (organ int primary key, taken int not null);
  insert into public.bare_counter values (9000, 0);
  create table public.bare_code (id uuid primary key, taken int not null);
  grant select, insert, update on public.bare_counter, public.bare_code to app_acts;
  create function public.bare_take(p_id uuid) returns int language plpgsql as $$
  declare n int;
  begin
    update public.bare_counter set taken = taken + 1 where organ = 9000 returning taken into n;
    insert into public.bare_code values (p_id, n);
    return n;
  end $$;
  grant execute on function public.bare_take to app_acts`;

const RESERVE = `select registration.reserve(row($1::uuid, $2::int, null, '{head}')::app.actor, $2, '91', $1, 1::smallint)`;

/** How many codes a core checks, explains and makes; how many are reserved and committed, in a segment and in sixteen. */
export async function benchCodes({ quick, database, signal }: Asked, progress: Progress): Promise<CodeBench> {
  const ms = quick ? 60 : 300;
  progress('checks');
  const rates = {
    check: perSecond(checkCreditCode, ms),
    explain: perSecond((code) => explainCode(code, () => null), ms),
    make: perSecond(
      (code) => makeCreditCode({ prefix: '91', region: '630102', body: code.slice(8, 16) }),
      ms,
    ),
  };
  const server = await openServer(database, { name: 'bench' }, progress);
  const source = openDatabase(server.url, { poolSize: 2, applicationName: 'bench' });
  try {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => void server.close());
    progress('schemas and seeds');
    await prepare({ ownerUrl: server.url, demo: false, queueOnPostgres: false }, () => undefined);
    const owner = new Database(await source);
    await owner.call('create schema if not exists public');
    await owner.source.query(SETTING);
    const allocations = await rounds(server.url, quick, progress);
    return { machine: await machineOf(owner, server.folder), rates, allocations };
  } finally {
    await (await source.catch(() => null))?.destroy();
    await server.close();
  }
}

async function rounds(url: string, quick: boolean, progress: Progress): Promise<CodeBench['allocations']> {
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS, options: '-c jit=off -c role=app_acts' });
  pool.on('error', () => undefined);
  const found: Record<AllocationShape, Allocations[]> = { bare: [], one: [], together: [], apart: [] };
  try {
    // Every connection has its plans before anything counts.
    for (const shape of SHAPES) await allocate(pool, shape, 200);
    for (let n = 0; n < (quick ? 1 : 3); n += 1) {
      progress(`allocations, round ${n + 1}`);
      for (const shape of SHAPES) found[shape].push(await allocate(pool, shape, quick ? 800 : 4000));
    }
  } finally {
    await pool.end();
  }
  return found;
}

async function allocate(pool: pg.Pool, shape: AllocationShape, count: number): Promise<Allocations> {
  const acts = Array.from({ length: count }, (_, n) => () => {
    const organ = 9000 + (shape === 'apart' ? n % CLIENTS : 0);
    return shape === 'bare'
      ? pool.query({ name: 'bare', text: 'select public.bare_take($1)', values: [newId()] })
      : pool.query({ name: 'reserve', text: RESERVE, values: [newId(), organ] });
  });
  const { ms, seconds } = await run(shape === 'one' ? 1 : CLIENTS, acts);
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    perSecond: Math.round(count / seconds),
    p50: rounded(median(ms)),
    p99: rounded(quantile(ms, 0.99)),
  };
}
