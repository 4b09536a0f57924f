import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pino from 'pino';
import { Published } from '#catalogue';
import { People } from '#identity';
import { sound } from '../../../test/support/opened-database.js';
import { startVerbs, type Verbs } from '../../../test/support/verbs.js';
import { ActOnCase } from './act-on-case.js';
import { ActOnItem } from './act-on-item.js';
import { CarryOutHandOvers } from './carry-out-hand-overs.js';
import { Loading } from './loading.js';
import { OrderHandOver } from './order-hand-over.js';
import { CaseworkStore } from './store/casework.store.js';
import { HandOverStore } from './store/hand-over.store.js';

/** Copies of one claimed item, beside it. Ten thousand were tried once (docs/decisions/0030). */
const COPIES = 24;
const CODE = 'C09';

let verbs: Verbs;
let organ: string;
let store: HandOverStore;
let casework: CaseworkStore;
let onCase: ActOnCase;
let act: ActOnItem;
let ordering: OrderHandOver;

beforeAll(async () => {
  verbs = await startVerbs();
  const file = await verbs.open(CODE);
  const item = file.item(CODE);
  organ = item.organ;
  await verbs.act('officer', item, { type: 'CLAIM' });
  await verbs.rows(
    `with c as (select gen_random_uuid() as id, n from generate_series(1, $2) n),
       s as (insert into record.stream select c.id, s.park_id, s.viewers, s.seq from c, record.stream s where s.id = $1),
       f as (insert into casework.case_file (id, park_id, base_code, project_id, applicant_organ, guide_version, receipt_no, query_hash, viewers, open,
             joint, submitted_at)
         select c.id, f.park_id, f.base_code, f.project_id, f.applicant_organ, f.guide_version, 'copy-' || c.n, f.query_hash, f.viewers, f.open, f.joint,
             f.submitted_at from c, casework.case_file f where f.id = $1)
     insert into casework.case_item select c.id, i.idx, i.code, i.park_id, i.organ_id, i.viewers, i.item_version, i.machine_version, i.calendar,
         i.standing, i.work, i.facts, i.turn, i.awaits, i.due_on, i.warn_on, i.version from c, casework.case_item i where i.case_id = $1`,
    [file.id, COPIES],
  );
  const { database } = verbs;
  store = new HandOverStore(database);
  casework = new CaseworkStore(database);
  onCase = new ActOnCase(casework, new Loading(new Published(database), pino({ level: 'silent' })));
  act = new ActOnItem(onCase, casework);
  ordering = new OrderHandOver(new People(database), store);
}, 90_000);
afterAll(() => verbs?.stop(), 30_000);

const asHead = () => ({ principal: `token:head.${organ}`, key: randomUUID(), hash: 'body' });
const order = async (from: string, to?: string) =>
  sound(await ordering.execute(asHead(), { from: `${from}.${organ}`, ...(to && { to: `${to}.${organ}` }) }))
    .id;
const counts = (id: string) =>
  verbs.rows<{ state: string; code: string | null; n: number }>(
    `select state, code, count(*)::int as n from casework.hand_over_row where hand_over_id = $1 group by 1, 2 order by 1, 2`,
    [id],
  );
const lines = async () =>
  (
    await verbs.rows<{ n: number; cases: number }>(
      `select count(*)::int as n, count(distinct stream_id)::int as cases from record.journal where kind = 'HAND_OVER'`,
    )
  )[0];

/** As if the process ended between the last of so many acts and the note of it: nothing is noted any more, nor done. */
function killedAfter(acts: number): CarryOutHandOvers {
  let left = acts;
  class Dying extends HandOverStore {
    override async done(id: string, n: number, code: string | null): Promise<void> {
      left -= 1;
      if (left <= 0) throw new Error('killed');
      await super.done(id, n, code);
    }
  }
  class Dead extends ActOnItem {
    override async execute(...asked: Parameters<ActOnItem['execute']>) {
      if (left <= 0) throw new Error('killed');
      return super.execute(...asked);
    }
  }
  return new CarryOutHandOvers(new Dying(verbs.database), new Dead(onCase, casework));
}

it('goes on where it was killed, and does nothing twice: one line a task', async () => {
  const id = await order('officer', 'reviewer');
  await expect(killedAfter(7).execute()).rejects.toThrow('killed');
  expect([await counts(id), await lines()]).toEqual([
    [
      { state: 'moved', code: null, n: 6 },
      { state: 'waiting', code: null, n: COPIES + 1 - 6 },
    ],
    { n: 7, cases: 7 },
  ]);
  const began = Date.now();
  // Two workers at once.
  await Promise.all([1, 2].map(() => new CarryOutHandOvers(store, act).execute()));
  if (COPIES > 100) process.stdout.write(`${COPIES + 1} rows in ${Date.now() - began} ms\n`);
  expect([await counts(id), await lines()]).toEqual([
    [{ state: 'moved', code: null, n: COPIES + 1 }],
    { n: COPIES + 1, cases: COPIES + 1 },
  ]);
  expect(await verbs.rows('select id from casework.hand_over where ended_at is null')).toEqual([]);
  expect(await verbs.rows('select id from identity.errand')).toEqual([]);
});

it('leaves a row waiting whose item cannot be read, and goes on with the others', async () => {
  const id = await order('reviewer', 'officer');
  const [first] = await store.waiting(null, 1);
  if (!first) throw new Error('nothing waits');
  const versions = (version: string) =>
    verbs.rows(`update casework.case_item set item_version = ${version} where case_id = $1 and idx = $2`, [
      first.caseId,
      first.idx,
    ]);
  await versions('item_version + 100000');
  await expect(new CarryOutHandOvers(store, act).execute()).rejects.toThrow();
  expect(await counts(id)).toEqual([
    { state: 'moved', code: null, n: COPIES },
    { state: 'waiting', code: null, n: 1 },
  ]);
  await versions('item_version - 100000');
  await new CarryOutHandOvers(store, act).execute();
  expect(await counts(id)).toEqual([{ state: 'moved', code: null, n: COPIES + 1 }]);
  await order('officer', 'reviewer');
  await new CarryOutHandOvers(store, act).execute();
});

it('refuses what is no longer theirs, and all the rest once the head has lost the right', async () => {
  const id = await order('reviewer', 'officer');
  const [first] = await store.waiting(null, 1);
  if (!first) throw new Error('nothing waits');
  await verbs.rows(
    `update casework.case_item set facts = jsonb_set(facts, '{claimedBy}', to_jsonb($3::text)) where case_id = $1 and idx = $2`,
    [first.caseId, first.idx, randomUUID()],
  );
  await expect(killedAfter(4).execute()).rejects.toThrow('killed');
  await verbs.rows(
    `update identity.membership set roles = '{}' where person_id = (
    select id from identity.person where sign_in = $1)`,
    [`head.${organ}`],
  );
  await new CarryOutHandOvers(store, act).execute();
  const states = await counts(id);
  expect(states.map(({ state, code }) => [state, code])).toEqual([
    ['moved', null],
    ['refused', 'ABSENT'],
    ['refused', 'NOT_THEIR_TASK'],
  ]);
  expect(states.reduce((all, { n }) => all + n, 0)).toBe(COPIES + 1);
});
