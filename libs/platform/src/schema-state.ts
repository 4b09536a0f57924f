import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { MigrationInterface } from 'typeorm';
import { sqlState } from './sql-state.js';

/** `files`: the SQL it runs. */
export type MigrationClass = (new () => MigrationInterface) & { readonly files?: readonly URL[] };

/** The database does not have the schemas that this program was written for. The message says in both languages what to do. */
export class SchemaError extends Error {}

/** What a program is made of: every room it loads brings its migration, so api and worker know what to ask for without a list of their own. */
export const MADE_OF: MigrationClass[] = [];

/** How the schemas of a database differ from those of this program. All empty: it is what it was written for. */
export interface SchemaState {
  /** Migrations that were not applied. */
  readonly missing: readonly string[];
  /** Applied, and later than all of ours: a newer program was at it. */
  readonly beyond: readonly string[];
  /** Files of migrations that were others when they were applied. */
  readonly changed: readonly string[];
}

export type Ask = (sql: string) => Promise<readonly object[]>;

/** Null where none of ours was ever applied. Reads two small tables. Rejects with the driver's error. */
export async function schemaState(
  ask: Ask,
  migrations: readonly MigrationClass[] = MADE_OF,
): Promise<SchemaState | null> {
  try {
    const applied = ((await ask('select name from migration')) as { name: string }[]).map(({ name }) => name);
    const ours = migrations.map((migration) => new migration().name ?? migration.name);
    const missing = ours.filter((name) => !applied.includes(name));
    return {
      missing,
      beyond: applied.filter((name) => ours.every((known) => stampOf(known) < stampOf(name))),
      changed: missing.length > 0 ? [] : await changedFiles(ask, migrations),
    };
  } catch (error) {
    // No such table; or none that api and worker may read, which every migration of today lets them.
    if (['42P01', '42501'].includes(sqlState(error) ?? '')) return null;
    throw error;
  }
}

/** The 13 digits in which the name of each ends. */
const stampOf = (name: string) => name.slice(-13);

async function changedFiles(ask: Ask, migrations: readonly MigrationClass[]): Promise<string[]> {
  const ran = (await ask('select path, digest from schema_file')) as { path: string; digest: string }[];
  const digests = new Map(ran.map(({ path, digest }) => [path, digest]));
  const files = await Promise.all(migrations.flatMap(({ files = [] }) => files).map(digestOf));
  return files.filter(({ path, digest }) => digests.get(path) !== digest).map(({ path }) => path);
}

/** A file of a migration as it is written down beside what was applied. */
export async function digestOf(file: URL): Promise<{ path: string; digest: string; sql: string }> {
  const sql = await readFile(file, 'utf8');
  const path = file.pathname.split('/').at(-1) ?? '';
  return { path, digest: createHash('sha256').update(sql).digest('hex'), sql };
}

const RUN = [
  '请先运行 node dist/migrate.js（npm start 会自己执行）',
  'run node dist/migrate.js first (npm start does it by itself)',
];

export function notMigrated(): SchemaError {
  return new SchemaError(`数据库还没有建好：${RUN[0]}\nthe database is not migrated: ${RUN[1]}`);
}

/** What a start is refused for; a database that is ahead is none of it: in a roll-out it is migrated first. */
export function refusedFor(state: SchemaState | null): SchemaError | null {
  if (!state) return notMigrated();
  const { missing, changed } = state;
  if (missing.length > 0) {
    const names = missing.join(', ');
    return new SchemaError(
      `数据库比本程序旧（缺 ${names}）：${RUN[0]}\nthe database is older than this program (${names} not applied): ${RUN[1]}`,
    );
  }
  if (changed.length === 0) return null;
  const files = changed.join(', ');
  return new SchemaError(
    `此数据库由本系统的另一版本建立（${files} 不同），首次发布之前不能沿用：请换一个空库，或删除 DATA_DIR\n` +
      `this database was made by another version (${files} differs); before the first release it cannot be kept: use an empty one, or delete DATA_DIR`,
  );
}
