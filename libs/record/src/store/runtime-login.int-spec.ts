import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { Database, openDatabase } from '#platform';
import type { FreshDatabase } from '../../../../test/support/database.js';
import { preparedDatabase } from '../../../../test/support/template.js';
import { RuntimeLogin } from './runtime-login.js';

const login = `login_${randomBytes(6).toString('hex')}`;
const password = randomBytes(12).toString('hex');

let fresh: FreshDatabase;
let owner: pg.Pool;

beforeAll(async () => {
  fresh = await preparedDatabase();
  owner = new pg.Pool({ connectionString: fresh.url, max: 1 });
  owner.on('error', () => undefined);
  await owner.query(`create role ${login} login password '${password}' in role app_rt`);
}, 90_000);

afterAll(async () => {
  await owner?.query(`drop role ${login}`);
  await owner?.end();
  await fresh?.drop();
}, 30_000);

async function examined(url: string) {
  const source = await openDatabase(url, { poolSize: 1, role: 'app_rt', applicationName: 'spec' });
  try {
    return await new RuntimeLogin(new Database(source)).examine();
  } finally {
    await source.destroy();
  }
}

it('finds that a superuser behind the runtime role could take it off again', async () => {
  expect((await examined(fresh.url)).faults).toContain('superuser');
});

it('finds nothing in a login that has the runtime role and no more', async () => {
  const url = new URL(fresh.url);
  url.username = login;
  url.password = password;
  expect(await examined(url.toString())).toEqual({ login, faults: [] });
});

it('finds a login that owns what it should only read', async () => {
  await owner.query(`grant app_owner to ${login}`);
  const url = new URL(fresh.url);
  url.username = login;
  url.password = password;
  expect((await examined(url.toString())).faults).toEqual(['owns-the-tables']);
  await owner.query(`revoke app_owner from ${login}`);
});
