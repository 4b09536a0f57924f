import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { Published } from '#catalogue';
import { isRejection, type LocalDate, type Rejection } from '#kernel';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import type { Database } from '#platform';
import { type OpenedDatabase, openedDatabase } from '../../../../test/support/opened-database.js';
import { readOffers } from '../../../../test/support/read-offers.js';
import { replayCase } from '../../../../test/support/replayed-case.js';
import { ActOnCase, type Done } from '../act-on-case.js';
import { ActOnItem, type Wish } from '../act-on-item.js';
import { Loading } from '../loading.js';
import { ReadCase } from '../read-case.js';
import { SubmitCase } from '../submit-case.js';
import { WithdrawCase } from '../withdraw-case.js';
import { CaseworkQueries } from './casework.queries.js';
import { type Asking, CaseworkStore } from './casework.store.js';

const CASES = 150;
const GUIDE = 'plant-parallel';
/** Chances per act. */
const SAME_KEY_TWICE = 0.1;
const ANOTHER_KEY = 0.1;
const STRANGER = 0.01;
const REFUSED = 0.1;
const WITHDRAWN_CASES = 50;

let opened: OpenedDatabase;
let database: Database;
let items: ActOnItem;
let submit: SubmitCase;
let withdraw: WithdrawCase;
let read: ReadCase;
let published: Published;

const rows = <T extends object>(sql: string, params: unknown[] = []) => opened.rows<T>(sql, params);
const as = (signIn: string, key: string | null = randomUUID()): Asking => ({
  principal: `token:${signIn}`,
  key,
  hash: 'body',
});

beforeAll(async () => {
  opened = await openedDatabase('spine');
  database = opened.database;
  published = new Published(database);
  const store = new CaseworkStore(database);
  const loading = new Loading(published, pino({ level: 'silent' }));
  const act = new ActOnCase(store, loading);
  items = new ActOnItem(act, store);
  submit = new SubmitCase(store, published, readOffers(published));
  withdraw = new WithdrawCase(act);
  read = new ReadCase(new CaseworkQueries(database), loading);
  await spreadOverTwelveOrgans();
}, 90_000);

afterAll(async () => {
  await opened?.close();
});

/** The seeds let one organ decide two of the twelve items: here each has an organ of its own. */
async function spreadOverTwelveOrgans(): Promise<void> {
  await rows(
    `with a as (select d.item_code, d.organ_id, row_number() over (partition by d.organ_id order by d.item_code) as nth
        from catalogue.statutory s cross join catalogue.deciding(s.item_code, s.base_code, app.legal_today()) d
       where s.base_code = 'nanchuan' and s.item_code = any (
          select i->>'code' from catalogue.publication p, jsonb_array_elements(p.content->'items') i where p.kind = 'guide' and p.code = $1)),
      twice as (select item_code, row_number() over (order by item_code) as nth from a where nth > 1),
      free as (select m.organ_id, row_number() over (order by m.organ_id) as nth from identity.person p
        join identity.membership m on m.person_id = p.id
        where p.sign_in like 'officer.%' and m.organ_id not in (select organ_id from a))
     update catalogue.authority u set organ_id = free.organ_id, in_name_of = free.organ_id from twice join free using (nth)
      where u.item_code = twice.item_code and u.base_code = 'nanchuan'`,
    [GUIDE],
  );
}

/** One item on the desk of its department, with what is still to be done to it. */
interface Task {
  readonly caseId: string;
  readonly idx: number;
  readonly code: string;
  readonly organ: string;
  readonly wishes: Wish[];
}

/** Items of the guide with three signatures in the chain. */
const THREE = ['A01', 'A04', 'A10', 'C04', 'C07'];
const dice = () => Math.random();
const earlier = (from: string): Wish => ({
  type: 'PRIOR_RESULT',
  from,
  result: { number: `${from}-1`, organId: 0, inForceOn: '2026-06-01' as LocalDate, fields: {} },
  evidence: '省平台查询件',
});

