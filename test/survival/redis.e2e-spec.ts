import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, application, itemOf, submit, until } from '../support/acts.js';
import { audit } from '../support/audit.js';
import { type Awaiting, awaiting, hasArrived, tell } from '../support/awaiting.js';
import { copyCase } from '../support/copies.js';
import { copyDatabase, dropDatabase } from '../support/database.js';
import { watchAlarms } from '../support/lateness.js';
import { hasRedis, type OwnRedis, ownRedis } from '../support/own-redis.js';
import type { Part } from '../support/part-process.js';
import { openScene, type Scene } from '../support/scene.js';

/** In CI the lane with the real engines has them; the other would only repeat them. */
const elsewhere = !!process.env['CI'] && process.env['TEST_LANE'] !== 'real';
const runs = hasRedis && !elsewhere;
if (!runs) {
  const why = hasRedis ? 'they are of the lane with real engines' : 'NO redis-server ON THE PATH';
  process.stdout.write(`NOT RUN: survival of FLUSHALL, of Redis down, frozen, and of a restore: ${why}\n`);
}

(runs ? describe : describe.skip)('the queue store', () => {
  let redis: OwnRedis;
  let scene: Scene;
  let api: Part;
  let worker: Part;

  beforeAll(async () => {
    redis = await ownRedis();
    scene = await openScene({ redisUrl: redis.url });
    api = await scene.start('api');
    const file = await submit(scene, await application(scene, 'plant-parallel', ['A04', 'C09', 'C10']));
    for (const code of ['C09', 'C10']) await act(scene, itemOf(file, code), ['officer', 'acceptance']);
    await copyCase(scene, file.id, 20);
    worker = await scene.start('worker');
    await scene.settled();
  }, 120_000);
  afterAll(async () => {
    await scene?.stop();
    await redis?.stop();
  }, 30_000);

  /** A grant that another case waits for, and an instant at which many ring, three seconds ahead: `trouble` meets both. */
  async function through(name: string, trouble: (pair: Awaiting) => Promise<unknown>): Promise<void> {
    const pair = await awaiting(scene);
    const [next] = await scene.rows<{ at: Date }>(
      `select due_at as at from record.alarm where due_at > app.legal_now() + interval '10 seconds'
        group by 1 having count(*) >= 20 order by 1 limit 1`,
    );
    if (!next) throw new Error('nothing rings together any more');
    await scene.setClock(new Date(next.at.getTime() - 3000));
    const watch = await watchAlarms(scene);
    await trouble(pair);
    await until('the permit hears of the drawings', () => hasArrived(scene, pair), 30_000);
    await until('the instant is past', async () => (await scene.legalNow()) > next.at);
    await scene.settled();
    expect((await watch.report(name)).alarms).toBeGreaterThanOrEqual(20);
    expect(await audit(scene)).toEqual([]);
  }

  it('emptied by FLUSHALL again and again while it works, loses nothing', async () => {
    await through('FLUSHALL again and again', async (pair) => {
      await tell(scene, pair);
      for (let n = 0; n < 8; n += 1) {
        await redis.flush();
        await sleep(400);
      }
    });
  }, 60_000);

  it('emptied when a message lies in it, unheard by a worker that died, has it heard all the same, and not in the morning only', async () => {
    const pair = await awaiting(scene);
    await scene.settled();
    await worker.stop();
    const killed = await scene.start('worker', { CRASH_AT: 'relay.marked' });
    await tell(scene, pair);
    expect(await killed.ended).toBe('SIGKILL');
    await redis.flush();
    worker = await scene.start('worker');
    await until('the permit hears of the drawings', () => hasArrived(scene, pair), 15_000);
    await scene.settled();
    expect(await audit(scene)).toEqual([]);
  }, 90_000);

  it('gone for a while and back without its memory, loses nothing', async () => {
    await through('Redis down for four seconds', async (pair) => {
      await redis.kill();
      await tell(scene, pair);
      await sleep(4000);
      await redis.start();
    });
  }, 60_000);

  it('frozen for a while, loses nothing', async () => {
    await through('Redis frozen for four seconds', async (pair) => {
      redis.signal('SIGSTOP');
      await tell(scene, pair);
      await sleep(4000);
      redis.signal('SIGCONT');
    });
  }, 60_000);

  it('that remembers more than a database restored to an hour ago, keeps nothing back', async () => {
    const name = new URL(scene.databaseUrl).pathname.slice(1);
    const backup = `${name}_an_hour_ago`;
    const pair = await awaiting(scene);
    await scene.settled();
    await Promise.all([api.stop(), worker.stop()]);
    await copyDatabase(name, backup);

    // An hour of work: the message is heard, bells are laid and rung, and Redis remembers all of it.
    [api, worker] = [await scene.start('api'), await scene.start('worker')];
    await tell(scene, pair);
    await until('the permit hears of the drawings', () => hasArrived(scene, pair));
    await scene.settled();
    await Promise.all([api.stop(), worker.stop()]);
    await copyDatabase(backup, name);
    await dropDatabase(backup);
    expect(await scene.rows('select from record.ledger')).not.toEqual([]);

    // The very same act, done again, takes the position that its forerunner had.
    [api, worker] = [await scene.start('api'), await scene.start('worker')];
    await until('the people sign in', () => scene.as('applicant'));
    expect(await hasArrived(scene, pair)).toBe(false);
    await tell(scene, pair);
    await until('the permit hears of the drawings again', () => hasArrived(scene, pair));
    await scene.settled();
    await through('restored to an hour ago while Redis remembers', (next) => tell(scene, next));
  }, 90_000);
});
