import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { act, application, attempt, item, itemOf, submit, until } from '../support/acts.js';
import { audit } from '../support/audit.js';
import { copyCase } from '../support/copies.js';
import { watchAlarms } from '../support/lateness.js';
import type { Part } from '../support/part-process.js';
import { backends } from '../support/product.js';
import { openScene, type Scene } from '../support/scene.js';

describe.each(backends)('workers, queues on %s', (backend) => {
  let scene: Scene;
  let workers: Part[];
  let copies: string[];

  beforeAll(async () => {
    scene = await openScene({ redisUrl: backend === 'redis' ? process.env['TEST_REDIS_URL'] : undefined });
    await scene.start('api');
    const file = await submit(scene, await application(scene, 'plant-parallel', ['A04', 'C09', 'C10']));
    for (const code of ['C09', 'C10']) await act(scene, itemOf(file, code), ['officer', 'acceptance']);
    copies = await copyCase(scene, file.id, 150);
    workers = await Promise.all([scene.start('worker'), scene.start('worker')]);
  }, 90_000);
  afterAll(() => scene?.stop(), 30_000);

  /** The next instant at which many ring, so far ahead of now. */
  async function nearTheBell(ms: number): Promise<Date> {
    const [next] = await scene.rows<{ at: Date }>(
      `select due_at as at from record.alarm where due_at > app.legal_now() + interval '10 seconds'
        group by 1 having count(*) >= 150 order by 1 limit 1`,
    );
    if (!next) throw new Error('nothing rings together any more');
    await scene.setClock(new Date(next.at.getTime() - ms));
    return next.at;
  }
  const past = (at: Date) => until('the instant is past', async () => (await scene.legalNow()) > at, 20_000);

  it('two of them lay the same bells and ring the same alarms, each once', async () => {
    const at = await nearTheBell(6500);
    const watch = await watchAlarms(scene);
    await past(at);
    await scene.settled();
    const { alarms, heard } = await watch.report(`two schedulers, queues on ${backend}`);
    expect(heard).toBe(alarms);
    expect(alarms).toBeGreaterThanOrEqual(151);
    expect(await audit(scene)).toEqual([]);
  }, 60_000);

  it('one of them, killed while both ring, leaves nothing undone', async () => {
    const at = await nearTheBell(2000);
    const watch = await watchAlarms(scene);
    await past(at);
    await workers.pop()?.kill();
    await scene.settled();
    const { alarms, heard } = await watch.report(`one of two workers killed, queues on ${backend}`);
    expect(heard).toBe(alarms);
    expect(alarms).toBeGreaterThanOrEqual(151);
    expect(await audit(scene)).toEqual([]);
  }, 60_000);

  it('a case that somebody holds locked is late alone', async () => {
    const [locked = ''] = copies;
    const holder = new pg.Client({ connectionString: scene.databaseUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from record.stream where id = $1 for update', [locked]);
    const at = await nearTheBell(2000);
    const watch = await watchAlarms(scene);
    await past(at);
    const others = `w.stream_id <> '${locked}'`;
    await until('the others ring', async () => {
      const sql = `select from record.alarm w where due_at <= app.legal_now() and ${others}`;
      return (await scene.rows(sql)).length === 0;
    });
    // Past the worker's own time-out for a lock: it may not trip over it either.
    await sleep(6000);
    const late = await watch.report(`a case locked by somebody, the others, queues on ${backend}`, others);
    expect(late.heard).toBe(late.alarms);
    expect(late.max).toBeLessThan(10_000);
    expect((await watch.report('the locked one', `not ${others}`)).heard).toBe(0);
    await holder.end();
    await scene.settled();
    expect(await audit(scene)).toEqual([]);
  }, 60_000);
});

describe('without any worker', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    await scene.start('api');
  }, 90_000);
  afterAll(() => scene?.stop(), 30_000);

  const forward = async (days: number) => {
    const now = await scene.legalNow();
    await scene.setClock(new Date(now.getTime() + days * 86_400_000));
  };

  it('silence has accepted by the next command: a notice of gaps that comes too late is refused', async () => {
    const file = await submit(scene, await application(scene, 'plant-parallel', ['A04']));
    const filed = itemOf(file, 'A04');
    await forward(14);
    const gaps = { lines: [{ line: 'M2' }], reply: { value: 10, unit: 'working_day' } };
    const late = await attempt(await scene.as('clerk'), filed, 'gap-notice', gaps);
    expect(late).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
    // Nothing is written by a refusal; the next command that may be done writes both.
    expect(await item(scene, file.id, 'A04')).toMatchObject({ standing: 'filed', version: 1 });
    const claimed = await act(scene, filed, ['officer', 'claim']);
    expect(claimed).toMatchObject({ standing: 'accepted', work: 'claimed' });
    const { acceptedOn, filedOn } = (await item(scene, file.id, 'A04')) as unknown as Record<string, string>;
    expect(acceptedOn).toBe(filedOn);
  }, 60_000);

  it('a stop ends at its cap by the next command, and its clocks run on from there', async () => {
    const file = await submit(scene, await application(scene, 'plant-parallel', ['C04']));
    const accepted = await act(scene, itemOf(file, 'C04'), ['officer', 'acceptance']);
    const needed = { value: 20, unit: 'working_day' };
    const stopped = await act(scene, accepted, ['officer', 'special-procedure'], { ground: 'G1', needed });
    expect(stopped).toMatchObject({ turn: 'expert', dueOn: null });
    await forward(35);
    const claimed = await act(scene, stopped, ['officer', 'claim']);
    expect(claimed).toMatchObject({ work: 'claimed', turn: 'organ', dueOn: expect.any(String) });
    const { stops } = (await item(scene, file.id, 'C04')) as unknown as {
      stops: { to: string; capOn: string }[];
    };
    expect(stops).toEqual([expect.objectContaining({ to: stops[0]?.capOn })]);
  }, 60_000);

  it('the audit itself sees each kind of damage', async () => {
    const file = await submit(scene, await application(scene, 'plant-parallel', ['C09', 'C10']));
    const { id } = file;
    for (const code of ['C09', 'C10']) await act(scene, itemOf(file, code), ['officer', 'acceptance']);
    const worker = await scene.start('worker');
    const [{ at } = { at: new Date() }] = await scene.rows<{ at: Date }>(
      'select min(due_at) as at from record.alarm where stream_id = $1',
      [id],
    );
    await scene.setClock(at);
    await scene.settled();
    await worker.stop();
    expect(await audit(scene)).toEqual([]);
    const damage: [string, RegExp][] = [
      [`delete from record.alarm where stream_id = $1 and idx = 2`, /no alarm promise/],
      [
        `update record.alarm set due_at = due_at - interval '1 hour' where stream_id = $1 and idx = 1`,
        /instead of/,
      ],
      [`insert into record.alarm values ($1, 2, 'cap', 1, now() + interval '1 year')`, /for nothing/],
      [
        `update record.alert set raised_at = raised_at - interval '1 hour' where stream_id = $1`,
        /rang at .* before/,
      ],
      [`delete from record.alert where stream_id = $1`, /an alert stands in no line/],
      [`update record.stream set seq = seq + 1 where id = $1`, /the journal has a gap/],
      [
        `update casework.case_item set facts = facts - 'rang' || '{"rang": {}}' where case_id = $1 and idx = 1`,
        /did not ring/,
      ],
      [`delete from record.ledger where stream_id = $1 and seq = 2`, /the ledger has a gap/],
      [`update record.ledger set topic = topic || '.' where stream_id = $1`, /a link of the ledger is wrong/],
      [
        `insert into record.outbox (stream_id, seq, topics) values ($1, 1, '{case.changed}')`,
        /a message waits/,
      ],
    ];
    for (const [sql, fault] of damage) {
      await scene.rows(sql, [id]);
      expect((await audit(scene)).filter((each) => fault.test(each))).not.toEqual([]);
    }
  }, 60_000);
});