/** What the department does to the item, in its order. */
function wishesOf(code: string): Wish[] {
  const refused = code !== 'C03' && code !== 'C07' && dice() < REFUSED;
  return [
    { type: 'ACCEPT' },
    { type: 'CLAIM' },
    ...(code === 'C07' ? [earlier('P08'), earlier('C02')] : []),
    {
      type: 'CONCLUDE_REVIEW',
      opinion: refused ? 'disagree' : 'agree',
      draft: refused ? { reasons: ['K1'] } : {},
    },
    ...(THREE.includes(code) ? [{ type: 'SIGN' } as const] : []),
    refused ? { type: 'REFUSE', reasons: ['K1'] } : { type: 'GRANT', number: `${code}-${randomUUID()}` },
  ];
}

async function openCases(): Promise<string[]> {
  const [guide] = await rows<{ content: GuideDefinition }>(
    `select content from catalogue.publication where kind = 'guide' and code = $1`,
    [GUIDE],
  );
  const definitions = await rows<{ content: ItemDefinition }>(
    `select content from catalogue.publication where kind = 'item' and code = any ($1)`,
    [guide?.content.items.map(({ code }) => code)],
  );
  const application = definitions.map(({ content: { code, materials } }) => ({
    code,
    handedIn: materials
      .filter(({ shared, producedBy }) => !shared && producedBy.length === 0)
      .map(({ id }) => id),
  }));
  expect(application).toHaveLength(12);
  const ids: string[] = [];
  const one = async (at: number): Promise<void> => {
    const asking = as('applicant');
    const body = {
      guide: GUIDE,
      declared: true,
      items: application,
      project: { name: `p${at}`, base: 'nanchuan', facts: {} },
    };
    const twice =
      at % 10 === 0
        ? [submit.execute(asking, body), submit.execute(asking, body)]
        : [submit.execute(asking, body)];
    const [first, second = first] = (await Promise.all(twice)) as Done[];
    if (!first || isRejection(first)) throw new Error(`not submitted: ${JSON.stringify(first)}`);
    expect(second?.caseId).toBe(first.caseId);
    ids.push(first.caseId);
  };
  await hands(
    10,
    Array.from({ length: CASES }, (_, at) => () => one(at)),
  );
  return ids;
}

async function hands(count: number, tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = tasks.values();
  const hand = async () => {
    for (const task of waiting) await task();
  };
  await Promise.all(Array.from({ length: count }, hand));
}

const refusals = new Map<string, number>();
let freshActs = 0;
let replays = 0;

/** One click, or two at once with one key, or two at once with two. What comes back: done, and why not. */
async function click(
  signIn: string,
  { caseId, idx }: Task,
  wish: Wish,
): Promise<{ done: boolean; code?: string }> {
  const chance = dice();
  const asking = as(signIn);
  const askings = [asking];
  if (chance < SAME_KEY_TWICE) askings.push(asking);
  else if (chance < SAME_KEY_TWICE + ANOTHER_KEY) askings.push(as(signIn));
  const answers = await Promise.all(askings.map((asking) => items.execute(asking, { caseId, idx }, wish)));
  const done = answers.filter((answer): answer is Done => !isRejection(answer));
  const first = done.filter(({ replayed }) => !replayed);
  if (first.length > 1) throw new Error(`${wish.type} of ${caseId}/${idx} was done ${first.length} times`);
  if (new Set(done.map(({ seq }) => seq)).size > 1) throw new Error('a replay shows another act');
  freshActs += first.length;
  replays += done.length - first.length;
  for (const { code } of answers.filter(isRejection)) refusals.set(code, (refusals.get(code) ?? 0) + 1);
  const code = answers.find(isRejection)?.code;
  return { done: done.length > 0, ...(code && { code }) };
}

