import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Published } from '#catalogue';
import { as, type OpenedDatabase, openedDatabase, sound } from '../../../../test/support/opened-database.js';
import { readOffers } from '../../../../test/support/read-offers.js';
import { SubmitCase } from '../submit-case.js';
import { CaseworkStore, type Prepared } from './casework.store.js';

const ASKED = { guide: 'plant-parallel', base: 'nanchuan', project: null };

let opened: OpenedDatabase;
/** A process that has asked before. */
let running: CaseworkStore;

beforeAll(async () => {
  opened = await openedDatabase('offerings');
  running = new CaseworkStore(opened.database);
}, 60_000);

afterAll(async () => {
  await opened?.close();
});

async function offered(store: CaseworkStore): Promise<NonNullable<Prepared['offering']>> {
  const prepared = await store.prepare(as('applicant'), ASKED);
  if (prepared?.word !== 'go' || !prepared.offering) throw new Error('nothing is offered');
  return prepared.offering;
}

const stamp = async () =>
  (await opened.rows<{ value: string }>('select value from catalogue.stamp'))[0]?.value;

const next = (kind: string, code: string, content: string) =>
  `insert into catalogue.publication (kind, code, version, effective_from, hash, content)
     select kind, code, version + 1, app.legal_today(), 'h', ${content} from catalogue.publication
      where kind = '${kind}' and code = '${code}' order by version desc limit 1`;

/** Each writes one table that an offering is read from, in a way that changes what is offered. */
const CHANGES: readonly (readonly [string, string])[] = [
  ['a version of an item', next('item', 'A01', 'content')],
  ['a calendar', next('calendar', 'CN', 'content')],
  [
    'an assessment',
    `insert into catalogue.publication (kind, code, version, effective_from, hash, content)
       values ('assessment', 'spec', 1, app.legal_today(), 'h', '{"covers": [], "bases": ["nanchuan"], "from": "2000-01-01", "until": "2999-12-31"}')`,
  ],
  [
    'a table of levels',
    `insert into catalogue.publication (kind, code, version, effective_from, hash, content)
       values ('table', 'spec', 1, app.legal_today(), 'h', '{"answers": "decides", "rows": [], "inputs": [], "outputs": [{"id": "item", "values": ["A01"]}]}')`,
  ],
  [
    'who decides',
    `update catalogue.authority set organ_id = o.id, in_name_of = o.id
       from (select max(id) as id from identity.organ where kind = 'department') o where item_code = 'A01' and base_code = 'nanchuan'`,
  ],
  [
    'that nobody decides',
    `delete from catalogue.authority where item_code = 'C04' and base_code = 'nanchuan'`,
  ],
  [
    'a first reviewer',
    `insert into catalogue.first_reviewer select 'A04', 'nanchuan', min(id) from identity.organ where kind = 'department'`,
  ],
  [
    'who confirms',
    `insert into catalogue.confirmer select 'spec', 'nanchuan', min(id) from identity.organ where kind = 'department'`,
  ],
  ['a letterhead', `update catalogue.letterhead set seat = 'province'`],
  [
    'the name of an organ',
    `update identity.organ set name_en = name_en || ', renamed' where kind = 'department'`,
  ],
  ['templates', `insert into casework.template_set (versions) values ('{}')`],
];

describe('what a process has kept of an offering', () => {
  it.each(CHANGES)('is what a new process reads, right after the change of %s', async (_, change) => {
    const before = await offered(running);
    await opened.rows(change);
    const after = await offered(running);
    expect(after).toEqual(await offered(new CaseworkStore(opened.database)));
    expect(after).not.toEqual({ ...before, stamp: after.stamp });
  });

  it('is used as long as nothing changes', async () => {
    expect(await offered(running)).toBe(await offered(running));
  });

  it('holds until a change is committed, and not a moment longer', async () => {
    const writer = await opened.owner.connect();
    try {
      const before = await offered(running);
      await writer.query(`begin; update catalogue.letterhead set seat = 'state'`);
      expect(await offered(running)).toBe(before);
      await writer.query('commit');
      expect(await offered(running)).toEqual(await offered(new CaseworkStore(opened.database)));
      expect(await offered(running)).not.toEqual(before);
    } finally {
      writer.release();
    }
  });

  it('sends the next submission to the organ that decides since', async () => {
    const published = new Published(opened.database);
    const submit = new SubmitCase(running, published, readOffers(published));
    const submission = {
      ...{ guide: ASKED.guide, declared: true, items: [{ code: 'A10', handedIn: [] }] },
      project: { name: 'p', base: ASKED.base, facts: {} },
    };
    const organOf = async () => {
      const { caseId } = sound(await submit.execute(as('applicant'), submission));
      const sql = 'select organ_id as organ from casework.case_item where case_id = $1';
      return (await opened.rows<{ organ: number }>(sql, [caseId]))[0]?.organ;
    };
    const before = await organOf();
    const [other] = await opened.rows<{ id: number }>(
      `update catalogue.authority set organ_id = o.id, in_name_of = o.id
         from (select min(id) as id from identity.organ where kind = 'department' and id <> $1) o
        where item_code = 'A10' and base_code = 'nanchuan' returning o.id`,
      [before],
    );
    expect(await organOf()).toBe(other?.id);
    expect(other?.id).not.toBe(before);
  });
});

describe('the stamp', () => {
  it('is renewed by every write to any table that an offering is read from', async () => {
    const reader = await opened.owner.connect();
    try {
      // What the connection counted before is not of this transaction.
      await reader.query('select pg_stat_force_next_flush()');
      await reader.query('begin');
      await reader.query(`select casework.offering(g.id, b.code, app.legal_today())
        from catalogue.publication g, catalogue.base b where g.kind = 'guide'`);
      const { rows: read } = await reader.query<{ name: string; guarded: number }>(
        `select s.relid::regclass::text as name, bit_or(t.tgtype) filter (where t.tgenabled = 'A') as guarded
           from pg_stat_xact_user_tables s left join pg_trigger t on t.tgrelid = s.relid
             and t.tgfoid = 'catalogue.renew_stamp'::regproc
          where coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0) > 0
            and s.relid not in ('app.clock'::regclass, 'catalogue.stamp'::regclass) group by 1 order by 1`,
      );
      await reader.query('rollback');
      // Insert 4, delete 8, update 16, truncate 32 (pg_trigger.tgtype).
      const open = read.filter(({ guarded }) => ((guarded ?? 0) & 60) !== 60).map(({ name }) => name);
      expect(open).toEqual([]);
      expect(read.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['catalogue.publication', 'catalogue.authority', 'identity.organ']),
      );
    } finally {
      reader.release();
    }
  });

  it('stays while applicants register and are confirmed', async () => {
    const before = await stamp();
    await opened.rows(
      `insert into identity.organ (id, handle, name_zh, name_en, kind, level, demo, body)
         values (nextval('identity.organ_number'), 'e-spec', '公司', 'company', 'enterprise', 'park', false, 'company')`,
    );
    await opened.rows(`update identity.organ set confirmed_at = now() where handle = 'e-spec'`);
    expect(await stamp()).toBe(before);
  });

  it('is renewed by what the owner writes past the triggers that keep versions', async () => {
    const before = await stamp();
    const owner = await opened.owner.connect();
    try {
      await owner.query(`set session_replication_role = replica;
        delete from catalogue.publication where code = 'spec'; set session_replication_role = default`);
    } finally {
      owner.release();
    }
    expect(await stamp()).not.toBe(before);
  });
});
