import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { startVerbs, type Verbs } from '../../../../test/support/verbs.js';

let verbs: Verbs;
/** By function: which tables it has read from end to end. */
const scanned = new Map<string, Set<string>>();

/** Tables that stay as small as they are, however many cases there come to be. */
const SMALL = ['app.clock', 'catalogue.stamp', 'casework.template_set'];

/** Each call in a transaction of its own, as ever, and with it what it has read. PostgreSQL prefers to scan what is small: here every table is. */
async function watched(pool: pg.Pool, sql: string, params: unknown[]): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    // What the connection counted before is not of this call.
    await client.query('select pg_stat_force_next_flush()');
    await client.query('begin');
    const { rows } = await client.query(sql, params);
    const { rows: read } = await client.query<{ name: string }>(
      'select relid::regclass::text as name from pg_stat_xact_user_tables where seq_scan > 0',
    );
    const [, name = sql] = /\b([a-z_]+\.[a-z_]+)\(/.exec(sql) ?? [];
    const tables = scanned.get(name) ?? new Set();
    for (const table of read) tables.add(table.name);
    scanned.set(name, tables);
    return rows;
  } finally {
    await client.query('commit');
    client.release();
  }
}

beforeAll(async () => {
  verbs = await startVerbs();
  const { master } = verbs.database.source.driver as unknown as { master: pg.Pool };
  verbs.database.call = ((sql: string, params: unknown[] = []) =>
    watched(master, sql, params)) as typeof verbs.database.call;
}, 60_000);

afterAll(() => verbs?.stop());

describe('what is asked at every act', () => {
  it('reads no table from end to end that grows with the cases', async () => {
    const file = await verbs.open('C03', 'A10');
    const item = file.item('C03');
    await verbs.act('officer', item, { type: 'ACCEPT' });
    await verbs.act('officer', item, { type: 'CLAIM' });
    await verbs.act('officer', item, { type: 'CONCLUDE_REVIEW', opinion: 'agree' });
    await verbs.act('head', item, { type: 'GRANT' });
    await verbs.pass(30);
    await verbs.ledger.sequence(500);

    const acts = ['casework.prepare', 'casework.open', 'casework.load', 'casework.act'];
    const ways = [...acts, 'record.due_streams', 'record.next_due', 'record.sequence'];
    expect([...scanned.keys()]).toEqual(expect.arrayContaining(ways));
    const grows = (table: string) => !SMALL.includes(table);
    expect(ways.map((way) => [way, [...(scanned.get(way) ?? [])].filter(grows)])).toEqual(
      ways.map((way) => [way, []]),
    );
  });
});
