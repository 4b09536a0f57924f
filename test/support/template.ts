import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type FreshDatabase, freshDatabase, serverUrl } from './database.js';

const ROOT = new URL('../../', import.meta.url);
/** Any number, the same in every test process. */
const LOCK = 7_346_120_016;

/** A database of its own with schemas, queue, seeds and demonstration people in it. */
export async function preparedDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabase(await preparedTemplate());
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    // A copy brings everything but the rights on the database itself.
    await client.query(
      `grant create, connect on database ${new URL(database.url).pathname.slice(1)} to app_owner`,
    );
  } finally {
    await client.end();
  }
  return database;
}

/** The database to copy: made once per server and per state of the sources, whoever of the test processes comes first. */
async function preparedTemplate(): Promise<string> {
  const name = `approval_template_${sourcesHash()}`;
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await make(client, name);
    return name;
  } finally {
    await client.end();
  }
}

/** Renamed at the end, so that a template that exists is a whole one; closed, so that a copy never finds it in use. */
async function make(client: pg.Client, name: string): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(
    `create database ${draft} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
  );
  const url = new URL(serverUrl());
  url.pathname = `/${draft}`;
  // Loaded only by whoever comes first: it brings the whole product with it.
  const { prepare } = await import('../../apps/standalone/src/prepare.js');
  await prepare({ ownerUrl: url.toString(), demo: true, queueOnPostgres: true }, () => undefined);
  await client.query(`alter database ${draft} with allow_connections false`);
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [draft]);
  for (let left = 50; ; left -= 1) {
    try {
      await client.query(`alter database ${draft} rename to ${name}`);
      return;
    } catch (error) {
      if (left === 0 || (error as { code?: string }).code !== '55006') throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  const kept = (path: string) => /\.(ts|sql|yaml)$/.test(path) && !/spec\.ts$/.test(path);
  for (const folder of ['seeds/', 'libs/', 'apps/standalone/src/']) {
    const at = new URL(folder, ROOT);
    const paths = readdirSync(fileURLToPath(at), { recursive: true, encoding: 'utf8' }).filter(kept).sort();
    for (const path of paths) hash.update(path).update(readFileSync(new URL(path, at)));
  }
  return hash
    .update(readFileSync(new URL('package-lock.json', ROOT)))
    .digest('hex')
    .slice(0, 16);
}
