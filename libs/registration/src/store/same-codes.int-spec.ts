import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { canonical } from '#record';
import type { FreshDatabase } from '../../../../test/support/database.js';
import { preparedDatabase } from '../../../../test/support/template.js';
import { ALPHABET } from '../model/alphabet.js';
import { placeOfBody } from '../model/body.js';
import { makeCreditCode } from '../model/make-code.js';

let fresh: FreshDatabase;
let owner: pg.Pool;

beforeAll(async () => {
  fresh = await preparedDatabase();
  owner = new pg.Pool({ connectionString: fresh.url, max: 1 });
  owner.on('error', () => undefined);
}, 90_000);
afterAll(async () => {
  await owner?.end();
  await fresh?.drop();
});

const ask = async (sql: string, params: unknown[]) => (await owner.query(sql, params)).rows[0].answer;

it('the act makes the very codes that the rules make', async () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
  const part = fc.record({
    prefix: fc.constantFrom('91', '92', '93', 'N1', 'Y1', '11'),
    region: digits(6),
    body: fc.array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 }).map((each) => each.join('')),
  });
  const parts = fc.sample(part, { numRuns: 3000, seed: 8 });
  parts.push(
    { prefix: '91', region: '110108', body: 'MA000000' },
    { prefix: '91', region: '630102', body: 'YYYYYYYY' },
  );
  const made = await ask(
    `select jsonb_agg(registration.code_of(x.prefix, x.region, registration.organisation_at(x.place)) order by x.n) as answer
       from jsonb_to_recordset($1) x(n int, prefix text, region text, place bigint)`,
    [JSON.stringify(parts.map(({ body, ...more }, n) => ({ ...more, n, place: placeOfBody(body) })))],
  );
  expect(made).toEqual(parts.map(makeCreditCode));
});

it('the act spells its line as the rules spell theirs', async () => {
  const value = {
    n: 1,
    act: 'RESERVE',
    B: null,
    by: { personId: 'p', organId: 3 },
    list: ['甲"\\\n', true, []],
    note: '遗失声明 é😀\u0001',
  };
  expect(await ask('select registration.canonical($1) as answer', [JSON.stringify(value)])).toBe(
    canonical(value),
  );
});
