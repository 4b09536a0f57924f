import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { FreshDatabase } from '../../../test/support/database.js';
import { preparedDatabase } from '../../../test/support/template.js';
import { prepare } from './prepare.js';
import { seedsFolder } from './seeds-folder.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
let seeds: string;

beforeAll(async () => {
  fresh = await preparedDatabase();
  pool = new pg.Pool({ connectionString: fresh.url, max: 1 });
  seeds = await mkdtemp(join(tmpdir(), 'seeds-'));
  await cp(seedsFolder(), seeds, { recursive: true });
}, 90_000);

afterAll(async () => {
  await pool.end();
  await fresh.drop();
  await rm(seeds, { recursive: true });
});

const again = () =>
  prepare({ ownerUrl: fresh.url, demo: true, queueOnPostgres: true, seeds }, () => undefined);
const nameOfWindow = async () =>
  (await pool.query(`select name_zh as name from identity.organ where handle = 'xining-window'`)).rows[0]
    .name;

it('reads the seeds again when they have changed, and not when they have not', async () => {
  await pool.query(`update identity.organ set name_zh = '改名窗口' where handle = 'xining-window'`);
  await again();
  expect(await nameOfWindow()).toBe('改名窗口');

  const organs = join(seeds, 'organs.yaml');
  await writeFile(
    organs,
    (await readFile(organs, 'utf8')).replace('西宁经济技术开发区综合窗口', '种子里的新名'),
  );
  await again();
  expect(await nameOfWindow()).toBe('种子里的新名');
}, 60_000);
