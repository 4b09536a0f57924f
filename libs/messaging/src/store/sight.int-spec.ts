import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Ledger } from '#record';
import { openStage, type Stage } from '../../../../test/support/channels.js';
import { DeliveryQueries } from './delivery.queries.js';
import { DeliveryStore } from './delivery.store.js';
import type { Place } from './fragments.js';
import { type NoticeFilter, NoticeQueries } from './notice.queries.js';

type Person = Awaited<ReturnType<Stage['signIn']>>;

let stage: Stage;
let notices: NoticeQueries;
let deliveries: DeliveryQueries;
let store: DeliveryStore;
let people: Record<'applicant' | 'other' | 'head' | 'clerk' | 'supervisor' | 'elsewhere', Person>;

beforeAll(async () => {
  stage = await openStage();
  notices = new NoticeQueries(stage.database);
  deliveries = new DeliveryQueries(stage.database);
  store = new DeliveryStore(stage.database);
  const [applicant, other, head, clerk, supervisor, elsewhere] = await Promise.all(
    ['applicant', 'applicant2', 'head.xining-planning', 'clerk', 'supervisor', 'supervisor.qaidam'].map(
      (name) => stage.signIn(name),
    ),
  );
  people = {
    applicant: applicant!,
    other: other!,
    head: head!,
    clerk: clerk!,
    supervisor: supervisor!,
    elsewhere: elsewhere!,
  };
}, 90_000);

afterAll(() => stage?.close());

const placed = () => new Ledger(stage.database).sequence(1000);

async function kinds(who: Person, filter: NoticeFilter = {}, after: Place | null = null): Promise<string[]> {
  const rows = await notices.notices(who.principal, filter, { after, limit: 100 });
  return rows.map(({ kind }) => kind);
}

