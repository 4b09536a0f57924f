import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  act,
  application,
  type CaseSeen,
  fresh,
  type ItemSeen,
  itemOf,
  submit,
  until,
} from '../support/acts.js';
import { audit } from '../support/audit.js';
import { type Awaiting, awaiting, hasArrived, tell } from '../support/awaiting.js';
import { copyCase } from '../support/copies.js';
import { watchAlarms } from '../support/lateness.js';
import type { Part } from '../support/part-process.js';
import { backends } from '../support/product.js';
import { openScene, type Scene } from '../support/scene.js';

/** Where a worker dies while it rings. On a second queue store not all of it is repeated: the queue is little to the rings. */
const RINGING = {
  postgres: ['ring.found', 'act.before:2', 'act.committed:2', 'ring.rung:3'],
  redis: ['ring.found', 'act.committed:2'],
};
/** To the api it is nothing. */
const ANSWERING = { postgres: ['act.before', 'act.committed'], redis: [] };

describe.each(backends)('kill -9, queues on %s', (backend) => {
  let scene: Scene;
  let api: Part;
  let pairs: Awaiting[];

  beforeAll(async () => {
    scene = await openScene({ redisUrl: backend === 'redis' ? process.env['TEST_REDIS_URL'] : undefined });
    api = await scene.start('api');
    const file = await submit(scene, await application(scene, 'plant-parallel', ['A04', 'C09', 'C10']));
    for (const code of ['C09', 'C10']) await act(scene, itemOf(file, code), ['officer', 'acceptance']);
    await copyCase(scene, file.id, 5);
    pairs = [await awaiting(scene), await awaiting(scene), await awaiting(scene)];
  }, 120_000);
  afterAll(() => scene?.stop(), 30_000);

  /** Of cases: a submission also opens its project, in a line of that stream. */
  const lines = async () =>
    (await scene.rows('select from record.journal j join casework.case_file f on f.id = j.stream_id')).length;

  /** Sends to an api that dies at the point; then the same again to one that lives. */
  async function killedAt<T>(point: string, send: () => Promise<unknown>): Promise<T> {
    const before = await lines();
    await api.stop();
    api = await scene.start('api', { CRASH_AT: point });
    await expect(send()).rejects.toThrow();
    expect(await api.ended).toBe('SIGKILL');
    expect((await lines()) - before).toBe(point === 'act.before' ? 0 : 1);
    api = await scene.start('api');
    const answer = await send();
    expect((await lines()) - before).toBe(1);
    return answer as T;
  }

  for (const point of ANSWERING[backend])
    it(`of the api at ${point}: the same request sent again finds it done, once`, async () => {
      const body = await application(scene, 'plant-parallel', ['A04', 'C09']);
      const applicant = await scene.as('applicant');
      const key = fresh();
      const file = await killedAt<CaseSeen>(point, () =>
        applicant.must('POST', '/v1/cases', { body, headers: key }),
      );
      if (point === 'act.before') return;
      const one = itemOf(file, 'C09');
      const officer = await scene.as(`officer.${one.organ.handle}`);
      const headers = { 'if-match': `"${one.version}"`, ...fresh() };
      const path = `/v1/cases/${file.id}/items/${one.n}/acceptance`;
      const accepted = await killedAt<ItemSeen>(point, () =>
        officer.must('POST', path, { body: {}, headers }),
      );
      expect(accepted).toMatchObject({ standing: 'accepted', version: one.version + 1 });
    }, 60_000);

  it.each(['ledger.sequenced', 'relay.laid', 'relay.marked'])(
    'of the worker at %s: what it was about to tell is heard',
    async (point) => {
      const pair = pairs.pop();
      if (!pair) throw new Error('a pair of cases for each point');
      await tell(scene, pair);
      const killed = await scene.start('worker', { CRASH_AT: point });
      expect(await killed.ended).toBe('SIGKILL');
      const worker = await scene.start('worker');
      await until('the permit hears of the drawings', () => hasArrived(scene, pair), 40_000);
      await scene.settled();
      expect(await audit(scene)).toEqual([]);
      await worker.stop();
    },
    60_000,
  );

  it.each(RINGING[backend])(
    'of the worker at %s: every alarm rings, none twice',
    async (point) => {
      const [next] = await scene.rows<{ at: Date; n: number }>(
        `select due_at as at, count(*)::int as n from record.alarm where due_at > app.legal_now() and kind <> 'look-again'
          group by 1 having count(*) >= 6 order by 1 limit 1`,
      );
      if (!next) throw new Error('nothing rings together any more');
      const watch = await watchAlarms(scene);
      // What a worker foresees it writes in one act; there is a second only where they are due when it starts.
      const ahead = point.includes(':') ? 0 : 2000;
      await scene.setClock(new Date(next.at.getTime() - ahead));
      const killed = await scene.start('worker', { CRASH_AT: point });
      expect(await killed.ended).toBe('SIGKILL');
      const worker = await scene.start('worker');
      // It may have died of an alarm before these; all is calm then until their instant.
      await until('their instant', async () => {
        const [legal] = await scene.rows<{ past: boolean }>('select app.legal_now() >= $1 as past', [
          next.at,
        ]);
        return legal?.past;
      });
      await scene.settled();
      const theirs = `due_at >= '${next.at.toISOString()}'`;
      const late = await watch.report(`worker killed at ${point}, queues on ${backend}`, theirs);
      expect(late.alarms).toBeGreaterThanOrEqual(next.n);
      expect(await audit(scene)).toEqual([]);
      await worker.stop();
    },
    60_000,
  );
});