/** People who have no business with the item try the same act. */
async function strangersTry(
  { caseId, idx, organ }: Task,
  wish: Wish,
  others: readonly string[],
): Promise<void> {
  const other = others.find((handle) => handle !== organ) ?? '';
  const answers = await Promise.all(
    ['applicant2', 'clerk.qaidam', `officer.${other}`, `head.${other}`, 'nobody'].map((who) =>
      items.execute(as(who), { caseId, idx }, wish),
    ),
  );
  const codes = (answers as Rejection[]).map(({ code }) => code);
  expect(codes).toEqual(['ABSENT', 'ABSENT', 'FORBIDDEN', 'FORBIDDEN', 'UNAUTHENTICATED']);
  expect(await read.execute('token:applicant2', caseId)).toBeNull();
}

/** A department's desk: officer and head take whatever they can do next, in random order, until nothing is left. */
async function desk(tasks: Task[], others: readonly string[]): Promise<void> {
  while (tasks.length > 0) {
    const at = Math.floor(dice() * tasks.length);
    const task = tasks[at] as Task;
    const ended = await next(task, others);
    if (ended || task.wishes.length === 0) tasks.splice(at, 1);
  }
}

/** The next thing to do to the item; true where the item has ended under the department's hands. */
async function next(task: Task, others: readonly string[]): Promise<boolean> {
  const wish = task.wishes[0] as Wish;
  if (dice() < STRANGER) await strangersTry(task, wish, others);
  const signs = wish.type === 'SIGN' ? 'reviewer' : 'officer';
  const who = wish.type === 'GRANT' || wish.type === 'REFUSE' ? 'head' : signs;
  const { done, code } = await click(`${who}.${task.organ}`, task, wish);
  if (done) task.wishes.shift();
  else if (code === 'TIE_DELAYS_DECISION') await sleep(1);
  else if (code !== 'WRONG_STATE') throw new Error(`${wish.type} of ${task.code}: ${code}`);
  return !done && code === 'WRONG_STATE';
}

/** The applicant gives the whole case up, at the version seen, asking again while departments are quicker. */
async function giveUp(caseId: string): Promise<void> {
  await sleep(dice() * 8000);
  for (;;) {
    const [stream] = await rows<{ seq: number }>('select seq from record.stream where id = $1', [caseId]);
    const done = await withdraw.execute(as('applicant'), { caseId, ifSeq: stream?.seq ?? 0 });
    if (!isRejection(done) || done.code === 'CASE_CONCLUDED') return;
    if (done.code !== 'STALE' && done.code !== 'CONTENDED') throw new Error(done.code);
  }
}

