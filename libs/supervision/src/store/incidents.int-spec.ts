import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { ringApart } from '#record';
import { bind, FIRM } from '../../../../test/support/bonds.js';
import { type OpenedCase, startVerbs, type Verbs } from '../../../../test/support/verbs.js';
import { CloseIncident } from '../close-incident.js';
import { IncidentQueries, type IncidentRow } from './incident.queries.js';
import { SupervisionStore } from './supervision.store.js';

let verbs: Verbs;
let close: CloseIncident;
let queries: IncidentQueries;

beforeAll(async () => {
  verbs = await startVerbs();
  close = new CloseIncident(new SupervisionStore(verbs.database));
  queries = new IncidentQueries(verbs.database);
}, 90_000);

afterAll(() => verbs?.stop());

/** Each test leaves nothing that rings in the next. */
afterEach(async () => {
  await verbs.rows('delete from record.alarm');
  await verbs.rows('update record.incident set closed_at = now(), closed_how = $1 where closed_at is null', [
    'recovered',
  ]);
});

const all = { after: null, limit: 100, open: null, kind: null };
const incidents = (who = 'operator') => queries.incidents(verbs.as(who).principal, { ...all, open: true });
/** Rungs, without the escalations that follow an overdue one. */
const heard = async ({ id }: OpenedCase) =>
  (
    await verbs.rows<{ told: string }>(
      `select item_code || ' ' || kind || ' ' || rung as told from record.alert where stream_id = $1 and rung not like '%+%' order by id`,
      [id],
    )
  ).map(({ told }) => told);
const alarmsOf = ({ id }: OpenedCase, code: string) =>
  verbs.rows<{ kind: string; parked: boolean }>(
    `select a.kind, a.parked_reason is not null as parked from record.alarm a
       join casework.case_item i on i.case_id = a.stream_id and i.idx = a.idx where i.case_id = $1 and i.code = $2 order by 1`,
    [id, code],
  );
const takeUp = async (file: OpenedCase, ...codes: string[]) => {
  for (const code of codes) {
    await verbs.act('officer', file.item(code), { type: 'ACCEPT' });
    await verbs.act('officer', file.item(code), { type: 'CLAIM' });
  }
};

/** Two ways in which an item has really become unreadable: its version is gone, or a fact is no date. */
const POISONS = {
  'a version that does not exist': 'item_version = 2000000000',
  'a fact that breaks a rule': `facts = facts || '{"acceptedOn": "2026-02-31"}'`,
};
const poison = async ({ id }: OpenedCase, code: string, what: string): Promise<() => Promise<void>> => {
  const [was] = await verbs.rows<{ item_version: number; facts: object }>(
    'select item_version, facts from casework.case_item where case_id = $1 and code = $2',
    [id, code],
  );
  await verbs.rows(`update casework.case_item set ${what} where case_id = $1 and code = $2`, [id, code]);
  return async () => {
    await verbs.rows(
      'update casework.case_item set item_version = $3, facts = $4 where case_id = $1 and code = $2',
      [id, code, was?.item_version, was?.facts],
    );
  };
};

/** What the worker does every second. */
const ringDue = async () => {
  for (const stream of await verbs.alarms.dueStreams(100))
    await ringApart(verbs.alarms, stream, (due, alone) => verbs.ring.execute(stream.streamId, due, alone));
};

/** A case with C09 (promise 6 wd) poisoned and C10 (10 wd) sound, after so many working days. */
async function parked(
  what: string,
): Promise<{ file: OpenedCase; repair: () => Promise<void>; incident: IncidentRow }> {
  const file = await verbs.open('C09', 'C10');
  await takeUp(file, 'C09', 'C10');
  const repair = await poison(file, 'C09', what);
  await verbs.pass(8);
  const found = (await incidents()).filter(({ caseId }) => caseId === file.id);
  expect(found).toHaveLength(1);
  return { file, repair, incident: found[0]! };
}

