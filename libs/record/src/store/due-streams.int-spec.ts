import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Database, openDatabase } from '#platform';
import type { FreshDatabase } from '../../../../test/support/database.js';
import { preparedDatabase } from '../../../../test/support/template.js';
import { Alarms } from './alarms.js';

let fresh: FreshDatabase;
let owner: pg.Pool;
let source: DataSource;
let alarms: Alarms;

beforeAll(async () => {
  fresh = await preparedDatabase();
  owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  owner.on('error', () => undefined);
  source = await openDatabase(fresh.url, { poolSize: 2, role: 'app_rt', applicationName: 'spec' });
  alarms = new Alarms(new Database(source));
}, 90_000);

afterAll(async () => {
  await source?.destroy();
  await owner?.end();
  await fresh?.drop();
});

beforeEach(() => owner.query('truncate record.alarm'));

const idsDue = async (batch: number, except: string[] = []) =>
  (await alarms.dueStreams(batch, except)).map(({ streamId }) => streamId);

/** So many streams of the park with one alarm each, due that many minutes ago (negative: still to come); their ids. */
async function due(park: number, streams: number, minutesAgo: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into record.alarm (stream_id, idx, kind, park_id, due_at)
      select gen_random_uuid(), 1, 'promise', $1, date_trunc('minute', now()) - make_interval(mins => $3)
        from generate_series(1, $2) returning stream_id as id`,
    [park, streams, minutesAgo],
  );
  return rows.map(({ id }) => id);
}

describe('what is due', () => {
  it('comes park by park in turn: 19,000 of one park keep no other waiting, not even those due before them', async () => {
    await due(1, 19_000, 60);
    const few = await due(2, 1000, 5);
    const fewer = await due(3, 3, 5);
    await due(2, 10, -5);
    await owner.query('analyze record.alarm');
    const first = await idsDue(64);
    expect(new Set(first).size).toBe(64);
    expect(first.filter((id) => few.includes(id)).length).toBeGreaterThanOrEqual(30);
    expect(first.filter((id) => fewer.includes(id))).toHaveLength(3);
    expect(first.slice(0, 3).filter((id) => !few.includes(id) && !fewer.includes(id))).toHaveLength(1);
  });

  it('comes oldest first within a park, each stream once, the rest as long as there is any', async () => {
    const young = await due(1, 3, 1);
    const old = await due(1, 3, 2);
    const [stream = ''] = old;
    await owner.query(
      `insert into record.alarm (stream_id, idx, kind, park_id, due_at) select $1, n, 'statute', 1, now() - interval '1 day'
        from generate_series(1, 30) n`,
      [stream],
    );
    const found = await idsDue(100);
    expect(found[0]).toBe(stream);
    expect(new Set(found.slice(0, 3))).toEqual(new Set(old));
    expect(new Set(found)).toEqual(new Set([...old, ...young]));
    expect(found).toHaveLength(6);
  });

  it('tells all items in which something is due, also of the stream at which the looking stops', async () => {
    const streams = await due(1, 3, 1);
    await owner.query(
      `insert into record.alarm (stream_id, idx, kind, park_id, due_at, parked_reason)
        select id, n, kind, 1, now() - interval '1 minute' * (case when n < 9 then 1 else -1 end), case when n = 4 then 'poisoned' end
          from unnest($1::uuid[]) id, generate_series(0, 9) n, unnest(array['statute', 'cap']) kind`,
      [streams],
    );
    const found = await alarms.dueStreams(3);
    expect(found.map(({ due }) => due)).toEqual(found.map(() => [0, 1, 2, 3, 5, 6, 7, 8]));
    expect(found.map(({ parked }) => parked)).toEqual(found.map(() => [4]));
  });

  it('leaves out parked ones and those that somebody is ringing already', async () => {
    const [parked = '', busy = '', other = ''] = await due(1, 3, 1);
    await owner.query(`update record.alarm set parked_reason = 'poisoned' where stream_id = $1`, [parked]);
    expect(await idsDue(10, [busy, randomUUID()])).toEqual([other]);
    await owner.query('truncate record.alarm');
    expect(await alarms.dueStreams(10)).toEqual([]);
  });
});

describe('what comes due', () => {
  it('comes park by park in turn, with its first instant and the items due at it; not what is due, parked, or far', async () => {
    const big = await due(1, 200, -2);
    const [small = '', later = '', parked = '', late = ''] = [
      ...(await due(2, 3, -2)),
      ...(await due(2, 1, 1)),
    ];
    await due(2, 5, -30);
    await owner.query(
      `insert into record.alarm (stream_id, idx, kind, park_id, due_at, parked_reason) values
        ($1, 2, 'cap', 2, date_trunc('minute', now()) + interval '2 minutes', null), ($1, 3, 'cap', 2, date_trunc('minute', now()) + interval '3 minutes', null),
        ($2, 2, 'cap', 2, date_trunc('minute', now()) + interval '1 minute', null), ($3, 2, 'cap', 2, now() + interval '1 day', 'poisoned'),
        ($4, 2, 'cap', 2, now() + interval '2 minutes', null)`,
      [small, later, parked, late],
    );
    const found = await alarms.comingStreams(10 * 60_000, 100);
    expect(found).toHaveLength(100);
    const first = new Map(found.slice(0, 4).map((stream) => [stream.streamId, stream]));
    expect(first.get(small)?.due).toEqual([1, 2]);
    expect(first.get(later)?.due).toEqual([2]);
    expect(found.filter(({ streamId }) => big.includes(streamId))).toHaveLength(98);
    for (const { at, inMs } of found) {
      expect(Math.abs(Date.parse(at) - Date.now() - inMs)).toBeLessThan(5000);
      expect(inMs).toBeGreaterThan(0);
    }
  });
});
