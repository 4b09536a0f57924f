import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { FreshDatabase } from '../../../../test/support/database.js';
import { preparedDatabase } from '../../../../test/support/template.js';
import type { Offence, Step } from './play.js';
import { Simulation } from './simulation.js';
import { act } from './steps/acts.js';
import { submitCase } from './steps/cases.js';
import { chores } from './steps/chores.js';
import { changeDelegation, orderTransfer } from './steps/delegations.js';
import { uploadFile } from './steps/files.js';
import { receipt } from './steps/receipts.js';
import { endWay, power, substitute } from './steps/ways.js';

let fresh: FreshDatabase;
let owner: pg.Client;
let simulation: Simulation;

async function begin(kinds?: readonly Step[]): Promise<void> {
  fresh = await preparedDatabase();
  owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  simulation = await Simulation.open(fresh.url, 4, kinds);
}

async function end(): Promise<void> {
  await simulation?.close();
  await owner?.end();
  await fresh?.drop();
}

/** Steps until something is broken, `most` at the most. */
async function walk(most: number): Promise<readonly Offence[]> {
  for (let n = 0; n < most; n += 1) {
    const { offences } = await simulation.step();
    if (offences.length > 0) return offences;
  }
  return [];
}

const named = (offences: readonly Offence[]) => [...new Set(offences.map(({ invariant }) => invariant))];

const ALARMS = 'every running clock has one alarm, at its next rung';
const FOLD = 'a stored item is the fold of its entries';

describe('the engine as it is, and its rows altered behind its back', () => {
  beforeAll(async () => {
    await begin();
    expect(await walk(120)).toEqual([]);
  }, 120_000);
  afterAll(end);

  it('nothing is wrong with it', async () => {
    expect(await simulation.finish()).toEqual([]);
    const happened = ['SUBMIT done', 'ACCEPT done', 'CLAIM done', 'time: RING'];
    expect([...simulation.counts.keys()]).toEqual(expect.arrayContaining(happened));
  });

  it.each([
    ['an alarm is gone', 'record.alarm', `delete from record.alarm where kind = 'promise'`, ALARMS],
    [
      'an alarm is moved',
      'record.alarm',
      `update record.alarm set due_at = due_at + interval '1 day'`,
      ALARMS,
    ],
    [
      'an alarm of nothing is armed',
      'record.alarm',
      `insert into record.alarm (stream_id, idx, kind, park_id, due_at)
         select case_id, idx, 'none', park_id, '2099-01-01' from casework.case_item limit 1`,
      ALARMS,
    ],
    ['a ring fails', 'record.alarm', 'update record.alarm set attempts = 1', 'no ring fails'],
    [
      'an alert is doubled',
      'record.alert',
      `insert into record.alert (stream_id, seq, idx, kind, rung, light, level, park_id, viewers, organ_id, item_code, due_on, raised_at)
         select i.case_id, 1, i.idx, 'promise', 'again', 'red', 'officer', i.park_id, i.viewers, i.organ_id, i.code, '2026-12-01', now()
           from casework.case_item i limit 1`,
      'each rung is heard once',
    ],
    ['an alert is gone', 'record.alert', 'delete from record.alert', 'each rung is heard once'],
    [
      'facts are altered',
      'casework.case_item',
      `update casework.case_item set facts = facts || '{"handedIn": ["M9"]}'`,
      FOLD,
    ],
    ['an item is moved on', 'casework.case_item', `update casework.case_item set standing = 'granted'`, FOLD],
    [
      'a version is skipped',
      'casework.case_item',
      'update casework.case_item set version = version + 1',
      FOLD,
    ],
    [
      'a due day is moved',
      'casework.case_item',
      'update casework.case_item set due_on = due_on + 1',
      'a shown day changes with an entry that says why',
    ],
    [
      'a due day is wrong',
      'casework.case_item',
      'update casework.case_item set due_on = due_on + 1',
      'the projection is the one recomputed',
    ],
    [
      'a viewer is added',
      'casework.case_item',
      'update casework.case_item set viewers = viewers || 1',
      'every row names its parties as viewers',
    ],
    [
      'a counter is wrong',
      'casework.case_file',
      'update casework.case_file set granted = granted + 1',
      'the counters of a case are those of its items',
    ],
    ['a line is gone', 'record.stream', 'update record.stream set seq = seq + 1', 'the journal has no gap'],
    ['a message is lost', 'record.outbox', 'delete from record.outbox', 'every message reaches the ledger'],
    [
      'the ledger is altered',
      'record.ledger',
      `update record.ledger set topic = 'case.changed' where pos = 1`,
      'the links of the ledger verify',
    ],
  ])('%s: it is named', async (_, table, sabotage, invariant) => {
    await owner.query(`create temp table kept as select * from ${table}`);
    expect((await owner.query(sabotage)).rowCount).toBeGreaterThan(0);
    const offences = await simulation.finish();
    await owner.query(`delete from ${table}`);
    await owner.query(`insert into ${table} overriding system value select * from kept`);
    await owner.query('drop table kept');
    expect(named(offences)).toContain(invariant);
    // Twice: that it is put right again is a change of its own.
    await simulation.finish();
    expect(await simulation.finish()).toEqual([]);
  });
});

