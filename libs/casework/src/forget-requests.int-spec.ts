import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { startVerbs, type Verbs } from '../../../test/support/verbs.js';
import { ForgetRequests, REQUEST_TERM_DAYS } from './forget-requests.js';
import { RequestStore } from './store/request.store.js';

/** More rows than one chore walks. */
const MANY = 100_000;

let verbs: Verbs;
let forget: ForgetRequests;

beforeAll(async () => {
  verbs = await startVerbs();
  forget = new ForgetRequests(new RequestStore(verbs.database));
}, 90_000);
afterAll(() => verbs?.stop(), 30_000);

const left = async (key: string) =>
  (await verbs.rows('select from record.request where key = $1', [key])).length;

it('forgets the keys of acts on cases when their term is over, the oldest of many thousands too, and no key of anything else', async () => {
  const file = await verbs.open('C09', 'A04');
  await verbs.act('officer', file.item('C09'), { type: 'CLAIM' });
  const [claim] = await verbs.rows<{ key: string; person: string }>(
    'select key, person_id as person from record.request where stream_id = $1 and seq = 2',
    [file.id],
  );
  const [opening] = await verbs.rows<{ key: string }>(
    'select key from record.request where stream_id = $1 and seq = 1',
    [file.id],
  );
  // A key of what is no case (a project, a person) is known for good, whatever its number.
  const [elsewhere, young, old] = [randomUUID(), randomUUID(), randomUUID()];
  const insert = (key: string, stream: string, days: number) =>
    verbs.rows(
      `insert into record.request values ($1, $2, 'body', $3, 2, 1, now() - make_interval(days => $4))`,
      [claim?.person, key, stream, days],
    );
  await insert(elsewhere, randomUUID(), 3 * REQUEST_TERM_DAYS);
  await insert(young, file.id, REQUEST_TERM_DAYS - 1);
  await verbs.rows(
    `insert into record.request select $1, 'many-' || n, 'body', $2, 2, 1, now() - interval '1 year' from generate_series(1, $3) n`,
    [claim?.person, file.id, MANY],
  );
  await insert(old, file.id, REQUEST_TERM_DAYS + 1);
  await verbs.rows(`update record.request set at = now() - interval '1 year' where key = any ($1)`, [
    [claim?.key, opening?.key],
  ]);

  const passes: number[] = [];
  do passes.push(await forget.execute());
  while (passes.reduce((sum, each) => sum + each, 0) < MANY + 2 && passes.length < 20);
  expect(passes.reduce((sum, each) => sum + each, 0)).toBe(MANY + 2);
  // None of them walks it all: what a chore does is bounded.
  expect(Math.max(...passes)).toBeLessThan(MANY);
  expect(await Promise.all([claim?.key ?? '', old, opening?.key ?? '', elsewhere, young].map(left))).toEqual([
    0, 0, 1, 1, 1,
  ]);
}, 120_000);

it('reads the piece and no table from end to end', async () => {
  const client = new pg.Client({ connectionString: verbs.url });
  await client.connect();
  await client.query('begin');
  await client.query('select casework.forget_requests(30, 256)');
  const { rows } = await client.query(
    'select relid::regclass::text as name from pg_stat_xact_user_tables where seq_scan > 0',
  );
  await client.end();
  expect(rows).toEqual([]);
});
