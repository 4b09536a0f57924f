import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { preparedDatabase } from '../../../test/support/template.js';
import { DemoRefused } from './demo-refused.js';
import { firstAdministrator } from './people/first-administrator.js';
import { prepare } from './prepare.js';

const keeper = { role: 'keeper', signIn: 'shi.shoucheng', name: '石守成' } as const;
const where = ({ url }: FreshDatabase) => ({
  migrationDatabaseUrl: url,
  dataDir: '/nowhere',
  redisUrl: undefined,
});
const started = ({ url }: FreshDatabase) =>
  prepare({ ownerUrl: url, demo: true, queueOnPostgres: true }, () => undefined);

async function standing({ url }: FreshDatabase) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select (select count(*)::int from identity.person where demo) as demo,
              (select array_agg(sign_in::text) from identity.person where not demo) as real,
              (select movable from app.clock) as movable,
              (select count(*)::int from projects.project) as projects,
              (select encode(seeds, 'hex') from app.prepared) as seeds`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

describe('a database for real people', () => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  afterAll(() => fresh.drop());

  it('gets its first administrator and nothing of the demonstration', async () => {
    expect(await firstAdministrator(where(fresh), keeper)).toMatch(/^\S{20,}$/);
    expect(await standing(fresh)).toMatchObject({
      demo: 0,
      real: ['shi.shoucheng'],
      movable: false,
      projects: 0,
    });
  }, 90_000);

  it('takes no demonstration afterwards, in both languages', async () => {
    const before = await standing(fresh);
    const refused = await started(fresh).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DemoRefused);
    expect(String(refused)).toMatch(
      /不能加入演示账号[^\n]*DEMO=false[^\n]*\n.*no demonstration people.*DEMO=false/,
    );
    expect(await standing(fresh)).toEqual(before);
  });
});

describe('a demonstration', () => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await preparedDatabase();
  }, 90_000);
  afterAll(() => fresh.drop());

  it('gets its first administrator, keeps what it has, and starts again', async () => {
    const before = await standing(fresh);
    expect(before).toMatchObject({ real: null, movable: true });
    expect(await firstAdministrator(where(fresh), keeper)).toMatch(/^\S{20,}$/);
    expect(await standing(fresh)).toEqual({ ...before, real: ['shi.shoucheng'] });
    await started(fresh);
    expect(await standing(fresh)).toEqual({ ...before, real: ['shi.shoucheng'] });
  }, 60_000);
});
