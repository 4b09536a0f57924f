import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { Client } from '../../apps/standalone/src/client.js';
import { application, fresh, until } from '../support/acts.js';
import type { FreshDatabase } from '../support/database.js';
import { DEMO_PASSWORD } from '../support/product.js';
import { type ProductProcess, startProcess } from '../support/product-process.js';
import { type Receiver, receiver } from '../support/receivers.js';
import { preparedDatabase } from '../support/template.js';

let database: FreshDatabase;
let pool: pg.Pool;
let hook: Receiver;
let product: ProductProcess;

const start = () => startProcess({ DATABASE_URL: database.url, WEBHOOK_ALLOW: hook.place });
const signIn = () => new Client(product.url).signIn('applicant', DEMO_PASSWORD);

beforeAll(async () => {
  [database, hook] = await Promise.all([preparedDatabase(), receiver()]);
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  product = await start();
}, 90_000);

afterAll(async () => {
  await product?.stop();
  await pool?.end();
  await Promise.all([hook?.close(), database?.drop()]);
}, 30_000);

it('delivers again under the same id what was killed with kill -9 between the attempt and its mark', async () => {
  const applicant = await signIn();
  // The application of the demonstration, filed at the start, is not what this waits for.
  await until('the start is over', async () => {
    const { rows: waiting } = await pool.query('select from record.outbox');
    return waiting.length === 0;
  });
  const { id } = await applicant.must<{ id: string }>('POST', '/v1/subscriptions', {
    body: { channel: 'webhook', url: hook.url, topics: ['case.submitted'] },
  });
  // It has the message and says so to nobody.
  hook.answer(() => undefined);
  const body = await application({ anyone: new Client(product.url) }, 'plant-parallel', ['C10']);
  const { id: caseId } = await applicant.must<{ id: string }>('POST', '/v1/cases', {
    body,
    headers: fresh(),
  });
  const received = () => hook.received.filter((each) => each.body.includes(caseId));
  await until('the request', async () => received().length === 1);
  await product.kill();

  const rows = async () =>
    (await pool.query('select * from messaging.delivery where subscription_id = $1', [id])).rows;
  expect(await rows()).toMatchObject([{ state: 'pending', attempts: 1 }]);
  hook.answer((_, response) => void response.writeHead(204).end());
  product = await start();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(received()).toHaveLength(1);

  // The minute of the lease passes.
  await pool.query(
    `update messaging.delivery set next_at = now(), claimed_until = now() where state = 'pending'`,
  );
  await until('it arrives', async () => (await rows())[0]?.state === 'delivered');
  expect(received().map(({ headers }) => headers['webhook-id'])).toEqual(
    Array(2).fill((await rows())[0].event_id),
  );
  expect(received()[1]!.body).toBe(received()[0]!.body);
  const log = (
    await pool.query('select no, status, took_ms is null as cut from messaging.attempt order by no')
  ).rows;
  expect(log).toEqual([
    { no: 1, status: null, cut: true },
    { no: 2, status: 204, cut: false },
  ]);
}, 60_000);
