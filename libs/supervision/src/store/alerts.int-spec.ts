import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { isRejection } from '#kernel';
import { type OpenedCase, startVerbs, type Verbs } from '../../../../test/support/verbs.js';
import { AcknowledgeAlert } from '../acknowledge-alert.js';
import { type AlertPlace, AlertQueries, type AlertRow, type AlertsAsked } from './alert.queries.js';
import { SupervisionStore } from './supervision.store.js';

let verbs: Verbs;
let queries: AlertQueries;
let acknowledgement: AcknowledgeAlert;
let file: OpenedCase;

const EVERYTHING: AlertsAsked = {
  after: null,
  limit: 100,
  light: null,
  level: null,
  clock: null,
  organ: null,
  caseId: null,
  acknowledged: null,
  since: null,
};
const list = async (who: string, asked: Partial<AlertsAsked> = {}) =>
  (await queries.alerts(verbs.as(who).principal, { ...EVERYTHING, ...asked })).rows;
const ids = (rows: readonly AlertRow[]) => rows.map(({ id }) => id);
const numbered = async () => {
  while ((await verbs.ledger.sequence(500)) > 0);
};

beforeAll(async () => {
  verbs = await startVerbs();
  queries = new AlertQueries(verbs.database);
  acknowledgement = new AcknowledgeAlert(new SupervisionStore(verbs.database));
  file = await verbs.open('C03', 'C09', 'C10');
  for (const code of ['C03', 'C09', 'C10']) await verbs.act('officer', file.item(code), { type: 'ACCEPT' });
  // A day at a time, so that positions are given out in many hours.
  for (let day = 0; day < 30; day += 1) {
    await verbs.pass(1);
    await numbered();
  }
}, 90_000);

afterAll(() => verbs?.stop());

/** Another stream raises this many alerts on one connection, which has not committed yet. */
async function raising(count: number): Promise<{ commit(): Promise<string[]> }> {
  const client = new pg.Client({ connectionString: verbs.url });
  await client.connect();
  await client.query('begin');
  const { rows } = await client.query<{ id: string }>(
    `with s as (insert into record.stream select gen_random_uuid(), park_id, viewers, 2 from record.stream where id = $1 returning *),
      j as (insert into record.journal select id, 2, now(), current_date, id, 1, 'TIME', park_id, viewers, 'line', null, null from s),
      f as (insert into casework.case_file select s.id, f.park_id, f.base_code, f.project_id, f.applicant_organ, f.guide_version, s.id, 'q',
          f.viewers, 'open', 1, 1, 0, 0, 0, null, now(), null from s, casework.case_file f where f.id = $1),
      i as (insert into casework.case_item (case_id, idx, code, park_id, organ_id, viewers, item_version, machine_version, calendar, standing, work, facts, turn, awaits)
        select s.id, i.idx, i.code, i.park_id, i.organ_id, i.viewers, i.item_version, 1, i.calendar, 'accepted', 'unclaimed', '{}', 'organ', '{}'
          from s, casework.case_item i where i.case_id = $1 and i.code = 'C09'),
      o as (insert into record.outbox (stream_id, seq, topics) select id, 2, '{case.changed}' from s)
     insert into record.alert (stream_id, seq, idx, kind, rung, light, level, park_id, viewers, organ_id, item_code, due_on, raised_at)
     select s.id, 2, i.idx, 'promise', 'rung ' || n, 'red', 'officer', s.park_id, s.viewers, i.organ_id, i.code, current_date, app.legal_now()
       from s, casework.case_item i, generate_series(1, $2) n where i.case_id = $1 and i.code = 'C09' returning id`,
    [file.id, count],
  );
  return {
    async commit() {
      await client.query('commit');
      await client.end();
      return rows.map(({ id }) => id);
    },
  };
}

