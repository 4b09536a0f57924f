import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type OpenedDatabase, openedDatabase } from '../../../../test/support/opened-database.js';
import { CaseworkStore } from './casework.store.js';

let opened: OpenedDatabase;
let store: CaseworkStore;

const SYSTEM = { principal: 'system:time', key: null, hash: null };
const CHANGE = {
  ...{ idx: 1, version: 1, calendar: 1, itemVersion: 1, standing: 'filed', work: 'claimed', facts: {} },
  ...{ turn: 'organ', awaits: [] },
};
const ACT = {
  ...{ roles: ['system'], kind: 'TIME', effectiveOn: '2026-06-01', line: '{}', changes: [CHANGE] },
  ...{ touched: [1], alarms: [], alerts: [], notices: [], results: [], topics: [] },
  tally: { ended: 0, granted: 0, refused: 0, withdrawn: 0 },
};

/** A case with one item in a project that has one result. */
async function caseOnResult(): Promise<{ id: string; number: string; project: string }> {
  const [id, number] = [randomUUID(), randomUUID()];
  const rows = opened.rows;
  const line = '{}';
  const project = JSON.stringify({ id, name: 'p', base: 'nanchuan', facts: {}, applicantOrgan: 1, line });
  await rows(
    `select projects.open_project(identity.who('system:time'), $1::jsonb || jsonb_build_object('id', gen_random_uuid()), 7, now())`,
    [project],
  );
  const [made] = await rows<{ id: string }>(
    'select id from projects.project order by opened_at desc limit 1',
  );
  const result = { code: 'P08', number, organId: 1, inForceOn: '2026-06-01', fields: {} };
  await rows(
    `select projects.put_results(array[$1::uuid], '{}', jsonb_build_array($2::jsonb), app.legal_today())`,
    [made?.id, JSON.stringify(result)],
  );
  await rows(`insert into record.stream values ($1, 7, '{1}', 1)`, [id]);
  await rows(
    `insert into casework.case_file (id, park_id, base_code, project_id, applicant_organ, guide_version, receipt_no, query_hash,
       viewers, open, submitted_at) values ($1, 7, 'nanchuan', $2, 1, 1, $3, 'q', '{1}', 1, now())`,
    [id, made?.id, id],
  );
  await rows(
    `insert into casework.case_item values ($1, 1, 'C01', 7, 1, '{1}', 1, 1, 1, 'filed', 'unclaimed', '{}', 'organ', '{}')`,
    [id],
  );
  return { id, number, project: made?.id ?? '' };
}

beforeAll(async () => {
  opened = await openedDatabase();
  store = new CaseworkStore(opened.database);
}, 60_000);
afterAll(() => opened?.close());

it('an act that stands on a result is refused as stale where the result falls before it is written', async () => {
  const { id, number } = await caseOnResult();
  const falling = await opened.owner.connect();
  await falling.query('begin');
  await falling.query(
    `select from projects.project p where p.id = (select project_id from projects.result where number = $1)
    for no key update`,
    [number],
  );
  await falling.query(`update projects.result set state = 'revoked' where number = $1`, [number]);
  const acting = store.act(SYSTEM, id, { ...ACT, rests: [{ code: 'P08', number }] });
  // It waits for whoever fells the result, and then sees it fallen.
  expect(await Promise.race([acting, sleep(300).then(() => 'waits')])).toBe('waits');
  await falling.query('commit');
  falling.release();
  expect(await acting).toBeNull();
  expect(await opened.rows('select from record.journal where stream_id = $1', [id])).toEqual([]);
});

it('where it still counts the act is written, and one that rests on nothing waits for nobody', async () => {
  const [one, other] = [await caseOnResult(), await caseOnResult()];
  const rests = [{ code: 'P08', number: one.number }];
  expect(await store.act(SYSTEM, one.id, { ...ACT, rests })).toMatchObject({ word: 'done' });
  const holder = await opened.owner.connect();
  await holder.query('begin');
  await holder.query('select from projects.project for no key update');
  expect(await store.act(SYSTEM, other.id, { ...ACT, rests: [] })).toMatchObject({ word: 'done' });
  await holder.query('rollback');
  holder.release();
});

it('two groups that let an organ see the same projects, in another order, do not wait for one another', async () => {
  const [one, other, beside, last] = [
    await caseOnResult(),
    await caseOnResult(),
    await caseOnResult(),
    await caseOnResult(),
  ];
  const into = 'update casework.case_file set project_id = $2 where id = $1';
  await opened.rows(into, [beside.id, other.project]);
  await opened.rows(into, [last.id, one.project]);
  const shows = ({ id: caseId }: { readonly id: string }, organId: number) => ({
    ...SYSTEM,
    caseId,
    act: { ...ACT, changes: [{ ...CHANGE, organId }] },
  });
  const holder = await opened.owner.connect();
  await holder.query('begin');
  await holder.query('select from record.stream where id = $1 for no key update', [one.project]);
  const first = store.ready([shows(one, 2), shows(other, 2)])();
  await sleep(200);
  const second = store.ready([shows(beside, 3), shows(last, 3)])();
  await sleep(200);
  await holder.query('commit');
  holder.release();
  expect(await Promise.allSettled([first, second])).toMatchObject([{ value: 2 }, { value: 2 }]);
  const seen = await opened.rows<{ viewers: number[] }>(
    'select viewers from projects.project where id = any ($1)',
    [[one.project, other.project]],
  );
  expect(seen.map(({ viewers }) => [...viewers].sort())).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});