describe('the spine', () => {
  let ids: string[] = [];
  let deadlocks: string;
  const deadlocksNow = async () =>
    (
      await rows<{ n: string }>(
        'select deadlocks as n from pg_stat_database where datname = current_database()',
      )
    )[0]?.n ?? '';

  it(`${CASES} cases in 12 organs, every desk at once, with double clicks, strangers and applicants who withdraw`, async () => {
    deadlocks = await deadlocksNow();
    ids = await openCases();
    const open = await rows<{ caseId: string; idx: number; code: string; organ: string }>(
      `select i.case_id as "caseId", i.idx, i.code, o.handle as organ from casework.case_item i join identity.organ o on o.id = i.organ_id
        where i.case_id = any ($1)`,
      [ids],
    );
    const organs = [...new Set(open.map(({ organ }) => organ))];
    expect(organs).toHaveLength(12);
    const works = open.map((one) => ({ ...one, wishes: wishesOf(one.code) }));
    await Promise.all([
      ...organs.map((organ) =>
        desk(
          works.filter((work) => work.organ === organ),
          organs,
        ),
      ),
      ...ids.slice(0, WITHDRAWN_CASES).map(giveUp),
    ]);
    process.stdout.write(
      `spine: ${freshActs} acts, ${replays} replays, refused ${JSON.stringify(Object.fromEntries(refusals))}\n`,
    );
    expect(freshActs).toBeGreaterThan(CASES * 12);
    expect(replays).toBeGreaterThan(100);
  }, 120_000);

  it('left no gap in any journal', async () => {
    const broken = await rows(
      `select s.id from record.stream s left join record.journal j on j.stream_id = s.id where s.id = any ($1) group by s.id, s.seq
        having count(j.seq) <> s.seq or min(j.seq) <> 1 or max(j.seq) <> s.seq`,
      [ids],
    );
    expect(broken).toEqual([]);
  });

  it('left a line for every change of an item, and no change without one', async () => {
    for (const id of ids) await replayCase({ rows, published }, id);
  }, 60_000);

  it('concluded each case exactly once, with figures that are its items’', async () => {
    const wrong = await rows(
      `select f.id, f.status, f.open, told.n from casework.case_file f,
          lateral (select count(*) filter (where standing = 'granted')::int as granted, count(*) filter (where standing = 'refused')::int as refused,
             count(*) filter (where standing = 'withdrawn')::int as withdrawn, count(*)::int as all from casework.case_item i where i.case_id = f.id) i,
          lateral (select count(*)::int as n from record.outbox o where o.stream_id = f.id and 'case.concluded' = any (o.topics)) told
        where f.id = any ($1) and not (f.status = 'concluded' and f.open = 0 and f.concluded_at is not null and told.n = 1
          and i.granted = f.granted and i.refused = f.refused and i.withdrawn = f.withdrawn and i.granted + i.refused + i.withdrawn = i.all)`,
      [ids],
    );
    expect(wrong).toEqual([]);
    const [withdrawn] = await rows<{ n: number }>(
      `select count(distinct stream_id)::int as n from record.journal where stream_id = any ($1) and kind = 'WITHDRAW_CASE'`,
      [ids],
    );
    expect(withdrawn?.n).toBeGreaterThan(0);
  });

  it('left no alarm of a concluded case but the delivery of its licences', async () => {
    expect(
      await rows(`select kind from record.alarm where stream_id = any ($1) and kind <> 'delivery'`, [ids]),
    ).toEqual([]);
  });

  it('measured each item once, and each case as its items are', async () => {
    const unlike = await rows(
      `select i.case_id, i.idx from casework.case_item i left join casework.measure m using (case_id, idx)
        where i.case_id = any ($1) and (m.outcome, m.organ_id, m.ended_on, m.filed_on) is distinct from
          (i.standing, i.organ_id, coalesce(i.facts->>'decidedOn', i.facts->>'endedOn')::date, (i.facts->>'filedOn')::date)`,
      [ids],
    );
    expect(unlike).toEqual([]);
    const [cases] = await rows<{ n: number; serial: boolean }>(
      `select count(*)::int as n, bool_and(c.serial_days = m.days) as serial from casework.case_measure c,
          lateral (select sum(elapsed_days) as days from casework.measure m where m.case_id = c.case_id) m where c.case_id = any ($1)`,
      [ids],
    );
    expect(cases).toEqual({ n: ids.length, serial: true });
  });

  it('let strangers do nothing', async () => {
    const theirs = await rows(
      `select j.kind from record.journal j join identity.person p on p.id = j.person_id
        where p.sign_in in ('applicant2', 'clerk.qaidam') and j.stream_id = any ($1)`,
      [ids],
    );
    expect(theirs).toEqual([]);
    const foreign = await rows(
      `select j.kind from record.journal j, jsonb_array_elements(j.line::jsonb->'entries') e
         join casework.case_item i on i.idx = (e->>'idx')::int
        where j.stream_id = any ($1) and i.case_id = j.stream_id and j.kind not in ('SUBMIT', 'WITHDRAW_CASE')
          and e->'event'->>'type' = j.kind and j.organ_id <> i.organ_id`,
      [ids],
    );
    expect(foreign).toEqual([]);
  });

  it('met no deadlock', async () => {
    // Backends report what they counted when they idle or end.
    await sleep(1200);
    expect(await deadlocksNow()).toBe(deadlocks);
  });
});
