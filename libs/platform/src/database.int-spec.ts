import { mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { connectionLost } from './connection-lost.js';
import { Database, openDatabase } from './database.js';
import { migrate, sqlMigration } from './migrate.js';
import { sqlState } from './sql-state.js';

const SCHEMA = `
  do $$ begin create role app_rt nologin; exception when duplicate_object or unique_violation then null; end $$;
  create schema app; create schema identity; create schema garden;
  grant usage on schema app, identity, garden to app_rt;
  create function app.legal_now() returns timestamptz language sql as $$ select timestamptz '2026-10-08 09:30:00+08' $$;
  create function identity.enter(token text) returns void language plpgsql as $$
  begin
    if token = 'broken' then raise exception 'no such session' using errcode = 'OS401'; end if;
    perform set_config('app.park', coalesce(token, ''), true);
  end $$;
  create table garden.plant (park text not null, planted date not null, primary key (park, planted));
  insert into garden.plant select 'p' || n % 3, date '2026-10-08' + n / 3 from generate_series(0, 29) n;
  alter table garden.plant enable row level security;
  create policy park on garden.plant using (park = (select current_setting('app.park', true)));
  grant select, insert on garden.plant to app_rt;`;

const PLANTS = 'select park, planted from garden.plant order by planted';
const state = (work: Promise<unknown>) => work.then(() => 'done', sqlState);

let fresh: FreshDatabase;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  const owner = await openDatabase(fresh.url, { poolSize: 1, applicationName: 'spec owner' });
  await owner.query(SCHEMA);
  await owner.destroy();
  source = await openDatabase(fresh.url, { poolSize: 4, role: 'app_rt', applicationName: 'spec' });
  database = new Database(source);
});

afterAll(async () => {
  await source?.destroy();
  await fresh?.drop();
});

describe('openDatabase', () => {
  it('runs as the runtime role, with time-outs, in UTC', async () => {
    const sql = `select current_user as who, current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('jit') as jit, current_setting('timezone') as zone`;
    expect(await database.call(sql)).toEqual([
      { who: 'app_rt', statement: '15s', lock: '5s', jit: 'off', zone: 'UTC' },
    ]);
  });

  it('keeps the role when the URL brings options of its own', async () => {
    const url = `${fresh.url}${fresh.url.includes('?') ? '&' : '?'}options=${encodeURIComponent('-c role=none -c work_mem=5MB')}`;
    const other = await openDatabase(url, { poolSize: 1, role: 'app_rt', applicationName: 'spec' });
    const sql = "select current_user as who, current_setting('work_mem') as mem";
    expect(await new Database(other).call(sql)).toEqual([{ who: 'app_rt', mem: '5MB' }]);
    await other.destroy();
  });

  it('reads a date as its own text, whatever the time zone of the process', async () => {
    const sql =
      "select date '2026-10-08' as day, array[date '2026-10-08'] as days, 9007199254740993::int8 as big";
    expect(await database.call(sql)).toEqual([
      { day: '2026-10-08', days: ['2026-10-08'], big: '9007199254740993' },
    ]);
    expect(await source.query(sql)).toEqual([
      { day: '2026-10-08', days: ['2026-10-08'], big: '9007199254740993' },
    ]);
  });

  it('tells the legal time', async () => {
    expect(await database.legalNow()).toBe('2026-10-08T01:30:00.000Z');
  });

  it('says what the server said', async () => {
    const twice = "insert into garden.plant values ('p0', '2026-10-08')";
    expect(await state(database.readAs('p0', twice))).toBe('25006');
    expect(await state(database.call('select 1/0'))).toBe('22012');
    expect(await state(source.query('select 1/0'))).toBe('22012');
    expect(await state(database.call("update garden.plant set park = 'p1'"))).toBe('42501');
    expect(sqlState(Object.assign(new Error('broken'), { code: 'EPIPE' }))).toBeNull();
    expect(sqlState(null)).toBeNull();
  });
});

describe('readAs', () => {
  it('shows each reader their own rows, nobody none, and leaves no context behind', async () => {
    expect(await database.readAs('p1', PLANTS)).toHaveLength(10);
    expect(await database.readAs('stranger', PLANTS)).toEqual([]);
    expect(await database.readAs(null, PLANTS)).toEqual([]);
    expect(await database.call(PLANTS)).toEqual([]);
  });

  it('stays right with 500 mixed reads on four connections, errors among them', async () => {
    const brittle = { toPostgres: () => JSON.parse('{') };
    const right = async (park: string) => {
      const rows = await database.readAs<{ park: string }>(park, `${PLANTS} limit $1`, [7]);
      return rows.length === 7 && rows.every((row) => row.park === park) ? 'right' : 'wrong';
    };
    const reads = Array.from({ length: 500 }, (_, n) => {
      const park = `p${n % 3}`;
      if (n % 10 === 3) return state(database.readAs(park, 'select 1/0'));
      if (n % 10 === 6) return state(database.readAs('broken', PLANTS));
      if (n % 10 === 9) return state(database.readAs(park, 'select $1::int', [brittle]));
      return right(park);
    });
    const seen = new Map<string | null, number>();
    for (const word of await Promise.all(reads)) seen.set(word, (seen.get(word) ?? 0) + 1);
    expect(Object.fromEntries(seen)).toEqual({ right: 350, '22012': 50, OS401: 50, null: 50 });
    const [left] = await database.call<{ context: string; busy: string }>(
      `select coalesce(current_setting('app.park', true), '') as context,
        (select count(*) from pg_stat_activity where application_name = 'spec' and state like 'idle in%') as busy`,
    );
    expect(left).toEqual({ context: '', busy: '0' });
  });

  it('survives a connection that is killed under it', async () => {
    const kill = 'select pg_terminate_backend(pg_backend_pid())';
    expect(await state(database.readAs('p1', kill))).not.toBe('done');
    expect(await database.readAs('p1', PLANTS)).toHaveLength(10);
  });
});