describe('a poisoned item', () => {
  it.each(Object.entries(POISONS))('stops only itself: %s', async (_, what) => {
    const { file, incident } = await parked(what);
    expect(await heard(file)).toEqual(['C10 promise half']);
    expect(incident).toMatchObject({
      kind: 'alarm',
      n: file.item('C09').idx,
      subject: 'promise',
      park: 'xining',
      attempts: 5,
      closedAt: null,
    });
    expect(incident.reason).toMatch(/^(Error: no published version …|RangeError: not a legal day: …)$/);
    expect(await alarmsOf(file, 'C09')).toContainEqual({ kind: 'promise', parked: true });
    expect(await alarmsOf(file, 'C10')).toEqual([{ kind: 'promise', parked: false }]);
    await verbs.pass(4);
    expect(await heard(file)).toEqual(['C10 promise half', 'C10 promise nearly', 'C10 promise overdue']);
  });

  it('that waits for a sibling keeps it from no rung', async () => {
    const file = await verbs.open('C03', 'C07');
    await takeUp(file, 'C03', 'C07');
    const [waits] = await verbs.rows<{ awaits: string[] }>(
      `select awaits from casework.case_item where case_id = $1 and code = 'C07'`,
      [file.id],
    );
    expect(waits?.awaits).toContain('C03');
    await poison(file, 'C07', POISONS['a fact that breaks a rule']);
    await verbs.pass(40);
    expect((await heard(file)).filter((told) => told.startsWith('C03 promise'))).toEqual([
      'C03 promise half',
      'C03 promise nearly',
      'C03 promise overdue',
    ]);
    const found = (await incidents()).filter(({ caseId }) => caseId === file.id);
    expect(new Set(found.map(({ n }) => n))).toEqual(new Set([file.item('C07').idx]));
  });

  it('keeps no other from hearing of a result', async () => {
    const file = await verbs.open('C07', 'C09');
    await takeUp(file, 'C07', 'C09');
    const [project] = await verbs.rows<{ id: string }>(
      'select project_id as id from casework.case_file where id = $1',
      [file.id],
    );
    await verbs.rows(
      `update casework.case_item set awaits = '{P08}', facts = $2 where case_id = $1 and code = 'C09'`,
      [file.id, { acceptedOn: '2026-02-31' }],
    );
    await verbs.rows(
      `select projects.put_results(array[$1::uuid], '{}', '[{"code": "P08", "number": "P08-1", "organId": 1, "inForceOn": "2026-06-01",
         "fields": {"result-no": "P08-1"}}]', app.legal_today())`,
      [project?.id],
    );
    await expect(verbs.look.execute(file.id)).rejects.toThrow();
    const [tie] = await verbs.rows<{ state: string }>(
      `select t->>'state' as state from casework.case_item, jsonb_array_elements(facts->'ties') t
        where case_id = $1 and code = 'C07' and t->'to' ? 'P08'`,
      [file.id],
    );
    expect(tie?.state).toBe('in-force');
  });

  it('is counted once, however many workers ring it at once', async () => {
    const file = await verbs.open('C09', 'C10');
    await takeUp(file, 'C09', 'C10');
    await poison(file, 'C09', POISONS['a version that does not exist']);
    await verbs.rows(`update record.alarm set due_at = now() where stream_id = $1`, [file.id]);
    await Promise.all([ringDue(), ringDue(), ringDue(), ringDue()]);
    const counted = await verbs.rows<{ attempts: number }>(
      'select distinct attempts from record.alarm where stream_id = $1 and idx = $2',
      [file.id, file.item('C09').idx],
    );
    expect(counted).toEqual([{ attempts: 1 }]);
  });

  it('recovers by itself when a sibling rings and it can be read again', async () => {
    const { file, repair, incident } = await parked(POISONS['a fact that breaks a rule']);
    await repair();
    await verbs.pass(2);
    expect(await queries.incident(verbs.as('operator').principal, incident.id)).toMatchObject({
      closedHow: 'recovered',
      note: null,
    });
    expect((await heard(file)).filter((told) => told.startsWith('C09 promise'))).toEqual([
      'C09 promise half',
      'C09 promise nearly',
      'C09 promise overdue',
    ]);
  });
});

