import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own on the server of this test run, made from `template` (a database nobody is connected to). */
export async function freshDatabase(template = 'template1'): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${template}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => dropDatabase(name) };
}

export function dropDatabase(name: string): Promise<void> {
  return onServer(`drop database if exists ${name} with (force)`);
}

/** Makes `to` a copy of `from`, in the place of what it was; whoever is connected to either is thrown out. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await onServer(`drop database if exists ${to} with (force)`);
  await onServer(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}' and pid <> pg_backend_pid()`,
  );
  await onServer(`create database ${to} template ${from}`);
}

/** Superuser connection to the server that `engines.ts` chose. */
export function serverUrl(): string {
  const url = process.env['TEST_SERVER_URL'];
  if (!url)
    throw new Error('TEST_SERVER_URL is not set: run through jest, whose global setup starts the engines');
  return url;
}

/** One statement on the server. Two copies of one template collide for a moment (55006, or 57014): asked again. */
async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    for (let left = 50; ; left -= 1) {
      try {
        await client.query(sql);
        return;
      } catch (error) {
        if (left === 0 || (error as { code?: string }).code !== '55006') throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  } finally {
    await client.end();
  }
}
