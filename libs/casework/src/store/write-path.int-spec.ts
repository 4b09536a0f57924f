import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Database } from '#platform';
import { type OpenedDatabase, openedDatabase } from '../../../../test/support/opened-database.js';
import { actsTogether } from './acts-together.js';
import { CaseworkQueries } from './casework.queries.js';
import { CaseworkStore } from './casework.store.js';

let opened: OpenedDatabase;
let database: Database;
let store: CaseworkStore;

const SYSTEM = { principal: 'system:time', key: null, hash: null };
const APPLICANT = { principal: 'token:applicant', key: null, hash: null };
/** The smallest act that may be written: one item moves. */
const ACT = {
  roles: ['system'],
  kind: 'TIME',
  effectiveOn: '2026-06-01',
  line: '{}',
  changes: [
    {
      idx: 1,
      version: 1,
      calendar: 1,
      itemVersion: 1,
      standing: 'filed',
      work: 'claimed',
      facts: {},
      turn: 'organ',
      awaits: [],
    },
  ],
  touched: [1],
  alarms: [],
  alerts: [],
  notices: [],
  results: [],
  topics: [],
  tally: { ended: 0, granted: 0, refused: 0, withdrawn: 0 },
};

const rows = <T extends object>(sql: string, params: unknown[] = []) => opened.rows<T>(sql, params);
const stateOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    ({ code }: { code?: string }) => code ?? '',
  );

/** A case with one item in a park nobody works in, without a project and a submission's papers. */
async function plainCase(): Promise<string> {
  const id = randomUUID();
  await rows(`insert into record.stream values ($1, 7, '{1}', 1)`, [id]);
  await rows(
    `insert into casework.case_file (id, park_id, base_code, project_id, applicant_organ, guide_version, receipt_no, query_hash,
       viewers, open, submitted_at) values ($1, 7, 'nanchuan', $1, 1, 1, $2, 'q', '{1}', 1, now())`,
    [id, id],
  );
  await rows(
    `insert into casework.case_item values ($1, 1, 'C01', 7, 1, '{1}', 1, 1, 1, 'filed', 'unclaimed', '{}', 'organ', '{}')`,
    [id],
  );
  return id;
}

beforeAll(async () => {
  opened = await openedDatabase('write-path');
  database = opened.database;
  store = new CaseworkStore(database);
}, 90_000);

afterAll(async () => {
  await opened?.close();
});

