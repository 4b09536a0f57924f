import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Published } from '#catalogue';
import { isRejection, type LocalDate, type Rejection } from '#kernel';
import { type ItemFacts, replay, type Standing, type Work } from '#model/casework';
import type { GuideDefinition, ItemDefinition } from '#model/catalogue';
import { Database, openDatabase } from '#platform';
import type { FreshDatabase } from '../../../../test/support/database.js';
import { preparedDatabase } from '../../../../test/support/template.js';
import { ActOnCase, type Done } from '../act-on-case.js';
import { ActOnItem, type Wish } from '../act-on-item.js';
import { Loading } from '../loading.js';
import { NO_FACTS } from '../model/facts.js';
import type { Entry } from '../model/outcome.js';
import { bindingTies } from '../model/ties.js';
import { ReadCase } from '../read-case.js';
import { SubmitCase } from '../submit-case.js';
import { WithdrawCase } from '../withdraw-case.js';
import { CaseworkQueries } from './casework.queries.js';
import { type Asking, CaseworkStore } from './casework.store.js';

const CASES = 150;
const GUIDE = 'plant-parallel';
/** Chances per act; the seed of all dice is printed with a failure. */
const SAME_KEY_TWICE = 0.15;
const ANOTHER_KEY = 0.15;
const STRANGER = 0.05;
const REFUSED = 0.1;
const WITHDRAWN_CASES = 25;

let fresh: FreshDatabase;
let owner: pg.Pool;
let source: DataSource;
let database: Database;
let items: ActOnItem;
let submit: SubmitCase;
let withdraw: WithdrawCase;
let read: ReadCase;
let published: Published;

const rows = async <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  (await owner.query(sql, params)).rows;
const as = (signIn: string, key: string | null = randomUUID()): Asking => ({ principal: `token:${signIn}`, key, hash: 'body' });

beforeAll(async () => {
  fresh = await preparedDatabase();
  owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  owner.on('error', () => undefined);
  source = await openDatabase(fresh.url, { poolSize: 10, role: 'app_rt', applicationName: 'spine' });
  database = new Database(source);
  published = new Published(database);
  const store = new CaseworkStore(database);
  const loading = new Loading(published);
  const act = new ActOnCase(store, loading);
  items = new ActOnItem(act);
  submit = new SubmitCase(store, published);
  withdraw = new WithdrawCase(act);
  read = new ReadCase(new CaseworkQueries(database), loading);
  // The rows a sign-in leaves, without its 40 ms of argon2 each.
  await rows(`insert into identity.session select p.sign_in, p.id, m.organ_id, now() + interval '1 hour'
    from identity.person p join identity.membership m on m.person_id = p.id`);
  await spreadOverTwelveOrgans();
}, 90_000);

afterAll(async () => {
  await source?.destroy();
  await owner?.end();
  await fresh?.drop();
});

/** The seeds let one organ decide two of the twelve items: here each has an organ of its own. */
async function spreadOverTwelveOrgans(): Promise<void> {
  await rows(
    `with a as (select item_code, organ_id, row_number() over (partition by organ_id order by item_code) as nth
        from catalogue.authority where base_code = 'nanchuan' and item_code = any (
          select i->>'code' from catalogue.publication p, jsonb_array_elements(p.content->'items') i where p.kind = 'guide' and p.code = $1)),
      twice as (select item_code, row_number() over (order by item_code) as nth from a where nth > 1),
      free as (select m.organ_id, row_number() over (order by m.organ_id) as nth from identity.person p
        join identity.membership m on m.person_id = p.id
        where p.sign_in like 'officer.%' and m.organ_id not in (select organ_id from a))
     update catalogue.authority u set organ_id = free.organ_id from twice join free using (nth)
      where u.item_code = twice.item_code and u.base_code = 'nanchuan'`,
    [GUIDE],
  );
}

interface Work1 {
  readonly caseId: string;
  readonly idx: number;
  readonly code: string;
  readonly organ: string;
  readonly wishes: Wish[];
}

