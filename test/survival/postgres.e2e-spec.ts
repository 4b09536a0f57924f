import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { prepare } from '../../apps/standalone/src/prepare.js';
import {
  act,
  application,
  type CaseSeen,
  fresh,
  itemOf,
  type ProblemSeen,
  submit,
  until,
} from '../support/acts.js';
import { audit } from '../support/audit.js';
import { awaiting, hasArrived, tell } from '../support/awaiting.js';
import { copyCase } from '../support/copies.js';
import { watchAlarms } from '../support/lateness.js';
import { type OwnPostgres, ownPostgres } from '../support/own-postgres.js';
import type { Part } from '../support/part-process.js';
import { openScene, type Scene } from '../support/scene.js';

/** It kills the server it started: the lane with a real one, which belongs to others, would only repeat it. */
const runs = process.env['TEST_LANE'] !== 'real';
if (!runs) process.stdout.write('not run here: survival of PostgreSQL killed and frozen (lane 1 does it)\n');

(runs ? describe : describe.skip)('PostgreSQL', () => {
  let server: OwnPostgres;
  let scene: Scene;
  let api: Part;

  beforeAll(async () => {
    server = await ownPostgres();
    await prepare({ ownerUrl: server.url, demo: true, queueOnPostgres: true }, () => undefined);
    scene = await openScene({ database: { url: server.url, drop: async () => undefined } });
    api = await scene.start('api');
    const file = await submit(scene, await application(scene, 'plant-parallel', ['A04', 'C09', 'C10']));
    for (const code of ['C09', 'C10']) await act(scene, itemOf(file, code), ['officer', 'acceptance']);
    await copyCase(scene, file.id, 10);
  }, 120_000);
  afterAll(async () => {
    await scene?.stop();
    await server?.stop();
  }, 60_000);

  async function killedWhileHalted(part: Part): Promise<void> {
    await part.halted;
    server.kill();
    // The scene's own eye asks until the server is there again, as a client of the product would.
    await sleep(300);
    await scene.rows('select 1');
    part.signal('SIGCONT');
  }

  /** So long before the next instant at which many ring. */
  async function nearTheBell(aheadMs = 2000): Promise<Date> {
    const [next] = await scene.rows<{ at: Date }>(
      `select due_at as at from record.alarm where due_at > app.legal_now() + interval '10 seconds'
        group by 1 having count(*) >= 10 order by 1 limit 1`,
    );
    if (!next) throw new Error('nothing rings together any more');
    await scene.setClock(new Date(next.at.getTime() - aheadMs));
    return next.at;
  }

  it.each(['act.before', 'act.committed'])(
    'killed at %s of the api: the same request sent again finds it done, once',
    async (point) => {
      const body = await application(scene, 'plant-parallel', ['A04', 'C09']);
      const applicant = await scene.as('applicant');
      const headers = fresh();
      const send = () => applicant.ask<CaseSeen>('POST', '/v1/cases', { body, headers });
      const cases = async () => (await scene.rows('select from casework.case_file')).length;
      const before = await cases();
      await api.stop();
      api = await scene.start('api', { CRASH_AT: `${point}:halt` });
      const first = send();
      await killedWhileHalted(api);
      const { status } = await first;
      if (point === 'act.before') expect(status).toBeGreaterThanOrEqual(500);
      const again = await until('the api finds its database again', async () => {
        const answer = await send();
        return answer.status < 300 && answer;
      });
      expect(again.body.items).toHaveLength(2);
      expect((await cases()) - before).toBe(1);
    },
    60_000,
  );

  it('killed under a question: whoever asked is told when to ask again, as JSON and as a page', async () => {
    const holder = new pg.Client(server.url);
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table casework.case_file in access exclusive mode');
    const listed = (await scene.as('applicant')).ask<ProblemSeen>('GET', '/v1/cases');
    const page = fetch(`${scene.url}/cases?receipt=XN-2026-000001&code=ABCDEFGH`);
    await until('both wait', async () => {
      const waiting = `select from pg_stat_activity where application_name = 'api' and wait_event_type = 'Lock'`;
      return (await scene.rows(waiting)).length === 2;
    });
    server.kill();
    const { status, body, headers } = await listed;
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '5']);
    const shown = await page;
    expect([shown.status, shown.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await shown.text()).toContain('UNAVAILABLE');
    await until('the api finds its database again', async () => {
      return (await (await scene.as('applicant')).ask('GET', '/v1/cases')).status === 200;
    });
  }, 60_000);

  it.each(['relay.laid', 'ring.found', 'act.before:2', 'act.committed:2', 'ring.rung:3'])(
    'killed at %s of the worker: it goes on by itself, and nothing is lost or done twice',
    async (point) => {
      const pair = await awaiting(scene);
      const watch = await watchAlarms(scene);
      // What a worker foresees it writes in one act; there is a second only where they are due when it starts.
      const at = await nearTheBell(point.includes(':') ? 0 : 2000);
      const worker = await scene.start('worker', { CRASH_AT: `${point}:halt` });
      await tell(scene, pair);
      await killedWhileHalted(worker);
      await until('the instant is past', async () => (await scene.legalNow()) > at);
      await scene.settled(45_000);
      expect(await hasArrived(scene, pair)).toBe(true);
      const late = await watch.report(`PostgreSQL killed at ${point}`, `due_at >= '${at.toISOString()}'`);
      expect(late.alarms).toBeGreaterThanOrEqual(10);
      expect(await audit(scene)).toEqual([]);
      await worker.stop();
    },
    90_000,
  );

  it('frozen for six seconds while many ring: worker and api go on afterwards', async () => {
    const worker = await scene.start('worker');
    const pair = await awaiting(scene);
    const at = await nearTheBell();
    const watch = await watchAlarms(scene);
    server.freeze();
    await sleep(6000);
    server.thaw();
    await tell(scene, pair);
    await until('the instant is past', async () => (await scene.legalNow()) > at);
    await scene.settled();
    expect(await hasArrived(scene, pair)).toBe(true);
    const { max } = await watch.report('PostgreSQL frozen for six seconds');
    // Four of them it was frozen past the instant; a second more is the sweep's, the rest the machine's.
    expect(max).toBeLessThan(12_000);
    expect(await audit(scene)).toEqual([]);
    await worker.stop();
  }, 60_000);
});
