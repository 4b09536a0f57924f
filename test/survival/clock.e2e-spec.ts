import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, application, item, itemOf, review, submit, until } from '../support/acts.js';
import { audit } from '../support/audit.js';
import { copyCase } from '../support/copies.js';
import { watchAlarms } from '../support/lateness.js';
import { openScene, type Scene } from '../support/scene.js';

describe('the server’s clock, set by somebody else', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    await scene.start('api');
  }, 90_000);
  afterAll(() => scene?.stop(), 30_000);

  it('stepped back and forward while it rings, rings nothing twice and nothing early, and no case steps back in time', async () => {
    const file = await submit(scene, await application(scene, 'plant-parallel', ['A04', 'C09', 'C10']));
    for (const code of ['C09', 'C10']) await act(scene, itemOf(file, code), ['officer', 'acceptance']);
    await copyCase(scene, file.id, 10);
    await scene.start('worker');
    const watch = await watchAlarms(scene);
    const instants = await scene.rows<{ at: Date }>(
      'select distinct due_at as at from record.alarm order by 1 limit 3',
    );
    const alerts = async () => (await scene.rows('select from record.alert')).length;
    const near = (at: Date, ms: number) => scene.setClock(new Date(at.getTime() + ms));
    for (const { at } of instants) {
      // A second short of it, as a time server may correct: nothing rings.
      await near(at, -1500);
      await until('it rings', async () => (await scene.legalNow()) > at);
      await scene.settled();
      const heard = await alerts();
      // Back over what has just rung, a person acts, and forward over it again.
      await near(at, -3 * 3_600_000);
      const before = await item(scene, file.id, 'C09');
      await act(scene, { ...before, caseId: file.id }, [
        'officer',
        before.work === 'unclaimed' ? 'claim' : 'release',
      ]);
      await scene.settled();
      expect(await alerts()).toBe(heard);
      await near(at, 1000);
      await scene.settled();
      expect(await alerts()).toBe(heard);
      expect(await audit(scene)).toEqual([]);
    }
    const late = await watch.report('the clock stepped back and forward');
    expect(late).toMatchObject({ alarms: late.heard });
  }, 60_000);
});

/** What a case became, with everything taken out that differs between two cases: ids, numbers and moments. */
async function becameOf(scene: Scene, caseId: string): Promise<unknown> {
  const blur = (text: string) =>
    text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
      // Salted, so that nobody finds an identity number by trying all of them.
      .replaceAll(/(form[\\":]+)[0-9a-f]{64}/g, '$1<digest>')
      .replaceAll(/QH\d+/g, '<receipt>');
  const lines = await scene.rows<{ line: string; at: string }>(
    `select line, effective_on::text as on, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at
       from record.journal where stream_id = $1 order by seq`,
    [caseId],
  );
  const alerts = await scene.rows(
    `select idx, kind, rung, light, due_on::text as due_on, to_char(raised_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at
       from record.alert where stream_id = $1 order by id`,
    [caseId],
  );
  const alarms = await scene.rows(
    `select idx, kind, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as at from record.alarm
      where stream_id = $1 order by 1, 2`,
    [caseId],
  );
  const items = await scene.rows(
    `select idx, code, standing, work, due_on::text as due_on, warn_on::text as warn_on, facts::text as facts
       from casework.case_item where case_id = $1 order by idx`,
    [caseId],
  );
  return JSON.parse(blur(JSON.stringify({ lines, alerts, alarms, items })));
}

/** Files on the eve of the National Day holidays, two minutes before the legal day ends; all that is due rings. */
async function live(zone: string): Promise<unknown> {
  const scene = await openScene({ settings: { TZ: zone } });
  try {
    await scene.start('api');
    await scene.setClock(new Date('2026-09-29T15:58:00Z'));
    const file = await submit(scene, await application(scene, 'plant-parallel', ['A04', 'A09', 'C09']));
    await scene.setClock(new Date('2026-09-29T16:01:00Z'));
    await act(scene, itemOf(file, 'A09'), ['officer', 'acceptance']);
    await review(scene, itemOf(file, 'C09'));
    await scene.start('worker');
    for (const at of ['2026-10-13T01:00:01Z', '2026-10-15T01:00:01Z']) {
      await scene.setClock(new Date(at));
      await scene.settled();
    }
    expect(await audit(scene)).toEqual([]);
    return await becameOf(scene, file.id);
  } finally {
    await scene.stop();
  }
}

describe('the time zone of the processes', () => {
  it('changes no due date, no line and no ring', async () => {
    // The law's own zone, and the outermost on either side; every other test runs in UTC.
    const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'];
    const became: unknown[] = [];
    for (const zone of zones) became.push(await live(zone));
    // National Day 2026: 1 to 7 October off, 10 October made up (国办发明电〔2025〕7号). Filed on 29 September, accepted on the 30th.
    expect(became[0]).toMatchObject({
      items: [
        { code: 'A04', standing: 'accepted' },
        { code: 'A09', due_on: '2026-10-09' },
        { code: 'C09', due_on: '2026-10-14' },
      ],
      lines: expect.arrayContaining([
        expect.objectContaining({ on: '2026-09-29', at: '2026-09-29 15:58' }),
        expect.objectContaining({ on: '2026-09-30', at: '2026-09-29 16:01' }),
      ]),
    });
    for (const other of became.slice(1)) expect(other).toEqual(became[0]);
  }, 120_000);
});