describe('notices', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await stage.act({
      viewers: [people.applicant.organId, people.head.organId],
      notices: [
        { kind: 'to-applicant', legal: true },
        { kind: 'to-organ', organId: people.head.organId, audience: 'organ' },
        { kind: 'to-supervision', organId: null, audience: 'supervisor' },
      ],
    });
    await placed();
  });

  it('are shown to whom they are addressed, and to the window and supervision of the park', async () => {
    const all = ['to-applicant', 'to-organ', 'to-supervision'];
    expect(await kinds(people.applicant)).toEqual(['to-applicant']);
    expect(await kinds(people.head)).toEqual(['to-organ']);
    expect(await kinds(people.clerk)).toEqual(all);
    expect(await kinds(people.supervisor)).toEqual(all);
    expect(await kinds(people.other)).toEqual([]);
    expect(await kinds(people.elsewhere)).toEqual([]);
  });

  it('are narrowed by each filter, and by all of them', async () => {
    const as = people.supervisor;
    expect(await kinds(as, { kind: 'to-organ' })).toEqual(['to-organ']);
    expect(await kinds(as, { audience: 'supervisor' })).toEqual(['to-supervision']);
    expect(await kinds(as, { legal: true })).toEqual(['to-applicant']);
    expect(await kinds(as, { legal: false })).toEqual(['to-organ', 'to-supervision']);
    expect(await kinds(as, { caseId: '0192d0a0-0000-7000-8000-000000000000' })).toEqual([]);
    expect(await kinds(as, { since: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
    const since = new Date(Date.now() - 60_000).toISOString();
    expect(
      await kinds(as, { caseId, legal: true, audience: 'applicant', kind: 'to-applicant', since }),
    ).toHaveLength(1);
    expect(await kinds(as, { kind: `' or true --` })).toEqual([]);
  });

  it('come behind the cursor however late their act commits; by id they would be lost', async () => {
    const reader = people.applicant;
    const after = (await notices.notices(reader.principal, {}, { after: null, limit: 100 })).at(-1)!;
    const slow = new pg.Client({ connectionString: stage.url });
    await slow.connect();
    try {
      await slow.query('begin');
      const { rows } = await slow.query(
        `with s as (insert into record.stream values (gen_random_uuid(), 1, $1, 1) returning id),
          j as (insert into record.journal select id, 1, now(), current_date, id, 1, 'ACCEPT', 1, $1, '{}', null, null from s),
          o as (insert into record.outbox (stream_id, seq, topics) select id, 1, '{notice.issued}' from s)
         insert into record.notice (stream_id, seq, idx, kind, audience, organ_id, park_id, legal, words, params, issued_at)
           select id, 1, 1, 'slow', 'applicant', $2, 1, true, '{"zh":"慢","en":"slow"}', '{}', now() from s returning id`,
        [[reader.organId], reader.organId],
      );
      await stage.act({ viewers: [reader.organId], notices: [{ kind: 'quick' }] });
      await placed();
      const first = await notices.notices(reader.principal, {}, { after, limit: 100 });
      expect(first.map(({ kind }) => kind)).toEqual(['quick']);
      const seen = first.at(-1)!;
      await slow.query('commit');
      await placed();
      expect(BigInt(rows[0].id)).toBeLessThan(BigInt(seen.id));
      expect(await kinds(reader, {}, seen)).toEqual(['slow']);
    } finally {
      await slow.end();
    }
  });

  it('wait for their place: what no ledger entry has made known yet is not listed', async () => {
    await stage.act({ viewers: [people.other.organId], notices: [{ kind: 'early' }] });
    expect(await kinds(people.other)).toEqual([]);
    await placed();
    expect(await kinds(people.other)).toEqual(['early']);
  });

  it('are there for who waits for the sequencer that is placing them just then', async () => {
    const sequencer = new pg.Client({ connectionString: stage.url });
    await sequencer.connect();
    try {
      await stage.act({ viewers: [people.other.organId], notices: [{ kind: 'being-placed' }] });
      await sequencer.query('begin');
      await sequencer.query('select record.sequence(1000)');
      expect(await placed()).toBe(0);
      expect(await kinds(people.other)).not.toContain('being-placed');
      const waiting = new Ledger(stage.database).sequence(1000, true);
      await sequencer.query('commit');
      await waiting;
      expect(await kinds(people.other)).toContain('being-placed');
    } finally {
      await sequencer.end();
    }
  });
});

describe('deliveries', () => {
  const legalFailed = { legal: true, state: 'failed' };
  let failed: string;
  beforeAll(async () => {
    const { id } = await stage.subscribe(people.applicant, {
      channel: 'webhook',
      target: 'https://hooks.example.com/',
      topics: ['notice.issued', 'case.changed'],
    });
    await stage.act({
      viewers: [people.applicant.organId],
      topics: ['case.changed'],
      notices: [{ kind: 'decided', legal: true }, { kind: 'stopped' }],
    });
    await placed();
    await store.fill(200);
    const claimed = await store.claim({ failing: false, most: 10, each: 10, leaseSeconds: 60, busy: [] });
    for (const message of claimed)
      await store.finish(
        message,
        { tookMs: 5, status: 500, error: 'STATUS', excerpt: 'their own words' },
        null,
      );
    const [row] = await deliveries.deliveries(
      people.applicant.principal,
      { ...legalFailed, subscription: id },
      { after: null, limit: 9 },
    );
    failed = row!.id;
  });

  const seen = async (who: Person, filter = {}) =>
    (await deliveries.deliveries(who.principal, filter, { after: null, limit: 100 })).map(
      ({ noticeKind }) => noticeKind,
    );

  it('are their organ’s; what the law asks to arrive is also the supervision’s of its park', async () => {
    expect((await seen(people.applicant)).sort()).toEqual(['decided', 'stopped', null].sort());
    expect(await seen(people.supervisor)).toEqual(['decided']);
    expect(await seen(people.supervisor, legalFailed)).toEqual(['decided']);
    expect(await seen(people.supervisor, { state: 'delivered' })).toEqual([]);
    for (const who of [people.elsewhere, people.other, people.head]) expect(await seen(who)).toEqual([]);
  });

  it('show their attempts, and what the receiver said only to its own organ', async () => {
    const attempt = { n: 1, status: 500, error: 'STATUS', tookMs: 5 };
    const own = await deliveries.delivery(people.applicant.principal, failed);
    expect(own!.log).toMatchObject([{ ...attempt, excerpt: 'their own words' }]);
    const theirs = await deliveries.delivery(people.supervisor.principal, failed);
    expect(theirs!.log).toMatchObject([{ ...attempt, excerpt: null }]);
    expect(await deliveries.delivery(people.elsewhere.principal, failed)).toBeNull();
    expect(await stage.store.list(people.supervisor.principal, { after: null, limit: 9 })).toEqual([]);
  });

  it('may be sent again by the supervision, which sees them fail', async () => {
    expect(await stage.store.redeliver(people.elsewhere, failed)).toBe('absent');
    expect(await stage.store.redeliver(people.supervisor, failed)).toBe('done');
    expect(await seen(people.supervisor, legalFailed)).toEqual([]);
  });

  it('are read in pages, newest first, none twice', async () => {
    for (let n = 0; n < 7; n += 1)
      await stage.act({ viewers: [people.applicant.organId], topics: ['case.changed'] });
    await placed();
    await store.fill(200);
    const ids: string[] = [];
    let after: Place | null = null;
    for (;;) {
      const rows = await deliveries.deliveries(people.applicant.principal, {}, { after, limit: 3 });
      ids.push(...rows.map(({ id }) => id));
      if (rows.length < 3) break;
      after = rows.at(-1)!;
    }
    expect(ids).toHaveLength(10);
    expect(new Set(ids).size).toBe(10);
  });
});