/** A function of the engine, a phrase of it, and what stands there instead. */
type Phrase = readonly [name: string, right: string, wrong: string];

/** Nothing is decided at a moment that has not come: behind this guard two other mistakes come to nothing. */
const LATER: Phrase = ['casework.act', `(e.act->>'now')::timestamptz > s.said_at`, 'false'];

/** An act function of another engine, one phrase of which is wrong. */
async function rewrite(name: string, right: string, wrong: string): Promise<void> {
  const { rows } = await owner.query<{ text: string }>('select pg_get_functiondef($1::regproc) as text', [
    name,
  ]);
  const text = rows[0]?.text ?? '';
  expect(text).toContain(right);
  await owner.query(text.replace(right, () => wrong));
}

describe('an engine that is wrong', () => {
  beforeEach(() => begin(), 90_000);
  afterEach(end, 30_000);

  it.each<[string, readonly Phrase[], string | RegExp]>([
    [
      'forgets its alarms',
      [['record.end_acts', `jsonb_to_recordset(p->'alarms')`, `jsonb_to_recordset('[]')`]],
      ALARMS,
    ],
    [
      'rings early',
      [['casework.load', 'greatest(by_law, s.said_at)', `by_law + interval '9 days'`], LATER],
      'no rung rings before its moment',
    ],
    [
      'forgets what it was asked',
      [['casework.load', 'r.key = e.key offset 0', 'false offset 0']],
      // Whichever comes first: the request sent again, or twice at once.
      /a request counts once|of one act at once, one happens/,
    ],
    [
      'lets everybody act everywhere',
      [['app.sees', 'return (p_actor.organ_id', 'return true or (p_actor.organ_id']],
      'what must not be done is refused',
    ],
    [
      'shows a park to everybody in it',
      [['identity.enter', `(a).roles && array['clerk'`, `true or (a).roles && array['clerk'`]],
      'nobody sees what is not theirs',
    ],
    [
      'follows a clock that is set back',
      [['casework.act', 'said_at = greatest(by_law, s.said_at)', 'said_at = by_law'], LATER],
      'time never steps back along a stream',
    ],
    [
      'compares no versions',
      [['casework.act', 'and i.idx = x.idx and i.version = x.version', 'and i.idx = x.idx']],
      // Whichever race comes first: of two clicks, or of an act and a bell.
      /of one act at once, one happens|a stored item is the fold of its entries/,
    ],
    [
      'miscounts',
      [['casework.act', 'granted = f.granted + x.granted', 'granted = f.granted']],
      'the counters of a case are those of its items',
    ],
    [
      'forgets the register',
      [['casework.act', `if p ? 'results' then`, 'if false then']],
      'a result in force stands in the register',
    ],
    [
      'forgets its figures',
      [
        [
          'casework.put_measures',
          'from jsonb_to_recordset(p_measures) x(n int, idx smallint, generation smallint, organ_id',
          `from jsonb_to_recordset('[]') x(n int, idx smallint, generation smallint, organ_id`,
        ],
      ],
      'what has ended is measured, and nothing else',
    ],
    [
      'leaves gaps',
      [['record.sequence', 'select last.pos + u.n,', 'select last.pos + u.n + 1,']],
      'the ledger has no gap',
    ],
    [
      'links badly',
      [['record.sequence', 'laid, o.topic, o.line', "laid, '', o.line"]],
      'the links of the ledger verify',
    ],
  ])(
    '%s: it is found out',
    async (_, phrases, invariant) => {
      for (const [name, right, wrong] of phrases) await rewrite(name, right, wrong);
      expect(named(await walk(1200)).join()).toMatch(invariant);
    },
    120_000,
  );
});

describe('an engine that is wrong in what seldom happens, where little else does', () => {
  afterEach(end, 30_000);

  it.each<[string, Phrase, readonly Step[], string]>([
    [
      'lets a substitute stay when the colleague is back',
      ['identity.who_else', 'w.id = s.way_id and w.ended_at is null', 'w.id = s.way_id'],
      [substitute, endWay],
      'nobody acts for another any longer than they may',
    ],
    [
      'lets an agent stay whose power was revoked',
      ['identity.who_else', 'w.id = s.way_id and w.revoked_at is null', 'w.id = s.way_id'],
      [power, endWay],
      'nobody acts for another any longer than they may',
    ],
    [
      'forgets what became of an order',
      ['casework.transferred', 'set state = p_state, code', 'set code'],
      [submitCase, changeDelegation, orderTransfer, chores],
      'what is ordered is carried out',
    ],
    [
      'keeps one file for another',
      [
        'dossier.put_version',
        'values (f, n, p_project, hash,',
        'values (f, n, p_project, coalesce((select min(x.sha256) from dossier.file_version x where x.project_id = p_project), hash),',
      ],
      [submitCase, uploadFile],
      'a file is handed out as it came',
    ],
    [
      'explains on the page what is not so',
      ['casework.public_dates', `'facts', i.facts,`, `'facts', i.facts - 'completeOn',`],
      [submitCase, act, receipt],
      'the page of a case tells what its receipts say',
    ],
  ])(
    '%s: it is found out',
    async (_, [name, right, wrong], kinds, invariant) => {
      await begin(kinds);
      await rewrite(name, right, wrong);
      expect(named(await walk(300))).toContain(invariant);
    },
    120_000,
  );
});
