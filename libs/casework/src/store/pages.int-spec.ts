import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { copyCase } from '../../../../test/support/copies.js';
import { startVerbs, type Verbs } from '../../../../test/support/verbs.js';
import { CaseworkQueries, type QueuePlace, type QueueRow } from './casework.queries.js';
import { type HandoutPlace, HandoutQueries, type HandoutRow } from './handout.queries.js';

const COPIES = 600;
const LIMIT = 50;

let verbs: Verbs;
/** A case with an item in the queue. */
let open: string;
/** Rows of items that the last page read. */
let read = 0;

const READ = `select seq_tup_read + idx_tup_fetch as n from pg_stat_xact_user_tables where relid = 'casework.case_item'::regclass`;

beforeAll(async () => {
  verbs = await startVerbs();
  const { master } = verbs.database.source.driver as unknown as { master: pg.Pool };
  verbs.database.readAs = async <T>(token: string | null, sql: string, params: unknown[] = []) => {
    const client = await master.connect();
    try {
      // What the connection counted before is not of this page.
      await client.query('select pg_stat_force_next_flush()');
      await client.query('begin read only');
      await client.query('select identity.enter($1)', [token]);
      const { rows } = await client.query(sql, params);
      read = Number((await client.query<{ n: string }>(READ)).rows[0]?.n);
      return rows as T[];
    } finally {
      await client.query('commit');
      client.release();
    }
  };
  const file = await verbs.open('C03', 'C09');
  for (const code of ['C03', 'C09']) {
    const item = file.item(code);
    await verbs.act('officer', item, { type: 'ACCEPT' });
    await verbs.act('officer', item, { type: 'CLAIM' });
    await verbs.act('officer', item, { type: 'CONCLUDE_REVIEW', opinion: 'agree' });
    await verbs.act('head', item, { type: 'GRANT' });
  }
  await copyCase({ rows: verbs.rows }, file.id, COPIES);
  const filed = await verbs.open('C03');
  open = filed.id;
  await copyCase({ rows: verbs.rows }, open, COPIES);
  // A month of last days; of every fifth case the second item is due before the first, and of every seventh nothing is due on a day.
  await verbs.rows(`with said as (select id, row_number() over (order by id)::int as n from casework.case_file)
    update casework.case_item i set
        deliver_by = case when s.n % 7 > 0 then current_date + s.n % 30 + case when s.n % 5 = 0 then 3 - i.idx else i.idx end end,
        due_on = case when s.n % 7 > 0 then current_date + s.n % 30 end, ahead = s.n % 11 = 0
      from said s where s.id = i.case_id`);
  await verbs.rows('analyze casework.case_item');
}, 120_000);
afterAll(() => verbs?.stop());

interface Place {
  readonly dueOn: string;
  readonly caseId: string;
}

/** Page by page to the end: every line, and the most that one page read. */
async function walked<
  Row extends { readonly dueOn: string | null; readonly caseId: string },
  At extends Place,
>(
  page: (after: At | null) => Promise<Row[]>,
  placeOf: (row: Row) => At,
): Promise<{ readonly lines: At[]; readonly most: number }> {
  const lines: At[] = [];
  let most = 0;
  for (let after: At | null = null; ; ) {
    const rows = await page(after);
    most = Math.max(most, read);
    lines.push(...rows.map(placeOf));
    after = lines.at(-1) ?? null;
    if (rows.length < LIMIT) return { lines, most };
  }
}

it('a page of what is to be handed out reads its own cases, not all that waits, and every case stands on one page', async () => {
  const { principal } = verbs.as('clerk');
  const { lines, most } = await walked<HandoutRow, HandoutPlace>(
    (after) => new HandoutQueries(verbs.database).waiting(principal, { after, limit: LIMIT }),
    ({ caseId, dueOn }) => ({ caseId, dueOn: dueOn ?? 'infinity' }),
  );
  const wanted = await verbs.rows(
    `select case_id as "caseId", min(coalesce(deliver_by, 'infinity'))::text as "dueOn" from casework.case_item
      where standing in ('granted', 'refused', 'recorded') group by case_id order by min(coalesce(deliver_by, 'infinity')), case_id`,
  );
  expect(wanted.length).toBeGreaterThan(COPIES);
  expect(new Set(lines.map(({ dueOn }) => dueOn)).size).toBeGreaterThan(25);
  expect(lines).toEqual(wanted);
  // Of each case two items, and more than one table: an older server reads some of its own lines once more.
  expect(most).toBeLessThan(COPIES);
});

it('a page of the queue reads its own lines, not those before it', async () => {
  const { principal } = verbs.as('clerk');
  const { lines, most } = await walked<QueueRow, QueuePlace>(
    (after) => new CaseworkQueries(verbs.database).queue(principal, { after, limit: LIMIT }),
    ({ caseId, dueOn, n, ahead }) => ({ caseId, dueOn: dueOn ?? 'infinity', n, ahead }),
  );
  const wanted = await verbs.rows(
    `select case_id as "caseId", coalesce(due_on, 'infinity')::text as "dueOn", idx as n, ahead from casework.case_item
      where standing in ('filed', 'correcting', 'accepted') and park_id = (select park_id from casework.case_item where case_id = $1 limit 1)
      order by coalesce(due_on, 'infinity'), not ahead, case_id, idx`,
    [open],
  );
  expect(wanted.length).toBeGreaterThan(COPIES);
  expect(lines).toEqual(wanted);
  // Of each case two items, and more than one table: an older server reads some of its own lines once more.
  expect(most).toBeLessThan(COPIES);
});
