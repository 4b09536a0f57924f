import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedHead } from '#model/record';
import { trustedKey } from '#record';
import { until } from '../support/acts.js';
import { serverUrl } from '../support/database.js';
import { registered } from '../support/licences.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { receiver as openReceiver, type Receiver } from '../support/receivers.js';

const CLI = fileURLToPath(new URL('../../dist/apps/standalone/src/journal.js', import.meta.url));

describe('the record', () => {
  let product: TestProduct;
  let receiver: Receiver;
  let folder: string;
  let env: Record<string, string> = {};
  const file = (name: string) => join(folder, name);
  const journal = (...args: readonly string[]): Promise<{ exit: number; said: string; complained: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, [CLI, ...args], { env }, (error, said, complained) =>
        resolve({ exit: error ? Number(error.code) : 0, said, complained }),
      );
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'record-'));
    receiver = await openReceiver();
    const settings = {
      DATA_DIR: folder,
      SEAL_FILE: file('seals.jsonl'),
      SEAL_WEBHOOK: receiver.url,
      WEBHOOK_ALLOW: receiver.place,
    };
    product = await startTestProduct({ settings });
    const url = new URL(serverUrl());
    const [{ name } = { name: '' }] = await product.rows<{ name: string }>(
      'select current_database() as name',
    );
    url.pathname = `/${name}`;
    env = { DATABASE_URL: url.toString(), DATA_DIR: folder, NODE_ENV: 'test' };
    await registered(product);
  }, 120_000);
  afterAll(async () => {
    await product?.stop();
    await receiver?.close();
    await rm(folder, { recursive: true, force: true });
  }, 30_000);

  const settled = () =>
    until('all lines are chained', async () => {
      const [{ n } = { n: 1 }] = await product.rows<{ n: number }>(
        'select count(*)::int as n from record.outbox',
      );
      return n === 0 ? true : undefined;
    });

  it('holds every line in its chain, whoever was told of it or nobody', async () => {
    await settled();
    const outside = await product.rows(
      `select j.kind from record.journal j
        where not exists (select from record.ledger l where l.stream_id = j.stream_id and l.seq = j.seq)`,
    );
    expect(outside).toEqual([]);
    // Registration tells nobody of a reserved code by a topic of its own.
    const silent = await product.rows<{ kind: string }>(
      `select j.kind from record.journal j join record.ledger l using (stream_id, seq) where l.topic = 'act.written'`,
    );
    expect(silent.map(({ kind }) => kind)).toContain('RESERVE');
    const { exit, said, complained } = await journal('verify');
    expect([exit, complained]).toEqual([0, '']);
    expect(said).toMatch(/没有链头.*no head was met/s);
  });

  it('is sealed by the worker, and its heads leave the house: to a file, to a receiver, to everybody', async () => {
    await product.restart(async () => {
      await product.rows(`insert into record.outbox (stream_id, seq, topic)
        select stream_id, seq, 'act.written' from (select * from record.journal limit 1) j, generate_series(1, 1000)`);
      await product.rows('select record.sequence(2000)');
    });
    const { items } = await until('the head is signed', async () => {
      const page = await product.anyone.get<{ items: SignedHead[] }>('/public/v1/seals');
      return page.items.length > 0 ? page : undefined;
    });
    const text = await until('the head is in the file', () =>
      readFile(file('seals.jsonl'), 'utf8').catch(() => undefined),
    );
    expect(
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toEqual(items);
    const key = await (await fetch(`${product.url}/public/v1/seal-key`)).text();
    await writeFile(file('key.pem'), key);
    const post = await until('the head arrives outside', async () => receiver.received[0]);
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = post.headers;
    expect(JSON.parse(post.body)).toMatchObject({ type: 'journal.sealed', data: items[0] });
    expect(trustedKey(key).isOf(String(signature).replace('v1a,', ''), `${id}.${at}.${post.body}`)).toBe(
      true,
    );
    const told = await journal('verify', '--heads', file('seals.jsonl'), '--key', file('key.pem'), '--json');
    expect([told.exit, told.complained]).toEqual([0, '']);
    expect(JSON.parse(told.said)).toMatchObject({ verdict: 'right', head: items[0]?.pos });
  });

  it('is exported and verified elsewhere, without a database; what was changed or cut off is named', async () => {
    expect(await journal('export', file('journal.jsonl'))).toMatchObject({ exit: 0, complained: '' });
    expect((await journal('export', file('journal.jsonl'))).exit).toBe(2);
    env = {};
    const heads = ['--heads', file('seals.jsonl'), '--key', file('key.pem'), '--json'];
    const right = await journal('verify', '--from', file('journal.jsonl'), ...heads);
    expect([right.exit, JSON.parse(right.said)]).toMatchObject([0, { verdict: 'right' }]);
    const text = await readFile(file('journal.jsonl'), 'utf8');
    await writeFile(file('changed.jsonl'), text.replace('"kind":"SUBMIT"', '"kind":"SUBMIT_CASE"'));
    const changed = await journal('verify', '--from', file('changed.jsonl'), ...heads);
    expect([changed.exit, JSON.parse(changed.said)]).toMatchObject([
      1,
      { verdict: 'wrong', fault: 'altered' },
    ]);
    await writeFile(file('cut.jsonl'), text.split('\n').slice(0, 500).join('\n').concat('\n'));
    const cut = await journal('verify', '--from', file('cut.jsonl'), ...heads);
    expect([cut.exit, JSON.parse(cut.said)]).toMatchObject([1, { fault: 'truncated', pos: 501 }]);
    for (const args of [['verify', '--from', file('nowhere')], [], ['verify', '--from', file('key.pem')]]) {
      const { exit, said, complained } = await journal(...args);
      expect([args, exit]).toEqual([args, 2]);
      expect(said + complained).toMatch(/[一-鿿].*[a-z]/s);
    }
  });
});