describe('an operator', () => {
  it('tries again: the alarm is due at once, has one try, and rings once when it can', async () => {
    const { file, repair, incident } = await parked(POISONS['a version that does not exist']);
    const asking = verbs.as('operator');
    expect(await close.execute(asking, incident.id, 'retry', '修复前试一次')).toEqual({ replayed: false });
    expect(await close.execute(asking, incident.id, 'retry', '修复前试一次')).toEqual({ replayed: true });
    await ringDue();
    const [second] = (await incidents()).filter(({ caseId }) => caseId === file.id);
    expect(second).toMatchObject({ attempts: 6, closedAt: null });
    expect(second?.id).not.toBe(incident.id);

    await repair();
    expect(await close.execute(verbs.as('operator'), second?.id ?? '', 'retry', '版本已恢复')).toEqual({
      replayed: false,
    });
    await ringDue();
    await ringDue();
    expect((await heard(file)).filter((told) => told.startsWith('C09 promise'))).toEqual([
      'C09 promise half',
      'C09 promise nearly',
      'C09 promise overdue',
    ]);
    expect((await incidents()).filter(({ caseId }) => caseId === file.id)).toEqual([]);
  });

  it('skips: nothing rings by itself any more, and the next act says first what the law has done', async () => {
    const file = await verbs.open('A04', 'C10');
    const repair = await poison(file, 'A04', POISONS['a version that does not exist']);
    await verbs.pass(8);
    const found = (await incidents()).filter(({ caseId }) => caseId === file.id);
    expect(found.map(({ subject }) => subject).sort()).toEqual(['pre-acceptance', 'unclaimed']);
    for (const { id } of found)
      expect(await close.execute(verbs.as('operator'), id, 'skip', '人工处理')).toEqual({ replayed: false });
    expect(await alarmsOf(file, 'A04')).toEqual([]);
    await repair();
    await ringDue();
    const standing = async () =>
      (
        await verbs.rows<{ standing: string }>(
          `select standing from casework.case_item where case_id = $1 and code = 'A04'`,
          [file.id],
        )
      )[0]?.standing;
    expect(await standing()).toBe('filed');
    await verbs.act('officer', file.item('A04'), { type: 'CLAIM' });
    const [item] = await verbs.rows<{ standing: string; by: string }>(
      `select standing, facts->>'acceptedBy' as by from casework.case_item where case_id = $1 and code = 'A04'`,
      [file.id],
    );
    expect(item).toEqual({ standing: 'accepted', by: 'silence' });
    // Seven working days from receipt: the promise is over as well; the statutory date is still ahead.
    expect((await heard(file)).filter((told) => told.startsWith('A04 promise'))).toEqual([
      'A04 promise half',
      'A04 promise nearly',
      'A04 promise overdue',
    ]);
    expect((await alarmsOf(file, 'A04')).map(({ kind }) => kind)).toEqual(['promise', 'statute']);
  });

  it('has a failed topic heard again: its line asks for it, and says of which line', async () => {
    const file = await verbs.open('C09');
    const fail = () =>
      verbs.ledger.failed({ topic: 'item.awaits', streamId: file.id, seq: 1 }, 'Error: why', 8);
    await Promise.all([fail(), fail()]);
    const [incident, ...others] = (await incidents()).filter(({ caseId }) => caseId === file.id);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ kind: 'topic', n: null, seq: 1, subject: 'item.awaits', attempts: 8 });
    await close.execute(verbs.as('operator'), incident?.id ?? '', 'retry', '再听一次');
    const [line] = await verbs.rows<{ seq: number }>(
      `select seq from record.outbox where stream_id = $1 and 'incident.retried' = any (topics)`,
      [file.id],
    );
    expect(await verbs.ledger.retried(file.id, line?.seq ?? 0)).toEqual({
      kind: 'topic',
      seq: 1,
      subject: 'item.awaits',
    });
    expect(await verbs.ledger.retried(file.id, 1)).toBeNull();
    await verbs.ledger.failed(
      { topic: 'incident.retried', streamId: file.id, seq: line?.seq ?? 0 },
      'Error: again',
      8,
    );
    const [again] = (await incidents()).filter(({ caseId }) => caseId === file.id);
    expect(again).toMatchObject({ seq: 1, subject: 'item.awaits', attempts: 16, reason: 'Error: again' });
    await close.execute(verbs.as('operator'), again?.id ?? '', 'skip', '不再需要');
    expect((await incidents()).filter(({ caseId }) => caseId === file.id)).toEqual([]);
  });

  it('has a legal notice delivered again that did not arrive; other messages are no incident', async () => {
    const file = await verbs.open('C09');
    const sequence = async () => {
      while ((await verbs.ledger.sequence(200)) > 0);
    };
    await sequence();
    const [made] = await verbs.rows<{ legal: string; other: string }>(
      `with s as (insert into messaging.subscription (id, organ_id, channel, target, topics, kinds, after_pos, created_by)
          select gen_random_uuid(), f.applicant_organ, 'webhook', 'https://example.org/' || f.id, '{notice.issued}', '{}', 0, f.id
            from casework.case_file f where f.id = $1 returning id, organ_id),
        d as (insert into messaging.delivery (id, subscription_id, channel, pos, notice_id, event_id, organ_id, park_id, legal, attempts)
          select gen_random_uuid(), s.id, 'webhook', l.pos, n, 'evt', s.organ_id, 1, n = 1, 1
            from s, generate_series(1, 2) n, (select max(pos) as pos from record.ledger where stream_id = $1) l returning id, legal)
       select (select id from d where legal) as legal, (select id from d where not legal) as other`,
      [file.id],
    );
    for (const id of [made?.legal, made?.other])
      await verbs.rows(`select messaging.finish($1, 1, '{"error": "HTTP_500"}', null)`, [id]);
    const mine = async () => (await incidents()).filter(({ caseId }) => caseId === file.id);
    const [incident, ...others] = await mine();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ kind: 'delivery', subject: made?.legal, reason: 'HTTP_500' });

    await close.execute(verbs.as('operator'), incident?.id ?? '', 'retry', '接收端已恢复');
    await sequence();
    while ((await verbs.rows<{ n: number }>('select messaging.fill(200) as n'))[0]?.n);
    expect(
      await verbs.rows('select id, state, tries from messaging.delivery where id = any ($1) order by legal', [
        [made?.legal, made?.other],
      ]),
    ).toMatchObject([
      { id: made?.other, state: 'failed' },
      { id: made?.legal, state: 'pending', tries: 0 },
    ]);
  });

  it('leaves a line of the case: who, when, which incident, why', async () => {
    const { file, incident } = await parked(POISONS['a version that does not exist']);
    await close.execute(verbs.as('operator'), incident.id, 'skip', '版本缺失，人工处理');
    const [line] = await verbs.rows<{ kind: string; line: string; sign_in: string; topics: string[] }>(
      `select j.kind, j.line, p.sign_in, o.topics from record.journal j join identity.person p on p.id = j.person_id
         join record.outbox o on o.stream_id = j.stream_id and o.seq = j.seq
        where j.stream_id = $1 order by j.seq desc limit 1`,
      [file.id],
    );
    expect(line).toMatchObject({
      kind: 'INCIDENT_SKIPPED',
      sign_in: 'operator',
      topics: ['incident.skipped'],
    });
    expect(JSON.parse(line?.line ?? '')).toMatchObject({
      incident: { id: incident.id, kind: 'alarm', idx: file.item('C09').idx, subject: 'promise' },
      reason: '版本缺失，人工处理',
      entries: [],
    });
  });

  it('closes each once, however many click; nobody else closes any', async () => {
    const { incident } = await parked(POISONS['a version that does not exist']);
    for (const who of ['supervisor', 'lead', 'applicant', 'supervisor.qaidam'] as const) {
      const refused = await close.execute(verbs.as(who), incident.id, 'skip', '不应成功');
      const code = isRejection(refused) && refused.code;
      expect([who, code]).toEqual([who, who === 'supervisor' ? 'FORBIDDEN' : 'ABSENT']);
    }
    await bind(verbs, 'operator', FIRM);
    expect(await close.execute(verbs.as('operator'), incident.id, 'skip', '不应成功')).toMatchObject({
      code: 'RECUSED',
    });
    await bind(verbs, 'operator');
    const clicks = await Promise.all(
      (['retry', 'skip', 'retry', 'skip'] as const).map((way) =>
        close.execute(verbs.as('operator'), incident.id, way, '同时点击'),
      ),
    );
    expect(clicks.map((answer) => (isRejection(answer) ? answer.code : 'done')).toSorted()).toEqual([
      'INCIDENT_CLOSED',
      'INCIDENT_CLOSED',
      'INCIDENT_CLOSED',
      'done',
    ]);
  });

  it('sees every park; a supervisor the own one; nobody else any', async () => {
    const { incident } = await parked(POISONS['a version that does not exist']);
    const seenBy = async (who: string) => (await incidents(who)).some(({ id }) => id === incident.id);
    const seen = await Promise.all(
      ['operator', 'supervisor', 'supervisor.qaidam', 'lead', 'clerk', 'applicant'].map(seenBy),
    );
    expect(seen).toEqual([true, true, false, false, false, false]);
  });
});
