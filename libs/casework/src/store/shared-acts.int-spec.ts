import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type OpenedDatabase, openedDatabase } from '../../../../test/support/opened-database.js';
import { CaseworkStore } from './casework.store.js';

let opened: OpenedDatabase;
let store: CaseworkStore;

const SYSTEM = { principal: 'system:time', key: null, hash: null };
const act = (version: number, says = {}) => ({
  ...{ roles: ['system'], kind: 'TIME', effectiveOn: '2026-06-01', line: '{}' },
  changes: [
    {
      ...{ idx: 1, version, calendar: 1, itemVersion: 1, standing: 'filed', work: 'claimed', facts: {} },
      ...{ turn: 'organ', awaits: [] },
    },
  ],
  ...{ touched: [1], alarms: [], alerts: [], notices: [], results: [], topics: [] },
  tally: { ended: 0, granted: 0, refused: 0, withdrawn: 0 },
  ...says,
});

/** Cases with one item each, in a park nobody works in. */
async function plainCases(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await opened.rows(
    `with c as (select id::uuid, n from unnest($1::text[]) with ordinality x(id, n)),
      s as (insert into record.stream select id, 7, '{1}', 1 from c),
      f as (insert into casework.case_file (id, park_id, base_code, project_id, applicant_organ, guide_version, receipt_no, query_hash,
        viewers, open, submitted_at) select id, 7, 'nanchuan', id, 1, 1, id::text, 'q', '{1}', 1, now() from c)
      insert into casework.case_item select id, 1, 'C01', 7, 1, '{1}', 1, 1, 1, 'filed', 'unclaimed', '{}', 'organ', '{}' from c`,
    [ids],
  );
  return ids;
}

const linesOf = async (ids: readonly string[]): Promise<string[]> =>
  (
    await opened.rows<{ id: string }>(
      'select stream_id as id from record.journal where stream_id = any ($1)',
      [ids],
    )
  ).map(({ id }) => id);

/** In how many transactions these lines were written; the server counts those of other databases, too. */
const commitsOf = async (ids: readonly string[]): Promise<number> => {
  const sql = 'select count(distinct xmin::text)::int as n from record.journal where stream_id = any ($1)';
  return (await opened.rows<{ n: number }>(sql, [ids]))[0]?.n ?? 0;
};

beforeAll(async () => {
  opened = await openedDatabase('shared-acts');
  store = new CaseworkStore(opened.database);
}, 90_000);

afterAll(async () => {
  await opened?.close();
});

it('acts of different cases that wait at the same moment share a commit, each with its own line', async () => {
  const ids = await plainCases(20);
  const done = await Promise.all(ids.map((id) => store.act(SYSTEM, id, act(1))));
  expect(done.map((each) => each?.word)).toEqual(ids.map(() => 'done'));
  expect((await linesOf(ids)).sort()).toEqual([...ids].sort());
  expect(await commitsOf(ids)).toBeLessThan(10);
});

it('of twenty, the one that comes too late and the one that cannot be written fail alone', async () => {
  const ids = await plainCases(20);
  const [late = '', broken = '', nobody = ''] = ids.slice(-3);
  const outcome = (id: string) => {
    if (id === late) return store.act(SYSTEM, id, act(7));
    if (id === broken) return store.act(SYSTEM, id, act(1, { effectiveOn: 'never' }));
    return store.act({ ...SYSTEM, ...(id === nobody && { principal: 'token:none' }) }, id, act(1));
  };
  const ended = await Promise.allSettled(ids.map(outcome));
  const words = ended.map((end) => (end.status === 'fulfilled' ? (end.value?.word ?? 'stale') : 'error'));
  expect(words).toEqual([...ids.slice(0, -3).map(() => 'done'), 'stale', 'error', 'nobody']);
  expect((await linesOf(ids)).sort()).toEqual(ids.slice(0, -3).sort());
});

it('a case that somebody holds locked makes no other wait, and acts on one case follow one another', async () => {
  const ids = await plainCases(12);
  const [locked = '', twice = ''] = ids;
  const holder = await opened.owner.connect();
  await holder.query('begin');
  await holder.query('select from record.stream where id = $1 for no key update', [locked]);
  const ended: string[] = [];
  const send = (id: string, version: number) =>
    store.act(SYSTEM, id, act(version)).then((acted) => {
      ended.push(`${id} ${acted?.word ?? 'stale'}`);
    });
  const waiting = [...ids.map((id) => send(id, 1)), send(twice, 2)];
  await Promise.all(waiting.slice(1));
  expect(ended).toHaveLength(12);
  expect(ended).not.toContain(`${locked} done`);
  await holder.query('commit');
  holder.release();
  await Promise.all(waiting);
  expect(ended.at(-1)).toBe(`${locked} done`);
  expect(ended.filter((each) => each === `${twice} done`)).toHaveLength(2);
});
