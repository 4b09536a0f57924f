import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startVerbs, type Verbs } from '../../../../test/support/verbs.js';

const DOCTOR = fileURLToPath(new URL('../../../../dist/doctor.js', import.meta.url));

let verbs: Verbs;

beforeAll(async () => {
  verbs = await startVerbs();
}, 60_000);
afterAll(() => verbs?.stop());

const doctor = () =>
  new Promise<{ exit: number; said: string }>((resolve) => {
    const { PATH = '' } = process.env;
    execFile(process.execPath, [DOCTOR], { env: { PATH, DATABASE_URL: verbs.url } }, (error, said) =>
      resolve({ exit: error ? Number(error.code) : 0, said }),
    );
  });

/** As the relay does; a database that was prepared a while ago has messages, too. */
async function handOn(): Promise<void> {
  while ((await verbs.ledger.sequence(500)) > 0);
  for (const { pos } of await verbs.ledger.unread('relay', 500)) await verbs.ledger.markRead('relay', pos);
}

it('says that nobody rings and hands on, where no worker has run for a while, and no more when one has', async () => {
  await handOn();
  await verbs.open('C09', 'A04');
  expect((await doctor()).said).toContain('nothing waits for one');
  await verbs.rows(`update app.clock set ahead = ahead + interval '40 days'`);
  const { exit, said } = await doctor();
  expect([exit, said]).toEqual([
    1,
    expect.stringMatching(
      /✗ worker: .*[1-9]\d* alarms are due and have not rung, [1-9]\d* messages were not/,
    ),
  ]);
  await verbs.pass(1);
  await handOn();
  expect(await doctor()).toEqual({ exit: 0, said: expect.stringContaining('nothing waits for one') });
}, 60_000);
