import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Client } from '../../apps/standalone/src/client.js';
import {
  act,
  application,
  type CaseSeen,
  fresh,
  type ItemSeen,
  item,
  itemOf,
  submit,
  until,
} from '../support/acts.js';
import { backends, DEMO_PASSWORD, journey } from '../support/product.js';
import { type ProductProcess, startProcess } from '../support/product-process.js';

journey('restart in the middle', (product) => {
  it('goes on where it stopped, and rings what fell due while nothing ran', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A04', 'C09']));
    const accepted = await act(product(), itemOf(file, 'C09'), ['officer', 'acceptance']);
    await product().restart(() => product().rows(`update app.clock set ahead = ahead + interval '40 days'`));
    const supervisor = await product().as('supervisor');
    const red = await until('what fell due is heard', async () => {
      const { items } = await supervisor.get<{ items: { code: string; rung: string }[] }>(
        `/v1/alerts?light=red&caseId=${file.id}`,
      );
      return items.some(({ code }) => code === 'C09') && items.some(({ code }) => code === 'A04') && items;
    });
    expect(red.length).toBeGreaterThanOrEqual(2);
    const now = await item(product(), file.id, 'C09');
    expect(now.version).toBeGreaterThanOrEqual(accepted.version);
    expect((await act(product(), now, ['officer', 'claim'])).work).toBe('claimed');
  });
});

/** What the product had acknowledged before it was killed: cases, and the versions of items. */
interface Acknowledged {
  readonly files: CaseSeen[];
  readonly items: Map<string, ItemSeen>;
}

/** Submits and claims until the product stops answering; remembers only what was answered. */
async function workUntilKilled(url: string, acknowledged: Acknowledged, body: object): Promise<void> {
  const applicant = await new Client(url).signIn('applicant', DEMO_PASSWORD);
  const officers = new Map<string, Promise<Client>>();
  const officerOf = (handle: string) => {
    const known = officers.get(handle) ?? new Client(url).signIn(`officer.${handle}`, DEMO_PASSWORD);
    officers.set(handle, known);
    return known;
  };
  const lane = async () => {
    for (;;) {
      const file = await applicant.must<CaseSeen>('POST', '/v1/cases', { body, headers: fresh() });
      acknowledged.files.push(file);
      for (let one of file.items) {
        for (const verb of ['acceptance', 'claim']) {
          one = { ...one, ...(await (await officerOf(one.organ.handle)).act<ItemSeen>(one, verb)) };
          acknowledged.items.set(`${file.id} ${one.n}`, one);
        }
      }
    }
  };
  await Promise.allSettled([lane(), lane(), lane()]);
}

/** Every acknowledged act is there, and every act that is there is whole. */
async function everythingIsThere(url: string, { files, items }: Acknowledged): Promise<void> {
  const applicant = await new Client(url).signIn('applicant', DEMO_PASSWORD);
  const lead = await new Client(url).signIn('lead', DEMO_PASSWORD);
  for (const { id, receiptNo } of files) {
    const file = await applicant.get<CaseSeen>(`/v1/cases/${id}`);
    expect(file).toMatchObject({ receiptNo, status: 'open' });
    for (const one of file.items) {
      const known = items.get(`${id} ${one.n}`);
      expect(one.version).toBeGreaterThanOrEqual(known?.version ?? 1);
      if (known?.work === 'claimed') expect(one.work).toBe('claimed');
    }
    const journal = await lead.get<{ items: { seq: number }[] }>(`/v1/cases/${id}/journal`);
    expect(journal.items.map(({ seq }) => seq)).toEqual(Array.from({ length: file.seq }, (_, at) => at + 1));
  }
}

describe.each(backends)('killed in the middle of acts, queues on %s', (backend) => {
  it('keeps every act it has acknowledged, whole, and rings afterwards', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'approval-kill-'));
    // As root the database server runs under another account, which must get in.
    chmodSync(dataDir, 0o755);
    // The embedded database has one name everywhere, so here the numbered Redis database keeps the queues apart.
    const redis =
      backend === 'redis' ? { REDIS_URL: new URL('/12', process.env['TEST_REDIS_URL']).toString() } : {};
    const start = () => startProcess({ DATA_DIR: dataDir, ...redis });
    let running: ProductProcess = await start();
    try {
      const acknowledged: Acknowledged = { files: [], items: new Map() };
      const anyone = new Client(running.url);
      const body = await application({ anyone }, 'plant-parallel', ['A04', 'C09']);
      const working = workUntilKilled(running.url, acknowledged, body);
      await until('enough is acknowledged', async () => acknowledged.items.size >= 30, 20_000);
      await running.kill();
      await working;
      running = await start();

      await everythingIsThere(running.url, acknowledged);
      await new Client(running.url).must('POST', '/v1/demo/clock', { body: { workingDays: 20 } });
      const supervisor = await new Client(running.url).signIn('supervisor', DEMO_PASSWORD);
      const last = acknowledged.files.find(({ id }) => acknowledged.items.has(`${id} 2`))?.id ?? '';
      const { items } = await supervisor.get<{ items: { light: string }[] }>(`/v1/alerts?caseId=${last}`);
      expect(items.map(({ light }) => light)).toEqual(expect.arrayContaining(['yellow', 'red']));
    } finally {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 90_000);
});
