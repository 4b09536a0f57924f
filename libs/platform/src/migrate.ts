import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { sourceOptions } from './database.js';
import {
  digestOf,
  MADE_OF,
  type MigrationClass,
  refusedFor,
  SchemaError,
  schemaState,
} from './schema-state.js';

export type Progress = (line: string) => void;

/** Rights on the database itself come with no dump and no copy of one: a restored one could not be brought up to date. */
const OWNER_MAKES_SCHEMAS = `do $$ begin
  if not has_database_privilege('app_owner', current_database(), 'create') then
    execute format('grant create, connect on database %I to app_owner', current_database());
  end if;
end $$`;

/** Any number, the same in every process of the product. Advisory locks are per database. */
const LOCK = 7_346_120_015;
const WAIT_SECONDS = 600;

/**
 * Brings the database at `ownerUrl` up to date: each migration once, in its own transaction, in order of its 13-digit time
 * stamp. Any number of processes may call this together: one works, the others wait (10 minutes at most). Resolves to the names
 * applied by this call. `progress` hears about every step that takes over a second. Rejects with the failing migration named.
 */
export async function migrate(
  ownerUrl: string,
  migrations: readonly MigrationClass[],
  progress: Progress = () => undefined,
): Promise<string[]> {
  const watch = { step: 'migrations', since: Date.now() };
  const source = new DataSource({
    ...sourceOptions(ownerUrl, { poolSize: 2, applicationName: 'migrate' }),
    migrations: migrations.map((migration) => watched(migration, watch)),
  });
  await source.initialize();
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - watch.since) / 1000);
    if (seconds >= 1) progress(`${watch.step}: ${seconds} s`);
  }, 1000);
  const holder = source.createQueryRunner();
  try {
    watch.step = 'waiting for another process that migrates';
    await obtainLock(holder);
    const applied = await source.runMigrations({ transaction: 'each' });
    await source.query(OWNER_MAKES_SCHEMAS);
    watch.step = 'comparing schemas';
    await source.query(FILES);
    const refused = refusedFor(await schemaState((sql) => source.query(sql), migrations));
    if (refused) throw refused;
    await source.query(SHOWN);
    return applied.map(({ name }) => name);
  } catch (error) {
    if (error instanceof SchemaError) throw error;
    throw new Error(`${watch.step}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    clearInterval(timer);
    // Closing the connection gives the lock back, also when the run failed half way.
    await holder.release();
    await source.destroy();
  }
}

const FILES = 'create table if not exists schema_file (path text primary key, digest text not null)';
/** Api and worker ask at their start whether they fit (`openMigrated`). */
const SHOWN = 'grant select on migration, schema_file to app_rt';

/** Asks again and again instead of queueing: a queued waiter falls to `lock_timeout`, and could say nothing meanwhile. */
async function obtainLock(holder: QueryRunner): Promise<void> {
  for (const end = Date.now() + WAIT_SECONDS * 1000; Date.now() < end; await sleep(200)) {
    const [row] = await holder.query('select pg_try_advisory_lock($1::bigint) as mine', [LOCK]);
    if (row.mine) return;
  }
  throw new Error(`gave up after ${WAIT_SECONDS} s`);
}

function watched(migration: MigrationClass, watch: { step: string; since: number }): MigrationClass {
  const inner = new migration();
  const name = inner.name ?? migration.name;
  return class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      Object.assign(watch, { step: `migration ${name}`, since: Date.now() });
      await inner.up(runner);
    }

    down(runner: QueryRunner): Promise<void> {
      return inner.down(runner);
    }
  };
}

/**
 * A migration that runs `.sql` files lying beside its caller, in order: `sqlMigration('RecordSchema1700000000002',
 * new URL('./record.sql', import.meta.url))`. The name ends in a 13-digit time stamp. There is no way down: what was published or
 * decided cannot be taken back by a schema change; a backup is restored instead.
 */
export function sqlMigration(name: string, ...urls: readonly URL[]): MigrationClass {
  if (!/\D\d{13}$/.test(name)) throw new Error(`${name}: a migration's name ends in a 13-digit time stamp`);
  const migration = class implements MigrationInterface {
    static readonly files = urls;
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(FILES);
      for (const url of urls) {
        const { path, digest, sql } = await digestOf(url);
        await runner.query(sql);
        await runner.query('insert into schema_file values ($1, $2)', [path, digest]);
      }
    }

    async down(): Promise<void> {
      throw new Error(`${name}: there is no way down, restore a backup`);
    }
  };
  MADE_OF.push(migration);
  return migration;
}
