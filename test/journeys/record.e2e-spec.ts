import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedHead } from '#model/record';
import { link, trustedKey } from '#record';
import { until } from '../support/acts.js';
import { serverUrl } from '../support/database.js';
import { registered } from '../support/licences.js';
import { DEMO_PASSWORD, startTestProduct, type TestProduct } from '../support/product.js';
import { receiver as openReceiver, type Receiver } from '../support/receivers.js';

const CLI = fileURLToPath(new URL('../../dist/journal.js', import.meta.url));

/** The files of an archive, by the central directory; sizes of ours fit 32 bits. */
function unzipped(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameSize, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameSize);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    files.set(name, method === 8 ? inflateRawSync(bytes) : bytes);
    at += 46 + nameSize + extra + comment;
  }
  return files;
}

const sha256Of = (bytes: Buffer | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

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

  const bearer = async (signIn: string) => {
    const body = { signIn, password: DEMO_PASSWORD };
    const { token } = await product.anyone.must<{ token: string }>('POST', '/v1/sessions', { body });
    return { authorization: `Bearer ${token}` };
  };
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
        where not exists (select from record.ledger l where l.stream_id = j.stream_id and l.seq = j.seq)
          and not exists (select from record.outbox o where o.stream_id = j.stream_id and o.seq = j.seq)`,
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
      await product.rows(`insert into record.outbox (stream_id, seq, topics)
        select stream_id, seq, '{act.written}' from (select j.* from record.journal j join record.stream s on s.id = j.stream_id and s.seq = j.seq limit 1) j, generate_series(1, 1000)`);
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

  it('of a case goes to the reviewing body as one archive, whose parts and entries prove themselves; who read it is written', async () => {
    const [{ id } = { id: '' }] = await product.rows<{ id: string }>(
      'select id from casework.case_file limit 1',
    );
    const lead = await product.as('lead');
    const answer = await fetch(`${product.url}/v1/cases/${id}/pack`, { headers: await bearer('lead') });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const parts = unzipped(Buffer.from(await answer.arrayBuffer()));
    const { parts: listed } = JSON.parse(String(parts.get('index.json'))) as {
      parts: { name: string; sha256: string; internal: boolean }[];
    };
    expect([...parts.keys()].sort()).toEqual(
      ['index.html', 'index.json', ...listed.map(({ name }) => name)].sort(),
    );
    for (const { name, sha256 } of listed) expect([name, sha256Of(parts.get(name))]).toEqual([name, sha256]);
    expect(listed.filter(({ internal }) => internal).map(({ name }) => name)).toContain('journal.jsonl');
    const entries = String(parts.get('entries.jsonl'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(entries.length).toBeGreaterThan(0);
    for (const { before, bound, link: told } of entries) expect(link(before, bound)).toBe(told);
    expect(String(parts.get('index.html'))).toContain('行政复议案卷');
    const drawn = listed.filter(({ name }) => name.endsWith('.pdf'));
    expect(drawn.length).toBeGreaterThan(0);
    for (const { name } of drawn) expect(parts.get(name)?.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    for (const who of ['applicant', 'editor']) {
      const refused = await fetch(`${product.url}/v1/cases/${id}/pack`, { headers: await bearer(who) });
      expect([who, [403, 404].includes(refused.status)]).toEqual([who, true]);
    }
    const supervisor = await product.as('supervisor');
    const { items } = await supervisor.get<{ items: { what: string }[] }>(`/v1/cases/${id}/accesses`);
    expect(items.map(({ what }) => what)).toEqual(['pack']);
    const own = await lead.get<{ reads: { streamId: string }[]; acts: object[] }>('/v1/me/data');
    expect(own.reads.map(({ streamId }) => streamId)).toEqual([id]);
    expect(
      (
        await lead.ask('POST', `/v1/cases/${id}/erasures`, {
          body: { seq: 1, ground: 'consent-withdrawn' },
          headers: { 'idempotency-key': crypto.randomUUID() },
        })
      ).status,
    ).toBe(409);
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