const dice = () => Math.random();
const decided: readonly LocalDate[] = ['2026-06-01' as LocalDate];
const earlier = (from: string): Wish => ({
  type: 'PRIOR_RESULT',
  from,
  result: { number: `${from}-1`, organId: 0, inForceOn: decided[0] as LocalDate, fields: {} },
  evidence: '省平台查询件',
});

/** What the department does to the item, in its order. */
function wishesOf(code: string): Wish[] {
  const refused = code !== 'C03' && code !== 'C07' && dice() < REFUSED;
  return [
    { type: 'ACCEPT' },
    { type: 'CLAIM' },
    ...(code === 'C07' ? [earlier('P08'), earlier('C02')] : []),
    { type: 'CONCLUDE_REVIEW', opinion: refused ? 'disagree' : 'agree' },
    refused ? { type: 'REFUSE', reasons: ['K1'] } : { type: 'GRANT', number: `${code}-${randomUUID()}` },
  ];
}

async function openCases(): Promise<string[]> {
  const [guide] = await rows<{ content: GuideDefinition }>(`select content from catalogue.publication where kind = 'guide' and code = $1`, [GUIDE]);
  const definitions = await rows<{ content: ItemDefinition }>(`select content from catalogue.publication where kind = 'item' and code = any ($1)`, [
    guide?.content.items.map(({ code }) => code),
  ]);
  const application = definitions.map(({ content: { code, materials } }) => ({
    code,
    handedIn: materials.filter(({ shared, producedBy }) => !shared && producedBy.length === 0).map(({ id }) => id),
  }));
  expect(application).toHaveLength(12);
  const ids: string[] = [];
  const one = async (at: number): Promise<void> => {
    const asking = as('applicant');
    const body = { guide: GUIDE, declared: true, items: application, project: { name: `p${at}`, base: 'nanchuan', facts: {} } };
    const twice = at % 10 === 0 ? [submit.execute(asking, body), submit.execute(asking, body)] : [submit.execute(asking, body)];
    const [first, second = first] = (await Promise.all(twice)) as Done[];
    if (!first || isRejection(first)) throw new Error(`not submitted: ${JSON.stringify(first)}`);
    expect(second?.caseId).toBe(first.caseId);
    ids.push(first.caseId);
  };
  await hands(10, Array.from({ length: CASES }, (_, at) => () => one(at)));
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
async function click(signIn: string, { caseId, idx }: Work1, wish: Wish): Promise<{ done: boolean; code?: string }> {
  const chance = dice();
  const askings = [as(signIn)];
  if (chance < SAME_KEY_TWICE) askings.push(askings[0] as Asking);
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
async function strangersTry({ caseId, idx, organ }: Work1, wish: Wish, others: readonly string[]): Promise<void> {
  const other = others.find((handle) => handle !== organ) ?? '';
  const answers = await Promise.all(
    ['applicant2', 'clerk.qaidam', `officer.${other}`, `head.${other}`, 'nobody'].map((who) => items.execute(as(who), { caseId, idx }, wish)),
  );
  const codes = (answers as Rejection[]).map(({ code }) => code);
  expect(codes).toEqual(['ABSENT', 'ABSENT', 'FORBIDDEN', 'FORBIDDEN', 'UNAUTHENTICATED']);
  expect(await read.execute('token:applicant2', caseId)).toBeNull();
}

/** A department's desk: officer and head take whatever they can do next, in random order, until nothing is left. */
async function desk(works: Work1[], others: readonly string[]): Promise<void> {
  while (works.length > 0) {
    const at = Math.floor(dice() * works.length);
    const work = works[at] as Work1;
    const [wish] = work.wishes;
    if (!wish) {
      works.splice(at, 1);
      continue;
    }
    if (dice() < STRANGER) await strangersTry(work, wish, others);
    const who = wish.type === 'GRANT' || wish.type === 'REFUSE' ? 'head' : 'officer';
    const { done, code } = await click(`${who}.${work.organ}`, work, wish);
    if (done) work.wishes.shift();
    else if (code === 'WRONG_STATE') works.splice(at, 1);
    else if (code === 'TIE_DELAYS_DECISION') await sleep(1);
    else throw new Error(`${wish.type} of ${work.code}: ${code}`);
  }
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

interface StoredItem {
  readonly case_id: string;
  readonly idx: number;
  readonly code: string;
  readonly organ_id: number;
  readonly item_version: number;
  readonly machine_version: number;
  readonly standing: Standing;
  readonly work: Work;
  readonly facts: ItemFacts;
  readonly version: number;
}

/** Every item is the fold of the entries that name it, from its plan in the line of the submission. */
async function replayCase(caseId: string): Promise<void> {
  const lines = await rows<{ line: string }>('select line from record.journal where stream_id = $1 order by seq', [caseId]);
  const told = lines.map(({ line }) => JSON.parse(line) as { entries: Entry[]; plan?: { idx: number; code: string; item_version: number }[] });
  const stored = await rows<StoredItem>('select * from casework.case_item where case_id = $1 order by idx', [caseId]);
  const [file] = await rows<{ guide_version: number; calendar: number }>(
    `select guide_version, catalogue.in_force('calendar', 'CN', current_date) as calendar from casework.case_file where id = $1`,
    [caseId],
  );
  const { standing: waitsAs } = await published.guide(file?.guide_version ?? 0);
  const calendar = await published.calendar(file?.calendar ?? 0);
  const plan = told[0]?.plan ?? [];
  expect(plan.map(({ idx, code, item_version }) => [idx, code, item_version])).toEqual(stored.map((row) => [row.idx, row.code, row.item_version]));
  for (const row of stored) {
    const definition = await published.item(row.item_version);
    const ties = bindingTies(definition, plan.map(({ code }) => code));
    const planned = {
      idx: row.idx,
      code: row.code,
      organId: row.organ_id,
      itemVersion: row.item_version,
      machineVersion: row.machine_version,
      version: 1,
      standing: 'planned' as const,
      work: 'unclaimed' as const,
      context: { definition, waitsAs, calendar, facts: { ...NO_FACTS, ties } },
    };
    const { standing, work, context } = replay(planned, told.flatMap(({ entries }) => entries));
    expect({ standing, work, facts: context.facts }).toEqual({ standing: row.standing, work: row.work, facts: row.facts });
    const touching = told.slice(1).filter(({ entries }) => entries.some(({ idx }) => idx === row.idx));
    expect(row.version).toBe(1 + touching.length);
  }
}

describe('the spine', () => {
  let ids: string[] = [];
  let deadlocks: string;
  const deadlocksNow = async () =>
    (await rows<{ n: string }>('select deadlocks as n from pg_stat_database where datname = current_database()'))[0]?.n ?? '';

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
      ...organs.map((organ) => desk(works.filter((work) => work.organ === organ), organs)),
      ...ids.slice(0, WITHDRAWN_CASES).map(giveUp),
    ]);
    process.stdout.write(`spine: ${freshActs} acts, ${replays} replays, refused ${JSON.stringify(Object.fromEntries(refusals))}\n`);
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
    for (const id of ids) await replayCase(id);
  }, 60_000);

  it('concluded each case exactly once, with figures that are its items’', async () => {
    const wrong = await rows(
      `select f.id, f.status, f.open, told.n from casework.case_file f,
          lateral (select count(*) filter (where standing = 'granted')::int as granted, count(*) filter (where standing = 'refused')::int as refused,
             count(*) filter (where standing = 'withdrawn')::int as withdrawn, count(*)::int as all from casework.case_item i where i.case_id = f.id) i,
          lateral (select count(*)::int as n from record.outbox o where o.stream_id = f.id and o.topic = 'case.concluded') told
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
    expect(await rows(`select kind from record.alarm where stream_id = any ($1) and kind <> 'delivery'`, [ids])).toEqual([]);
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

const SCHEMAS = ['record', 'casework', 'projects', 'identity', 'catalogue', 'app'];
/** What everybody may read, signed in or not: the published catalogue, the names of organs, the clock. */
const OPEN = ['app.clock', 'catalogue.authority', 'catalogue.base', 'catalogue.park', 'catalogue.publication', 'identity.organ'];

interface Table {
  readonly name: string;
  readonly columns: string[];
  readonly guarded: boolean;
}

describe('the runtime role', () => {
  const tables = () =>
    rows<Table>(
      `select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as guarded,
          array_agg(quote_ident(a.attname) order by a.attnum) as columns
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
        where n.nspname = any ($1) and c.relkind in ('r', 'p') group by c.oid order by 1`,
      [SCHEMAS],
    );
  const stateOf = (sql: string): Promise<string> =>
    database.call(sql).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );

  it('is refused every direct write to every table', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(18);
    const got: string[] = [];
    for (const { name, columns } of all) {
      const [first] = columns;
      for (const sql of [
        `insert into ${name} default values`,
        `update ${name} set ${first} = ${first}`,
        `delete from ${name}`,
        `truncate ${name}`,
        `select from ${name} for update`,
        `copy ${name} from program 'true'`,
      ]) {
        const state = await stateOf(sql);
        if (state !== '42501') got.push(`${sql}: ${state}`);
      }
    }
    expect(got).toEqual([]);
  });

  it('reads no row of anybody without saying who reads', async () => {
    const seen: string[] = [];
    for (const { name } of await tables()) {
      if (OPEN.includes(name)) continue;
      const found = await database.call(`select from ${name} limit 1`).catch((error: { code?: string }) => error.code);
      if (found !== '42501' && (found as unknown[]).length > 0) seen.push(name);
    }
    expect(seen).toEqual([]);
  });

  it('stands behind forced row-level security wherever a row names its park', async () => {
    const [readable] = await rows<{ names: string[] }>(
      `select array_agg(c.oid::regclass::text) as names from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any ($1) and c.relkind in ('r', 'p') and has_table_privilege('app_rt', c.oid, 'select')`,
      [SCHEMAS],
    );
    const open = (await tables()).filter(
      ({ name, columns, guarded }) => columns.includes('park_id') && !guarded && !OPEN.includes(name) && readable?.names.includes(name),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
    const rooms = (await tables()).filter(({ name }) => /^(record|casework|projects)\./.test(name));
    expect(rooms.filter(({ guarded }) => !guarded)).toEqual([]);
  });

  it('writes through functions of app_acts alone, whose search path nobody can bend', async () => {
    const doors = await rows<{ name: string; owner: string; path: boolean }>(
      `select p.oid::regprocedure::text as name, p.proowner::regrole::text as owner,
          exists (select from unnest(p.proconfig) c where c like 'search\\_path=%') as path
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any ($1) and p.prosecdef`,
      [SCHEMAS],
    );
    expect(doors.length).toBeGreaterThan(15);
    expect(doors.filter(({ owner: of, path }) => of !== 'app_acts' || !path)).toEqual([]);
    const [role] = await rows<{ n: number }>(
      `select count(*)::int as n from pg_class c join pg_namespace s on s.oid = c.relnamespace
        where c.relkind in ('r', 'p') and c.relowner in ('app_acts'::regrole, 'app_rt'::regrole) and s.nspname = any ($1)`,
      [SCHEMAS],
    );
    expect(role?.n).toBe(0);
  });

  it('cannot say who it is, set a reader, or put the journal right', async () => {
    expect(await stateOf(`select identity.who('system:time')`)).toBe('42501');
    expect(await stateOf(`select record.end_act(null, null, null, null, null, null)`)).toBe('42501');
    expect(await stateOf(`select projects.put_result(null, null, '{}')`)).toBe('42501');
    await expect(owner.query(`update record.journal set line = ''`)).rejects.toMatchObject({ code: 'OS423' });
    await expect(owner.query('truncate record.journal')).rejects.toMatchObject({ code: 'OS423' });
  });
});
