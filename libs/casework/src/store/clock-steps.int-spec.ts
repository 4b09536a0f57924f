import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Database, openDatabase } from '#platform';
import type { FreshDatabase } from '../../../../test/support/database.js';
import { preparedDatabase } from '../../../../test/support/template.js';
import { CaseworkStore, type LoadedCase } from './casework.store.js';

let fresh: FreshDatabase;
let owner: pg.Pool;
let source: DataSource;
let store: CaseworkStore;
let id: string;

const SYSTEM = { principal: 'system:time', key: null, hash: null };

beforeAll(async () => {
  fresh = await preparedDatabase();
  owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  owner.on('error', () => undefined);
  source = await openDatabase(fresh.url, { poolSize: 2, role: 'app_rt', applicationName: 'clock-steps' });
  store = new CaseworkStore(new Database(source));
}, 90_000);

afterAll(async () => {
  await source?.destroy();
  await owner?.end();
  await fresh?.drop();
});

/** A case with one item in a park nobody works in. */
beforeEach(async () => {
  id = randomUUID();
  await owner.query(`insert into record.stream values ($1, 7, '{1}', 0)`, [id]);
  await owner.query(
    `insert into casework.case_file (id, park_id, base_code, project_id, applicant_organ, guide_version, receipt_no, query_hash,
       viewers, open, submitted_at) values ($1, 7, 'nanchuan', $1, 1, 1, $2, 'q', '{1}', 1, now())`,
    [id, id],
  );
  await owner.query(
    `insert into casework.case_item values ($1, 1, 'C01', 7, 1, '{1}', 1, 1, 1, 'filed', 'unclaimed', '{}', 'organ', '{}')`,
    [id],
  );
  await stepTo('0');
});

/** The server's clock as somebody sets it: so far ahead of where it was when the test began. */
const stepTo = (ahead: string) => owner.query('update app.clock set ahead = $1', [ahead]);

async function loaded(): Promise<LoadedCase> {
  const answer = await store.load(SYSTEM, id, null);
  if (answer.word !== 'go') throw new Error(answer.word);
  return answer;
}

/** The smallest act that may be written, decided on what was loaded. */
const act = ({ now, items }: LoadedCase) =>
  store.act(SYSTEM, id, {
    now,
    roles: ['system'],
    kind: 'TIME',
    effectiveOn: '2026-06-01',
    line: '{}',
    changes: items.map(({ idx, version }) => ({
      idx,
      version,
      calendar: 1,
      itemVersion: 1,
      standing: 'filed',
      work: 'claimed',
      facts: {},
      turn: 'organ',
      awaits: [],
    })),
    touched: [1],
    alarms: [],
    alerts: [],
    notices: [],
    results: [],
    topics: [],
    tally: { ended: 0, granted: 0, refused: 0, withdrawn: 0 },
  });

const recorded = async () =>
  (
    await owner.query<{ at: Date }>(
      'select recorded_at as at from record.journal where stream_id = $1 order by seq',
      [id],
    )
  ).rows.map(({ at }) => at.getTime());

describe('when the clock of the server is set back', () => {
  it('time does not step back along a case: not what is decided on, not what is recorded', async () => {
    await stepTo('1 hour');
    await act(await loaded());
    await stepTo('0');
    const later = await loaded();
    await act(later);
    await act(await loaded());
    const [first = 0, second = 0, third = 0] = await recorded();
    expect(first).toBeGreaterThan(Date.now() + 3_500_000);
    expect([second - first, third - first]).toEqual([0, 0]);
    expect(Date.parse(later.now)).toBe(first);
    await stepTo('2 hours');
    await act(await loaded());
    expect((await recorded())[3]).toBeGreaterThan(third);
  });

  it('what was decided at a moment that has not come yet is not written, and may be asked again', async () => {
    await stepTo('1 hour');
    const early = await loaded();
    await stepTo('0');
    expect(await act(early)).toBeNull();
    expect(await recorded()).toEqual([]);
    const again = await loaded();
    expect(again.now < early.now).toBe(true);
    expect(await act(again)).toMatchObject({ word: 'done', seq: 1 });
  });
});

describe('a case that was rung for nothing', () => {
  const alarms = async () =>
    (
      await owner.query<{ row: string; due_at: Date }>(
        'select ctid::text as row, due_at from record.alarm where stream_id = $1',
        [id],
      )
    ).rows;

  it('keeps its alarms untouched where none is due, and arms them anew where one is', async () => {
    await owner.query(`insert into record.alarm values ($1, 1, 'promise', 7, now() + interval '1 day')`, [
      id,
    ]);
    const before = await alarms();
    const next = [{ idx: 1, kind: 'promise', due_at: new Date(Date.now() + 9e8).toISOString() }];
    await store.rearm({ id, seq: 0 }, [1], next);
    expect(await alarms()).toEqual(before);
    await stepTo('2 days');
    await store.rearm({ id, seq: 0 }, [1], next);
    expect((await alarms())[0]?.due_at.toISOString()).toBe(next[0]?.due_at);
  });
});