/** A line to the server of this run that can go dead without a word, as when a machine freezes or a cable is cut. */
async function line() {
  const server = new URL(fresh.url);
  const sockets = new Set<Socket>();
  const proxy = createServer((here) => {
    const there = connect(Number(server.port || 5432), server.hostname);
    for (const socket of [here, there]) {
      sockets.add(socket.on('error', () => undefined));
      socket.once('close', () => sockets.delete(socket));
    }
    here.pipe(there).pipe(here);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const url = new URL(fresh.url);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' && address ? address.port : 0);
  return {
    url: url.toString(),
    goDead() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}

describe('a connection', () => {
  const pid = async (on: Database) =>
    (await on.call<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid;

  it('is kept, with its plans, when a statement fails', async () => {
    const one = await openDatabase(fresh.url, { poolSize: 1, role: 'app_rt', applicationName: 'spec' });
    const single = new Database(one);
    const before = await pid(single);
    expect(await state(single.call('select 1/0'))).toBe('22012');
    expect(await state(single.readAs('broken', PLANTS))).toBe('OS401');
    expect(await pid(single)).toBe(before);
    await one.destroy();
  });

  it('is kept, with its plans, when nobody asks for longer than the driver keeps it by itself', async () => {
    const one = await openDatabase(fresh.url, { poolSize: 1, role: 'app_rt', applicationName: 'spec' });
    const single = new Database(one);
    const before = await pid(single);
    await sleep(10_500);
    expect(await pid(single)).toBe(before);
    await one.destroy();
  }, 20_000);

  it('may be cut by somebody else in the middle of a read or an act without ending the process', async () => {
    const victim = await openDatabase(fresh.url, { poolSize: 2, role: 'app_rt', applicationName: 'victim' });
    const cut = new Database(victim);
    const slow = 'select pg_sleep(20)';
    const lost = (work: Promise<unknown>) => work.then(() => false, connectionLost);
    const working = [lost(cut.readAs('p1', slow)), lost(cut.call(slow))];
    await sleep(300);
    const owner = await openDatabase(fresh.url, { poolSize: 1, applicationName: 'spec owner' });
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'`,
    );
    await owner.destroy();
    expect(await Promise.all(working)).toEqual([true, true]);
    // The socket tells the same once more, a moment later.
    await sleep(100);
    expect(await cut.readAs('p1', PLANTS)).toHaveLength(10);
    await victim.destroy();
  });

  it('is given up when no answer comes, and another takes its place', async () => {
    const proxied = await line();
    const source = await openDatabase(proxied.url, {
      poolSize: 2,
      role: 'app_rt',
      applicationName: 'spec',
      answerMs: 300,
    });
    const far = new Database(source);
    expect(await far.readAs('p1', PLANTS)).toHaveLength(10);
    proxied.goDead();
    const since = Date.now();
    const unanswered = await far.call('select 1').catch((error) => error);
    expect([unanswered.message, connectionLost(unanswered)]).toEqual(['Query read timeout', true]);
    expect(Date.now() - since).toBeLessThan(2000);
    expect(await far.readAs('p1', PLANTS)).toHaveLength(10);
    proxied.close();
    expect(await far.call('select 1').then(() => false, connectionLost)).toBe(true);
    expect(await far.call('select 1').then(() => false, connectionLost)).toBe(true);
    await source.destroy();
    for (const own of ['select 1/0', 'select pg_sleep(0.2)']) {
      const sql = `set statement_timeout = 50; ${own}`;
      expect(await database.call(sql).then(() => false, connectionLost)).toBe(false);
    }
  });
});

describe('migrate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  const file = pathToFileURL(join(folder, 'bed.sql'));
  const next = pathToFileURL(join(folder, 'path.sql'));

  it('applies each migration once, also when three processes start together', async () => {
    const other = await freshDatabase();
    await writeFile(file, 'create table bed (n int); insert into bed values (1); select pg_sleep(1.2);');
    const lines: string[] = [];
    const steps = [sqlMigration('Bed1700000000001', file)];
    const runs = await Promise.all(
      [1, 2, 3].map(() => migrate(other.url, steps, (line) => lines.push(line))),
    );
    expect(runs.flat()).toEqual(['Bed1700000000001']);
    expect(lines).toContain('migration Bed1700000000001: 1 s');
    await writeFile(next, 'create table path (n int); insert into path select 1/0;');
    await expect(migrate(other.url, [...steps, sqlMigration('Path1700000000002', next)])).rejects.toThrow(
      /Path1700000000002: .*division by zero/,
    );
    const owner = await openDatabase(other.url, { poolSize: 1, applicationName: 'spec' });
    expect(await owner.query("select count(*) as n, to_regclass('path') as path from bed")).toEqual([
      { n: '1', path: null },
    ]);
    await writeFile(file, 'create table bed (n int, m int);');
    await expect(migrate(other.url, steps)).rejects.toThrow(/bed\.sql differs.*delete DATA_DIR/);
    await owner.destroy();
    await other.drop();
  });
});
