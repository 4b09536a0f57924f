import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { sourceOptions } from './database.js';

/** `files`: the SQL it runs. */
export type MigrationClass = (new () => MigrationInterface) & { readonly files?: readonly URL[] };
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
    await refuseOlderSchemas(source, migrations);
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

/** The database was made by other schema files than these. Until the first release they are mended in place, so it cannot be used. */
export class SchemaError extends Error {}

const FILES = 'create table if not exists schema_file (path text primary key, digest text not null)';

/** Met in words and at once, not later by functions that are not there. */
async function refuseOlderSchemas(source: DataSource, migrations: readonly MigrationClass[]): Promise<void> {
  await source.query(FILES);
  const ran: { path: string; digest: string }[] = await source.query('select path, digest from schema_file');
  const digests = new Map(ran.map(({ path, digest }) => [path, digest]));
  for (const file of migrations.flatMap(({ files = [] }) => files)) {
    const { path, digest } = await digestOf(file);
    if (digests.get(path) === digest) continue;
    throw new SchemaError(
      `此数据库由本系统的另一版本建立（${path} 不同），首次发布之前不能沿用：请换一个空库，或删除 DATA_DIR\n` +
        `this database was made by another version (${path} differs); before the first release it cannot be kept: use an empty one, or delete DATA_DIR`,
    );
  }
}

async function digestOf(file: URL): Promise<{ path: string; digest: string; sql: string }> {
  const sql = await readFile(file, 'utf8');
  const path = file.pathname.split('/').at(-1) ?? '';
  return { path, digest: createHash('sha256').update(sql).digest('hex'), sql };
}

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
  return class implements MigrationInterface {
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
}
