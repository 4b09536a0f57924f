import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { isRejection, type Rejection } from '#kernel';
import { Database, openDatabase } from '#platform';
import type { FreshDatabase } from './database.js';
import { preparedDatabase } from './template.js';

/** A prepared database in which everybody of the seeds is signed in, opened twice. */
export interface OpenedDatabase {
  readonly url: string;
  /** The superuser: no role, no row-level security, and no triggers where it says so. */
  readonly owner: pg.Pool;
  /** As the product opens it. */
  readonly database: Database;
  /** One statement of the owner. */
  rows<T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export async function openedDatabase(
  applicationName = 'spec',
  made?: FreshDatabase,
): Promise<OpenedDatabase> {
  const fresh = made ?? (await preparedDatabase());
  const owner = new pg.Pool({ connectionString: fresh.url, max: 4 });
  owner.on('error', () => undefined);
  const source = await openDatabase(fresh.url, { poolSize: 10, role: 'app_rt', applicationName });
  // The rows a sign-in leaves, without its 40 ms of argon2 each.
  await owner.query(`insert into identity.session select p.sign_in, p.id, m.organ_id, now() + interval '1 hour'
    from identity.person p join identity.membership m on m.person_id = p.id on conflict do nothing`);
  return {
    url: fresh.url,
    owner,
    database: new Database(source),
    rows: async (sql, params = []) => (await owner.query(sql, [...params])).rows,
    async close() {
      await source.destroy();
      await owner.end();
      await fresh.drop();
    },
  };
}

/** Whoever is signed in under that name, with a key of their own. */
export const as = (signIn: string) => ({
  principal: `token:${signIn}`,
  key: randomUUID(),
  hash: 'hash',
});

/** The code of a refusal, or `done`. */
export const codeOf = (answer: unknown): string => (isRejection(answer) ? answer.code : 'done');

/** The answer of a verb that must not refuse. */
export function sound<T extends object>(answer: T | Rejection | readonly Rejection[]): T {
  if (isRejection(answer) || Array.isArray(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer as T;
}