describe('an act is decided on one moment', () => {
  it('loads items and the version of the case from one snapshot, so that old alarms never replace new ones', async () => {
    const id = await plainCase();
    const act = await opened.owner.connect();
    await act.query('begin');
    // Whoever loads now has to wait between the items and the version of the case.
    await act.query('lock table record.stream in access exclusive mode');
    const loading = store.load(SYSTEM, id, null);
    await sleep(300);
    await act.query('update casework.case_item set version = 2 where case_id = $1', [id]);
    await act.query('update record.stream set seq = 2 where id = $1', [id]);
    await act.query(`insert into record.alarm values ($1, 1, 'promise', 1, now() + interval '1 day')`, [id]);
    await act.query('commit');
    act.release();
    const loaded = await loading;
    if (loaded.word !== 'go') throw new Error(loaded.word);
    expect(loaded.file.seq - (loaded.items[0]?.version ?? 0)).toBe(0);
    if (loaded.items[0]?.version === 1) await store.rearm(loaded.file, [1], []);
    expect(await rows('select kind from record.alarm where stream_id = $1', [id])).toEqual([
      { kind: 'promise' },
    ]);
  });

  it('writes nothing for whoever does not say on which roles it was decided, and no line without its changes', async () => {
    const id = await plainCase();
    const { roles: _, ...nameless } = ACT;
    expect(await store.act(SYSTEM, id, nameless)).toMatchObject({ word: 'absent' });
    const { changes: __, ...changeless } = ACT;
    expect(await store.act(SYSTEM, id, changeless)).toBeNull();
    expect(await rows('select from record.journal where stream_id = $1', [id])).toEqual([]);
    expect(await store.act(SYSTEM, id, ACT)).toMatchObject({ word: 'done', seq: 2 });
  });

  it('writes one line with all it changes; where the line cannot be written, nothing is', async () => {
    const id = await plainCase();
    const whole = () =>
      rows(
        `select (select count(*)::int from record.journal where stream_id = $1) as lines, s.seq, i.version, i.work,
            (select count(*)::int from record.alarm where stream_id = $1) as alarms,
            (select count(*)::int from record.outbox where stream_id = $1) as messages
           from record.stream s join casework.case_item i on i.case_id = s.id where s.id = $1`,
        [id],
      );
    const before = await whole();
    const alarms = [{ idx: 1, kind: 'promise', due_at: '2027-01-01T01:00:00Z' }];
    await rows(`create function record.no_line() returns trigger language plpgsql as $$
      begin raise exception 'the disk is full' using errcode = '53100'; end $$;
      create trigger no_line before insert on record.journal for each row when (new.line = '{"full":1}') execute function record.no_line()`);
    try {
      expect(await stateOf(store.act(SYSTEM, id, { ...ACT, alarms, line: '{"full":1}' }))).toBe('53100');
      expect(await whole()).toEqual(before);
    } finally {
      await rows('drop function record.no_line() cascade');
    }
    expect(await store.act(SYSTEM, id, { ...ACT, alarms })).toMatchObject({ word: 'done' });
    expect(await whole()).toEqual([
      { lines: 1, seq: 2, version: 2, work: 'claimed', alarms: 1, messages: 1 },
    ]);
  });

  it('takes an act on the clock of the case itself only on the case as it was loaded: two bells ring it once', async () => {
    const id = await plainCase();
    const bell = { ...ACT, changes: [], touched: [0], joint: { facts: { rang: ['overdue'] } }, seen: 1 };
    const twice = [store.act(SYSTEM, id, bell), store.act(SYSTEM, id, bell)];
    expect((await Promise.all(twice)).map((acted) => acted?.word ?? 'stale').sort()).toEqual([
      'done',
      'stale',
    ]);
    expect(await rows('select seq from record.journal where stream_id = $1', [id])).toEqual([{ seq: 2 }]);
  });

  it('arms a look at the clock of the case where an act on some items alone could not read it; parked, it stays so', async () => {
    const id = await plainCase();
    const alone = { ...ACT, looks: [{ idx: 0, kind: 'joint' }] };
    const joint = `select due_at, parked_reason as reason from record.alarm where stream_id = $1 and idx = 0`;
    await rows(`insert into record.alarm values ($1, 0, 'joint', 7, '2099-01-01', 5, 'poisoned')`, [id]);
    await store.act(SYSTEM, id, alone);
    expect(await rows(joint, [id])).toMatchObject([{ reason: 'poisoned' }]);
    await rows('delete from record.alarm where stream_id = $1', [id]);
    await store.act(SYSTEM, id, { ...alone, changes: [{ ...ACT.changes[0], version: 2 }] });
    const [line] = await rows(
      'select recorded_at as due_at from record.journal where stream_id = $1 and seq = 3',
      [id],
    );
    expect(await rows(joint, [id])).toEqual([{ ...line, reason: null }]);
  });

  it('is never earlier than the last line, though the clock was set back: neither what is read nor what is written', async () => {
    const id = await plainCase();
    expect(await store.act(SYSTEM, id, ACT)).toMatchObject({ word: 'done' });
    const line = `select recorded_at as at from record.journal where stream_id = $1 order by seq desc limit 1`;
    const [first] = await rows<{ at: Date }>(line, [id]);
    await rows(`update app.clock set ahead = ahead - interval '5 hours'`);
    try {
      expect(await store.load(SYSTEM, id, null)).toMatchObject({ now: first?.at.toISOString() });
      const again = { ...ACT, changes: [{ ...ACT.changes[0], version: 2 }] };
      expect(await store.act(SYSTEM, id, again)).toMatchObject({ word: 'done', seq: 3 });
      expect(await rows(line, [id])).toEqual([first]);
    } finally {
      await rows(`update app.clock set ahead = ahead + interval '5 hours'`);
    }
  });

  it('asks again only for a key used twice at once; another value that was there already is a fault', async () => {
    const id = await plainCase();
    const alarms = ['a', 'b'].map(() => ({ idx: 1, kind: 'promise', due_at: '2026-06-01T01:00:00Z' }));
    expect(await stateOf(store.act(SYSTEM, id, { ...ACT, alarms }))).toBe('23505');
    expect(await rows('select from record.journal where stream_id = $1', [id])).toEqual([]);
  });

  it('takes the lock of the stream before its alarms when a ring failed, as every act does', async () => {
    const id = await plainCase();
    await rows(`insert into record.alarm values ($1, 1, 'promise', 1, now() - interval '1 day')`, [id]);
    const act = await opened.owner.connect();
    let failed = false;
    try {
      await act.query('begin');
      await act.query('select from record.stream where id = $1 for no key update', [id]);
      const failing = database
        .call('select record.alarm_failed($1, 1::smallint, $2)', [id, 'why'])
        .then(() => {
          failed = true;
        });
      await sleep(200);
      expect(failed).toBe(false);
      await act.query('commit');
      await failing;
    } finally {
      act.release(true);
    }
    expect(await rows('select attempts from record.alarm where stream_id = $1', [id])).toEqual([
      { attempts: 1 },
    ]);
  });
});