describe('the list of alerts', () => {
  it('passes over nothing that commits late', async () => {
    const reader = verbs.as('supervisor').principal;
    const seen: string[] = [];
    let place: AlertPlace | null = null;
    const readOn = async () => {
      for (;;) {
        const page = await queries.alerts(reader, { ...EVERYTHING, after: place, limit: 3 });
        seen.push(...ids(page.rows));
        place = page.place;
        if (page.rows.length < 3) return;
      }
    };
    await readOn();
    const before = [...seen];
    const slow = await raising(2);
    const quick = await (await raising(2)).commit();
    await readOn();
    await numbered();
    await readOn();
    expect(quick.every((id) => seen.includes(id))).toBe(true);
    const late = await slow.commit();
    // Smaller numbers than what was read already: a cursor of ids would never come back to them.
    expect(Math.max(...late.map(Number))).toBeLessThan(Math.min(...quick.map(Number)));
    await readOn();
    await numbered();
    await readOn();
    expect(new Set(seen)).toEqual(new Set([...before, ...quick, ...late]));
    const times = (id: string) => seen.filter((each) => each === id).length;
    expect(before.every((id) => times(id) === 1)).toBe(true);
    // Seen before it had a position, an alert may be seen once more with it, never oftener.
    expect(Math.max(...seen.map(times))).toBeLessThanOrEqual(2);
  });

  it('reads on through what has no position yet, page by page, and ends', async () => {
    const raised = await (await raising(10)).commit();
    const got: string[] = [];
    let place: AlertPlace | null = null;
    for (let pages = 0; pages < 100; pages += 1) {
      const page: { rows: AlertRow[]; place: AlertPlace } = await queries.alerts(
        verbs.as('supervisor').principal,
        {
          ...EVERYTHING,
          after: place,
          limit: 3,
        },
      );
      got.push(...ids(page.rows));
      place = page.place;
      if (page.rows.length < 3) break;
    }
    expect(got.slice(-10)).toEqual(raised);
    expect(new Set(got).size).toBe(got.length);
    await numbered();
  });

  it('filters', async () => {
    const everything = await list('supervisor', { caseId: file.id });
    expect(everything.length).toBeGreaterThan(8);
    const holds: [Partial<AlertsAsked>, (row: AlertRow) => boolean][] = [
      [{ light: 'red' }, ({ light }) => light === 'red'],
      [{ light: 'yellow' }, ({ light }) => light === 'yellow'],
      [{ level: 'officer' }, ({ level }) => level === 'officer'],
      [{ level: 'supervisor' }, ({ level }) => level === 'supervisor'],
      [{ clock: 'statute' }, ({ clock }) => clock === 'statute'],
      [{ organ: file.item('C09').organ }, ({ organ }) => organ.handle === file.item('C09').organ],
    ];
    for (const [filter, kept] of holds) {
      expect(ids(await list('supervisor', { caseId: file.id, ...filter }))).toEqual(
        ids(everything.filter(kept)),
      );
    }
    for (const { raisedAt: since } of everything) {
      const later = everything.filter(({ raisedAt }) => raisedAt >= since);
      expect(ids(await list('supervisor', { caseId: file.id, since }))).toEqual(ids(later));
    }
  });

  it('shows an organ its own, supervision and lead their park’s, nobody else any', async () => {
    const { organ } = file.item('C09');
    for (const who of [`head.${organ}`, `officer.${organ}`]) {
      const mine = await list(who, { caseId: file.id });
      expect(mine.length).toBeGreaterThan(0);
      expect(mine.every((row) => row.organ.handle === organ)).toBe(true);
    }
    expect(ids(await list('lead', { caseId: file.id }))).toEqual(
      ids(await list('supervisor', { caseId: file.id })),
    );
    expect(await list('supervisor.qaidam')).toEqual([]);
    expect(await list('operator')).toEqual([]);
  });
});

describe('an acknowledgement', () => {
  const code = (answer: unknown) => (isRejection(answer) ? answer.code : 'done');

  it('is said once each person, with a note, as a line; the ladder goes on', async () => {
    const [alert] = await list('supervisor', { caseId: file.id, acknowledged: false });
    const id = alert?.id ?? '';
    const head = `head.${alert?.organ.handle}`;
    const clicks = await Promise.all(
      [1, 2, 3].map(() => acknowledgement.execute(verbs.as(head), id, '已知悉，明日办理')),
    );
    expect(clicks.map(code).toSorted()).toEqual(['ALREADY_ACKNOWLEDGED', 'ALREADY_ACKNOWLEDGED', 'done']);
    const again = verbs.as('supervisor');
    expect(code(await acknowledgement.execute(again, id, '督查室已知悉'))).toBe('done');
    expect(await acknowledgement.execute(again, id, '督查室已知悉')).toEqual({ replayed: true });

    const shown = await queries.alert(verbs.as('lead').principal, id);
    expect(shown?.acknowledgements.map(({ note }) => note)).toEqual(['已知悉，明日办理', '督查室已知悉']);
    const lines = await verbs.rows<{ line: string }>(
      `select line from record.journal where stream_id = $1 and kind = 'ALERT_ACKNOWLEDGED' order by seq`,
      [file.id],
    );
    expect(lines.map(({ line }) => JSON.parse(line))).toMatchObject([
      {
        alert: { id, idx: alert?.n, clock: alert?.clock, rung: alert?.rung },
        note: '已知悉，明日办理',
        entries: [],
      },
      { note: '督查室已知悉' },
    ]);
    expect(ids(await list('supervisor', { caseId: file.id, acknowledged: true }))).toEqual([id]);
    expect(ids(await list('supervisor', { caseId: file.id, acknowledged: false }))).not.toContain(id);
    const alarms = await verbs.rows('select from record.alert where stream_id = $1 and id = $2', [
      file.id,
      id,
    ]);
    expect(alarms).toHaveLength(1);
  });

  it('is nobody’s who is not addressed', async () => {
    const [alert] = await list('supervisor', {
      caseId: file.id,
      acknowledged: false,
      organ: file.item('C09').organ,
    });
    const id = alert?.id ?? '';
    const others: [string, string][] = [
      [`head.${file.item('C03').organ}`, 'FORBIDDEN'],
      ['clerk', 'FORBIDDEN'],
      ['applicant', 'FORBIDDEN'],
      ['supervisor.qaidam', 'ABSENT'],
      ['operator', 'ABSENT'],
    ];
    for (const [who, want] of others)
      expect([who, code(await acknowledgement.execute(verbs.as(who), id, '不应成功'))]).toEqual([who, want]);
    await verbs.rows(`update record.alert set level = 'supervisor' where id = $1`, [id]);
    const head = verbs.as(`head.${file.item('C09').organ}`);
    expect(code(await acknowledgement.execute(head, id, '已上报'))).toBe('NOT_ADDRESSED');
    expect(code(await acknowledgement.execute(verbs.as('lead'), id, '牵头办已知悉'))).toBe('done');
    expect(code(await acknowledgement.execute(verbs.as('lead'), '999999', '没有'))).toBe('ABSENT');
  });
});
