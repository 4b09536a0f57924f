import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { SeedError } from '#catalogue';
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

it.each([
  [
    'items/C09.yaml',
    'nature:',
    'nature: x: y #',
    /items\/C09\.yaml:\d+:\d+.*YAML-BROKEN.*[一-鿿].*no valid YAML/s,
  ],
  [
    'items/C09.yaml',
    'signing: ',
    'signing: 7 #',
    /items\/C09\.yaml:\d+.*SEED-VALUE.*[一-鿿].*of the wrong value/s,
  ],
  [
    'documents/grant.yaml',
    'kind:',
    'kind: x: y #',
    /documents\/grant\.yaml:\d+:\d+.*[一-鿿].*no valid YAML/s,
  ],
  ['regions.yaml', '- ', '- [ ', /regions\.yaml:\d+:\d+.*[一-鿿].*no valid YAML/s],
] as const)(
  'says in both languages where %s is wrong (%s)',
  async (name, from, to, words) => {
    const file = join(seeds, name);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(from);
    await writeFile(file, text.replace(from, to));
    const failed = await again().catch((error: unknown) => error);
    await writeFile(file, text);
    expect(failed).toBeInstanceOf(SeedError);
    expect((failed as Error).message).toMatch(words);
  },
  60_000,
);