describe('what a submission and a result write', () => {
  it('gives out receipt numbers of more than seven digits whole', async () => {
    await rows(`select setval('casework.receipt_number', 12345677)`);
    const file = { parkId: 1, base: 'nanchuan', guideVersion: 1, prefix: 'QH', queryHash: 'q', open: 1 };
    const project = {
      id: randomUUID(),
      name: 'p',
      base: 'nanchuan',
      facts: {},
      ...{ applicantOrgan: 1, parkId: 1, viewers: [1] },
      line: '{}',
    };
    const { changes: _, ...rest } = ACT;
    const told = {
      ...rest,
      roles: ['applicant'],
      kind: 'SUBMIT',
      touched: [],
      organs: [1],
      newProject: project.id,
    };
    const asking = { ...APPLICANT, key: 'receipt-number', hash: 'h' };
    const at = { idx: 1, code: 'C01', organ_id: 1, item_version: 1, machine_version: 1, calendar: 1 };
    const item = { ...at, standing: 'planned', work: 'unclaimed', facts: {}, turn: 'applicant', awaits: [] };
    const tables = { items: [item], projects: [project] };
    const opened = await store.open(asking, null, randomUUID(), { ...told, ...file, ...tables });
    expect(opened?.receiptNo).toMatch(/^QH\d{4}12345678$/);
  });

  it('keeps the result that a new one replaces, with its evidence', async () => {
    const [project] = await rows<{ id: string }>('select id from projects.project limit 1');
    const put = (number: string, evidence?: string) =>
      rows(
        `select projects.put_results(array[$1::uuid], '{}', jsonb_build_array($2::jsonb), app.legal_today())`,
        [
          project?.id,
          JSON.stringify({ code: 'X01', number, organId: 1, inForceOn: '2026-06-01', fields: {}, evidence }),
        ],
      );
    await put('1', 'paper 1');
    await put('2');
    const kept = `select number, state, evidence from projects.result where item_code = 'X01' order by number`;
    expect(await rows(kept)).toEqual([
      { number: '1', state: 'replaced', evidence: 'paper 1' },
      { number: '2', state: 'in-force', evidence: null },
    ]);
  });
});

describe('the runtime role', () => {
  it('cannot lend its own code to a function with more rights by way of temporary names', async () => {
    const id = await plainCase();
    const intruder = new pg.Client({ connectionString: opened.url, options: '-c role=app_rt' });
    await intruder.connect();
    try {
      await intruder.query(`create function pg_temp.change(t text) returns boolean language plpgsql as $$
        begin
          if current_user <> 'app_rt' then raise exception 'runs as %', current_user using errcode = 'OS999'; end if;
          return true;
        end $$`);
      for (const name of ['uuid', 'jsonb', 'date', 'text', 'app_actor'])
        await intruder.query(
          `create domain pg_temp.${name} as pg_catalog.${name === 'app_actor' ? 'text' : name} check (pg_temp.change(value::pg_catalog.text))`,
        );
      const asked = { n: 1, ...SYSTEM, caseId: id };
      const load = `select answer->>'word' as word from casework.load($1)`;
      expect((await intruder.query(load, [JSON.stringify([asked])])).rows).toEqual([{ word: 'go' }]);
      const act = `select answer->>'word' as word from casework.act($1, $2)`;
      const acts = actsTogether([{ ...asked, act: ACT }]);
      expect((await intruder.query(act, acts)).rows).toEqual([{ word: 'done' }]);
    } finally {
      await intruder.end();
    }
  });

  it('meets temporary names last in every function that sets a path', async () => {
    const paths = await rows<{ name: string; path: string }>(
      `select p.oid::regprocedure::text as name, c as path from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
          unnest(p.proconfig) c
        where n.nspname = any ('{app,record,identity,catalogue,projects,casework}') and c like 'search\\_path=%'`,
    );
    expect(paths.length).toBeGreaterThan(25);
    expect(paths.filter(({ path }) => path !== 'search_path=pg_catalog, pg_temp')).toEqual([]);
  });
});

