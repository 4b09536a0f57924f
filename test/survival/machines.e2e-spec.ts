import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Asked, Client } from '../../apps/standalone/src/client.js';
import { application, byHands, type CaseSeen, fresh, itemOf, until } from '../support/acts.js';
import { audit } from '../support/audit.js';
import { watchAlarms } from '../support/lateness.js';
import type { Part } from '../support/part-process.js';
import { DEMO_PASSWORD } from '../support/product.js';
import { openScene, type Scene } from '../support/scene.js';

/** Six processes share the cores with their database: few connections each. */
const SETTINGS = { POOL_SIZE: '4' };
const HANDS = 12;

/** One person at every api: whoever is sent away by one asks the next, with the same key. */
class Doors {
  private next = 0;

  private constructor(
    private readonly clients: readonly Client[],
    private readonly said: { retries: number },
  ) {}

  static async of(apis: readonly Part[], signIn: string, said: { retries: number }): Promise<Doors> {
    const clients = await Promise.all(apis.map(({ url }) => new Client(url).signIn(signIn, DEMO_PASSWORD)));
    return new Doors(clients, said);
  }

  /** The same person at the first `count` of them. */
  only(count: number): Doors {
    return new Doors(this.clients.slice(0, count), this.said);
  }

  async post<T>(path: string, asked: Asked): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      this.next += 1;
      const client = this.clients[this.next % this.clients.length];
      const answer = await client?.ask<T>('POST', path, asked).catch(() => null);
      if (answer && answer.status < 300) return answer.body;
      if (answer && answer.status !== 503) throw new Error(`${path}: ${JSON.stringify(answer)}`);
      if (tries > 20) throw new Error(`${path}: no api answers`);
      this.said.retries += 1;
    }
  }
}

let scene: Scene;
let apis: Part[];
let workers: Part[];
let body: object;
let doors: { applicant: Doors; officer: Doors };
const said = { retries: 0 };
let filed = 0;
const redisUrl = process.env['TEST_REDIS_URL'];

beforeAll(async () => {
  scene = await openScene({ redisUrl, settings: SETTINGS });
  const three = [0, 1, 2];
  [apis, workers] = await Promise.all([
    Promise.all(three.map(() => scene.start('api', { PORT: '0' }))),
    Promise.all(three.map(() => scene.start('worker'))),
  ]);
  body = await application(scene, 'plant-parallel', ['A04', 'C09']);
  const applicant = await Doors.of(apis, 'applicant', said);
  const first = await applicant.post<CaseSeen>('/v1/cases', { body, headers: fresh() });
  filed += 1;
  const officer = await Doors.of(apis, `officer.${itemOf(first, 'C09').organ.handle}`, said);
  doors = { applicant, officer };
}, 90_000);
afterAll(() => scene?.stop(), 30_000);

/** One case filed and one of its items accepted: two acts, each by its own key, whichever api carries them out. */
async function fileAndAccept({ applicant, officer }: typeof doors): Promise<void> {
  const file = await applicant.post<CaseSeen>('/v1/cases', { body, headers: fresh() });
  filed += 1;
  const { caseId, n, version } = itemOf(file, 'C09');
  const headers = { 'if-match': `"${version}"`, ...fresh() };
  await officer.post(`/v1/cases/${caseId}/items/${n}/acceptance`, { body: {}, headers });
}

async function actsPerSecond(through: typeof doors, cases: number): Promise<number> {
  const began = performance.now();
  await byHands(
    HANDS,
    Array.from({ length: cases }, () => () => fileAndAccept(through)),
  );
  return Math.round((2 * cases * 1000) / (performance.now() - began));
}

it('three api and three workers on one database: killed under load, nothing is lost and nothing done twice', async () => {
  const one = await actsPerSecond({ applicant: doors.applicant.only(1), officer: doors.officer.only(1) }, 20);
  const three = await actsPerSecond(doors, 20);
  let done = 0;
  const fall: Readonly<Record<number, readonly Part[]>> = {
    15: [apis[0], workers[0]] as Part[],
    30: [apis[1]] as Part[],
  };
  await byHands(
    HANDS,
    Array.from({ length: 45 }, () => async () => {
      await fileAndAccept(doors);
      done += 1;
      await Promise.all((fall[done] ?? []).map((part) => part.kill()));
    }),
  );
  process.stdout.write(
    `survival: acts per second through one api ${one}, through three ${three}; ${said.retries} asked again after kills, ` +
      `queues on ${redisUrl ? 'redis' : 'postgres'}\n`,
  );
  expect(said.retries).toBeGreaterThan(0);
  const [bell] = await scene.rows<{ at: Date }>(
    `select due_at as at from record.alarm group by 1 having count(*) >= $1 order by 1 limit 1`,
    [filed],
  );
  if (!bell) throw new Error('nothing rings together');
  await scene.setClock(new Date(bell.at.getTime() - 2000));
  const watch = await watchAlarms(scene);
  await until('the instant is past', async () => (await scene.legalNow()) > bell.at);
  await workers[1]?.kill();
  await scene.settled();
  const { alarms, heard } = await watch.report('one of two workers left, killed at the bell');
  expect(heard).toBe(alarms);
  expect(alarms).toBeGreaterThanOrEqual(filed);
  const [cases] = await scene.rows<{ n: number; accepted: number }>(
    `select count(*) filter (where kind = 'SUBMIT')::int as n, count(*) filter (where kind = 'ACCEPT')::int as accepted
       from record.journal j join casework.case_file f on f.id = j.stream_id`,
  );
  expect(cases).toEqual({ n: filed, accepted: filed - 1 });
  expect(await audit(scene)).toEqual([]);
}, 90_000);
