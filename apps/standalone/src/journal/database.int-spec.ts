import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Database, openDatabase } from '#platform';
import type { FreshDatabase } from '../../../../test/support/database.js';
import { preparedDatabase } from '../../../../test/support/template.js';
import { verifyDatabase } from './reading.js';

let fresh: FreshDatabase;
let source: DataSource;
let owner: Database;
const [FIRST, SECOND] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  fresh = await preparedDatabase();
  // One connection: a superuser who forges sets his session so that no trigger fires.
  source = await openDatabase(fresh.url, { poolSize: 1, applicationName: 'spec' });
  owner = new Database(source);
  // The demonstration has a history of its own.
  for (const sql of [
    'set session_replication_role = replica',
    'truncate record.ledger, record.outbox, record.journal',
    'delete from record.stream',
  ])
    await owner.call(sql);
  for (const id of [FIRST, SECOND])
    await owner.call(
      `with s as (insert into record.stream values ($1, 1, '{1,2}', 3)),
        j as (insert into record.journal select $1, n, now(), current_date, $1, 1, 'ACCEPT', 1, '{1,2}', '{"n":' || n || '}', null, null
          from generate_series(1, 3) n)
       insert into record.outbox (stream_id, seq, topics) select $1, n, '{case.changed}' from generate_series(1, 3) n order by n`,
      [id],
    );
  await owner.call('select record.sequence(100)');
}, 90_000);

afterAll(async () => {
  await source?.destroy();
  await fresh?.drop();
});

/** The verdict after the forgery, and the same record again. */
async function forged(...forgery: string[]) {
  await owner.call('begin');
  try {
    for (const sql of forgery) await owner.call(sql);
    return await verifyDatabase(owner, []);
  } finally {
    await owner.call('rollback');
  }
}

const where = `stream_id = '${FIRST}' and seq = 2`;
const at = { pos: 2, streamId: FIRST, seq: 2 };

describe('a journal in its database', () => {
  it('is right as the engine wrote it, and while something waits to be chained', async () => {
    expect(await verifyDatabase(owner, [])).toMatchObject({ entries: 6, lines: 6 });
    const waiting = `insert into record.journal select stream_id, 4, recorded_at, effective_on, person_id, organ_id, kind, park_id,
      viewers, line, null, null from record.journal where ${where}`;
    const told = `insert into record.outbox (stream_id, seq, topics) values ('${FIRST}', 4, '{case.changed}')`;
    const counted = `update record.stream set seq = 4 where id = '${FIRST}'`;
    expect(await forged(waiting, told, counted)).toMatchObject({ entries: 6 });
    expect(await forged(waiting, counted)).toEqual({ fault: 'unchained', streamId: FIRST, seq: 4 });
    expect(await forged(waiting, told)).toEqual({ fault: 'uncounted', streamId: FIRST, seq: 4 });
  });

  it.each([
    `line = replace(line, '2', '3')`,
    `recorded_at = recorded_at + interval '1 microsecond'`,
    'effective_on = effective_on - 1',
    'person_id = gen_random_uuid()',
    'organ_id = 2',
    `kind = 'REFUSE'`,
    'park_id = 2',
    `viewers = '{1}'`,
  ])('names the line that was altered: %s', async (set) => {
    expect(await forged(`update record.journal set ${set} where ${where}`)).toEqual({
      fault: 'altered',
      ...at,
    });
  });

  it.each([
    `topic = 'case.submitted'`,
    `laid_at = laid_at - interval '1 microsecond'`,
    `link = sha256(link)`,
  ])('names the entry that was altered: %s', async (set) => {
    expect(await forged(`update record.ledger set ${set} where ${where}`)).toEqual({
      fault: 'altered',
      ...at,
    });
  });

  it('names what was taken out, moved, or cut off', async () => {
    expect(await forged(`delete from record.journal where ${where}`)).toEqual({ fault: 'missing', ...at });
    expect(await forged(`delete from record.ledger where ${where}`)).toEqual({ fault: 'missing', pos: 2 });
    expect(
      await forged(
        `update record.journal set seq = 99 where ${where}`,
        `update record.journal set seq = 2 where stream_id = '${FIRST}' and seq = 3`,
        `update record.journal set seq = 3 where stream_id = '${FIRST}' and seq = 99`,
      ),
    ).toEqual({ fault: 'altered', ...at });
    // The tail with its entries: its stream still counts it, unless that is set back as well; then only a head knows.
    const tail = `stream_id = '${SECOND}' and seq = 3`;
    const cut = [`delete from record.journal where ${tail}`, `delete from record.ledger where ${tail}`];
    expect(await forged(...cut)).toEqual({ fault: 'uncounted', streamId: SECOND, seq: 3 });
    const head = {
      format: 'journal-head/1',
      pos: 6,
      link: '00',
      at: '',
      lines: 6,
      key: '',
      signature: '',
    } as const;
    await owner.call('begin');
    for (const sql of [...cut, `update record.stream set seq = 2 where id = '${SECOND}'`])
      await owner.call(sql);
    expect(await verifyDatabase(owner, [])).toMatchObject({ entries: 5 });
    expect(await verifyDatabase(owner, [head])).toEqual({ fault: 'truncated', head: 6, pos: 6 });
    await owner.call('rollback');
  });
});