describe('a membership', () => {
  it('ends with its day in Shanghai, in whatever time zone the connection is, for hand-over too', async () => {
    const client = await opened.owner.connect();
    try {
      await client.query('begin');
      const ends = `update identity.membership set valid_to = (now() at time zone 'Asia/Shanghai')::date - $1::int`;
      for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC']) {
        await client.query(`set local timezone = '${zone}'`);
        await client.query(ends, [0]);
        const who = `select (identity.who('token:applicant')).organ_id is not null as known,
          (select identity.colleague('token:' || p.sign_in, p.sign_in) from identity.person p where p.sign_in like 'officer.%' limit 1)
            is not null as mate`;
        expect((await client.query(who)).rows).toEqual([{ known: true, mate: true }]);
        await client.query(ends, [1]);
        expect((await client.query(who)).rows[0]).toMatchObject({ known: false });
      }
      await client.query(`update identity.membership set valid_to = null`);
      const [pair] = (
        await client.query(`select p.sign_in as a, o.sign_in as b, o.id from identity.person p join identity.membership m on m.person_id = p.id
          join identity.membership n on n.organ_id = m.organ_id and n.person_id <> m.person_id and n.roles && '{officer,reviewer}'
          join identity.person o on o.id = n.person_id limit 1`)
      ).rows;
      const mate = 'select identity.colleague($1, $2) as id';
      expect((await client.query(mate, [`token:${pair.a}`, pair.b])).rows).toEqual([{ id: pair.id }]);
      await client.query(`update identity.membership set valid_to = '2020-01-01' where person_id = $1`, [
        pair.id,
      ]);
      expect((await client.query(mate, [`token:${pair.a}`, pair.b])).rows).toEqual([{ id: null }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('the queue', () => {
  it('pages through organ and park without a gap or a double, undated ones last', async () => {
    const [{ organ, park } = { organ: 0, park: 0 }] = await rows<{ organ: number; park: number }>(
      `select m.organ_id as organ, m.park_id as park from identity.person p join identity.membership m on m.person_id = p.id where p.sign_in = 'clerk'`,
    );
    const [project] = await rows<{ id: string }>(
      'select id from projects.project where park_id = $1 limit 1',
      [park],
    );
    const [guide] = await rows<{ id: number }>('select min(id) as id from catalogue.publication');
    const [other] = await rows<{ id: number }>('select max(id) as id from identity.organ where id <> $1', [
      organ,
    ]);
    // Own park, own organ elsewhere, both, neither.
    const places = [
      [park, other?.id],
      [park + 1, organ],
      [park, organ],
      [park + 1, other?.id],
    ];
    for (const [at, [where, whose]] of places.entries()) {
      const id = randomUUID();
      await rows(
        `insert into casework.case_file (id, park_id, base_code, project_id, applicant_organ, guide_version, receipt_no, query_hash,
           viewers, open, submitted_at) values ($1, $2, 'nanchuan', $3, 1, 1, $4, 'q', array[$5::int], 3, now())`,
        [id, where, project?.id, id, whose],
      );
      await rows(
        `insert into casework.case_item (case_id, idx, code, park_id, organ_id, viewers, item_version, machine_version, calendar,
           standing, work, facts, turn, awaits, due_on, ahead)
         select $1, n, 'Q' || $5::int, $2, $3, array[$3::int], $4, 1, 1, 'accepted', 'claimed', '{}', 'organ', '{}',
           case when n < 3 then date '2031-01-01' + n end, $5::int = 2 from generate_series(1, 3) n`,
        [id, where, whose, guide?.id, at],
      );
    }
    const queries = new CaseworkQueries(database);
    const seen: { code: string; dueOn: string | null }[] = [];
    for (let after: Parameters<CaseworkQueries['queue']>[1]['after'] = null; ; ) {
      const page = await queries.queue('token:clerk', { after, limit: 2 });
      seen.push(...page);
      const last = page.at(-1);
      if (!last || page.length < 2) break;
      after = { dueOn: last.dueOn ?? 'infinity', ahead: last.ahead, caseId: last.caseId, n: last.n };
    }
    const mine = seen.filter(({ code }) => code.startsWith('Q'));
    expect(mine.map(({ dueOn }) => dueOn)).toEqual([
      ...Array(3).fill('2031-01-02'),
      ...Array(3).fill('2031-01-03'),
      ...Array(3).fill(null),
    ]);
    expect(new Set(mine.map(({ code }) => code))).toEqual(new Set(['Q0', 'Q1', 'Q2']));
    // The green one comes first of each day and waits for no later day.
    expect([0, 3, 6].map((first) => mine[first]?.code)).toEqual(['Q2', 'Q2', 'Q2']);
    const { stopped, inTime } = await queries.counters('token:clerk');
    expect({ stopped, inTime }).toEqual({ stopped: 3, inTime: 6 });
  });
});
