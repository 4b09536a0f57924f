import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

const basis = '法释〔2009〕20号 9';
/** As the act of publishing leaves it: a shorter promise, for items in hand, too. */
async function publish(code: string): Promise<number> {
  const [made] = await verbs.rows<{ id: number }>(
    `insert into catalogue.publication (kind, code, version, effective_from, hash, content, pending, source)
     select kind, code, version + 1, app.legal_today(), code || version + 1, jsonb_set(content, '{promise,value}', '1'), $2, '公告'
       from catalogue.publication where kind = 'item' and code = $1 order by version desc limit 1 returning id`,
    [code, { rule: 'switch', basis }],
  );
  return made?.id ?? 0;
}
const recalendared = () =>
  verbs.rows(
    `insert into catalogue.publication (kind, code, version, effective_from, hash, content, source)
     select kind, code, version + 1, app.legal_today(), 'next', content, '通知' from catalogue.publication
      where kind = 'calendar' and code = 'CN' order by version desc limit 1`,
  );
const accepted = async (...codes: string[]): Promise<OpenedCase> => {
  const file = await verbs.open(...codes);
  for (const code of codes) await verbs.act('officer', file.item(code), { type: 'ACCEPT' });
  return file;
};
const versionOf = async ({ id }: OpenedCase, code: string) =>
  (
    await verbs.rows<{ version: number }>(
      'select item_version as version from casework.case_item where case_id = $1 and code = $2',
      [id, code],
    )
  )[0]?.version;
/** A fact that is no date: whoever reads the item throws. What is answered makes it whole again. */
async function poison({ id }: OpenedCase, code: string): Promise<() => Promise<unknown>> {
  const on = 'where case_id = $1 and code = $2';
  const [was] = await verbs.rows<{ facts: object }>(`select facts from casework.case_item ${on}`, [id, code]);
  const put = (facts: object) =>
    verbs.rows(`update casework.case_item set facts = $3 ${on}`, [id, code, facts]);
  await put({ ...was?.facts, acceptedOn: 'soon' });
  return () => put(was?.facts ?? {});
}
/** The pauses before the next try are over; those that an operator ended for good are not. */
const paused = () => verbs.rows("update casework.unreached set due_at = now() where due_at < 'infinity'");
type Pass = 'adopt' | 'recalendar';
const pass = async (which: Pass): Promise<void> => {
  await paused();
  await verbs[which].execute().catch(() => 0);
};
const passes = async (which: Pass, times: number) => {
  for (let n = 0; n < times; n += 1) await pass(which);
};
const of = async ({ id }: OpenedCase, open: boolean | null = true): Promise<IncidentRow[]> => {
  const asked = { after: null, limit: 100, open, kind: 'publication' };
  return (await queries.incidents(verbs.as('operator').principal, asked)).filter(
    ({ caseId }) => caseId === id,
  );
};
const word = (incident: IncidentRow | undefined, way: 'retry' | 'skip') =>
  close.execute(verbs.as('operator'), incident?.id ?? '', way, '已看过');
const pauses = ({ id }: OpenedCase) =>
  verbs.rows<{ attempts: number; minutes: number }>(
    `select attempts, round(extract(epoch from due_at - now()) / 60)::int as minutes from casework.unreached where case_id = $1`,
    [id],
  );

describe('an item that a publication does not reach', () => {
  it('is an incident from the fifth failure on, once, and ends by itself when it went through', async () => {
    const file = await accepted('C09', 'C10');
    const repair = await poison(file, 'C09');
    const version = await publish('C09');
    await passes('adopt', 4);
    expect(await of(file)).toEqual([]);
    await passes('adopt', 2);
    const [incident, ...others] = await of(file);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ n: file.item('C09').idx, seq: null, attempts: 5, park: 'xining' });
    expect(incident?.subject).toMatch(/^item C09 \d+$/);
    expect(incident?.reason).toBe('RangeError: not a legal day: …');
    await repair();
    await pass('adopt');
    expect(await versionOf(file, 'C09')).toBe(version);
    expect(await of(file, null)).toMatchObject([{ id: incident?.id, closedHow: 'recovered', note: null }]);
    expect(await pauses(file)).toEqual([]);
  });

  it('waits twice as long after each failure, an hour at most; whoever asks meanwhile tries nothing', async () => {
    const file = await accepted('C08');
    const repair = await poison(file, 'C08');
    await publish('C08');
    const seen: object[] = [];
    for (let n = 0; n < 8; n += 1) {
      await pass('adopt');
      expect(await verbs.adopt.execute()).toBe(0);
      seen.push(...(await pauses(file)));
    }
    expect(seen).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((minutes, n) => ({ attempts: n + 1, minutes })));
    await repair();
  });

  it('counts one failure of two workers at once', async () => {
    const file = await accepted('C06');
    const repair = await poison(file, 'C06');
    await publish('C06');
    await pass('adopt');
    await paused();
    await Promise.all([1, 2, 3].map(() => verbs.adopt.execute().catch(() => 0)));
    expect(await pauses(file)).toMatchObject([{ attempts: 2 }]);
    await repair();
  });

  it('a retry tries at once, and fails at once into a new incident; a skip ends the tries of this item alone', async () => {
    const file = await accepted('A05', 'C04');
    await poison(file, 'A05');
    await poison(file, 'C04');
    await recalendared();
    await passes('recalendar', 5);
    expect((await of(file)).map(({ n, subject }) => [n, subject.replace(/\d+$/, '')]).sort()).toEqual([
      [1, 'calendar CN '],
      [2, 'calendar CN '],
    ]);
    const first = (await of(file)).find(({ n }) => n === 1);
    expect(await word(first, 'retry')).toEqual({ replayed: false });
    await expect(verbs.recalendar.execute()).rejects.toThrow('keep an old calendar');
    const again = (await of(file)).find(({ n }) => n === 1);
    expect(again).toMatchObject({ attempts: 6, closedAt: null });
    expect(again?.id).not.toBe(first?.id);
    expect(await word(again, 'skip')).toEqual({ replayed: false });
    await passes('recalendar', 2);
    expect((await of(file)).map(({ n }) => n)).toEqual([2]);
    // The other one is let go, too: nothing is tried any more.
    await word((await of(file))[0], 'skip');
    await paused();
    expect(await verbs.recalendar.execute()).toBe(0);
    expect(await of(file)).toEqual([]);
  });

  it('is over when the item has ended', async () => {
    const file = await accepted('A09');
    const repair = await poison(file, 'A09');
    const version = await publish('A09');
    await passes('adopt', 5);
    await repair();
    await verbs.act('applicant', file.item('A09'), { type: 'WITHDRAW' });
    await pass('adopt');
    expect(await versionOf(file, 'A09')).not.toBe(version);
    expect(await of(file, null)).toMatchObject([{ closedHow: 'recovered' }]);
  });

  it('holds up no demonstration clock: the others take it, and ring on the way', async () => {
    const [broken, sound] = [await accepted('C07'), await accepted('C03')];
    const repair = await poison(broken, 'C07');
    await publish('C07');
    const version = await publish('C03');
    await verbs.pass(3);
    expect(await versionOf(sound, 'C03')).toBe(version);
    const overdue = `select from record.alert where stream_id = $1 and kind = 'promise' and rung = 'overdue'`;
    expect(await verbs.rows(overdue, [sound.id])).toHaveLength(1);
    expect(await pauses(broken)).toMatchObject([{ attempts: 1 }]);
    await repair();
  });
});
