import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bystander, type Receiver, receiver } from '../../../test/support/receivers.js';
import { PublicOnly } from './public-only.js';
import { type Answered, Webhook } from './webhook.js';

const SECRET = randomBytes(32);
const sign = async (content: string) => [createHmac('sha256', SECRET).update(content).digest('base64')];

let hook: Receiver;
let webhook: Webhook;

const send = (url = hook.url, by = webhook): Promise<Answered> =>
  by.send({ url, eventId: 'evt_1', body: '{"a":"并联"}', sign });

beforeAll(async () => {
  hook = await receiver();
  webhook = new Webhook(new PublicOnly([hook.place]), 400);
});

beforeEach(() => hook.answer((_, response) => void response.writeHead(204).end()));

afterAll(() => hook?.close());

describe('an attempt of a webhook', () => {
  it('posts the body with the three headers, and takes any 2xx for its arrival', async () => {
    for (const status of [200, 201, 204, 299]) {
      hook.answer((_, response) => void response.writeHead(status).end());
      expect(await send()).toMatchObject({ status });
      expect(await send()).not.toHaveProperty('error');
    }
    const { method, headers, body } = hook.received.at(-1)!;
    expect([method, body]).toEqual(['POST', '{"a":"并联"}']);
    expect(headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'webhook-id': 'evt_1',
    });
    const at = headers['webhook-timestamp'] ?? '';
    expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(5);
    const by = createHmac('sha256', SECRET).update(`evt_1.${at}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${by}`);
  });

  it('signs with every secret in force, and refuses to send unsigned', async () => {
    const post = { url: hook.url, eventId: 'evt_2', body: '{}' };
    await webhook.send({ ...post, sign: async () => ['bmV3', 'b2xk'] });
    expect(hook.received.at(-1)!.headers['webhook-signature']).toBe('v1,bmV3 v1,b2xk');
    const known = hook.received.length;
    await expect(webhook.send({ ...post, sign: async () => [] })).rejects.toThrow('without a secret');
    expect(hook.received).toHaveLength(known);
  });

  it('is believed by the receiver of the README where the secret is the same and the message young', async () => {
    const [, source = ''] =
      /```js\n(\/\/ receiver\.mjs[\s\S]*?)```/.exec(await readFile('README.md', 'utf8')) ?? [];
    const env = { ...process.env, SECRET: `whsec_${SECRET.toString('base64')}`, PORT: '0' };
    const child = spawn(process.execPath, ['--input-type=module', '--eval', source], { env, stdio: 'pipe' });
    try {
      const place = String((await once(child.stdout, 'data'))[0]).trim();
      const to = {
        url: `http://${place}/`,
        eventId: 'evt_3',
        body: '{"type":"case.changed","data":{"kind":"受理"}}',
      };
      const by = new Webhook(new PublicOnly([place]));
      const heard = once(child.stdout, 'data');
      expect(await by.send({ ...to, sign })).toMatchObject({ status: 204 });
      expect(String((await heard)[0])).toBe('case.changed 受理\n');
      const both = async (content: string) => ['bmV3', ...(await sign(content))];
      expect(await by.send({ ...to, sign: both })).toMatchObject({ status: 204 });
      expect(await by.send({ ...to, sign: async () => ['bmV3'] })).toMatchObject({ status: 401 });
      const at = '1700000000';
      const [old] = await sign(`evt_3.${at}.${to.body}`);
      const late = await fetch(to.url, {
        method: 'POST',
        headers: { 'webhook-id': 'evt_3', 'webhook-timestamp': at, 'webhook-signature': `v1,${old}` },
        body: to.body,
      });
      expect(late.status).toBe(401);
      expect((await fetch(to.url, { method: 'POST', body: '{}' })).status).toBe(401);
    } finally {
      child.kill();
    }
  });

  // security.md G2
  it('takes 4xx and 5xx for failures, 410 for the end, and hears Retry-After', async () => {
    for (const status of [400, 404, 429, 500, 503]) {
      hook.answer((_, response) => void response.writeHead(status).end('no\u0000\u001b[31m way'));
      expect(await send()).toMatchObject({ status, error: 'STATUS', excerpt: 'no [31m way' });
    }
    hook.answer((_, response) => void response.writeHead(503, { 'retry-after': '120' }).end());
    expect(await send()).toMatchObject({ error: 'STATUS', retryAfterMs: 120_000 });
    hook.answer((_, response) => void response.writeHead(503, { 'retry-after': 'Fri, 31 Dec 1999' }).end());
    expect(await send()).not.toHaveProperty('retryAfterMs');
    hook.answer((_, response) => void response.writeHead(410).end());
    expect(await send()).toMatchObject({ status: 410, error: 'GONE', gone: true });
  });

  it('waits for a slow receiver no longer than its patience', async () => {
    hook.answer(() => undefined);
    const silent = await send();
    expect(silent).toMatchObject({ error: 'TIMEOUT' });
    expect(silent.tookMs).toBeGreaterThanOrEqual(390);
    expect(silent.tookMs).toBeLessThan(2000);
    hook.answer((_, response) => {
      response.writeHead(500);
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const dripping = await send();
    expect(dripping).toMatchObject({ error: 'STATUS', status: 500 });
    expect(dripping.tookMs).toBeLessThan(2000);
  });

  it('reads 16 kB of a huge reply, keeps 500 characters, and hangs up', async () => {
    let sent = 0;
    const over = new Promise<void>((resolve) => {
      hook.answer((_, response) => {
        response.writeHead(200).on('close', resolve);
        const pour = () => {
          while (!response.destroyed && sent < 1_000_000_000) {
            sent += 65_536;
            if (!response.write('x'.repeat(65_536))) return void response.once('drain', pour);
          }
        };
        pour();
      });
    });
    const { excerpt, status, error } = await send();
    expect([excerpt, status, error]).toEqual(['x'.repeat(500), 200, undefined]);
    await over;
    expect(sent).toBeLessThan(20_000_000);
  });

  it('says what went wrong by a code, never by an address', async () => {
    hook.answer((request) => void request.socket.destroy());
    expect(await send()).toMatchObject({ error: 'ECONNRESET' });
    hook.answer((request) => void request.socket.end('HTTP/1.1 nonsense\r\n\r\n'));
    expect((await send()).error).toMatch(/^HPE_/);
    const nobody = await bystander();
    await nobody.close();
    const place = `127.0.0.1:${nobody.port}`;
    const lost = await send(`http://${place}/`, new Webhook(new PublicOnly([place])));
    expect(lost).toEqual({ tookMs: expect.any(Number), error: 'ECONNREFUSED' });
  });
});

/** Answers every question about a name with these addresses, each time the next list. */
function resolving(...turns: string[][]): { lookup: LookupFunction; asked: () => number } {
  let n = 0;
  const lookup: LookupFunction = (_, options, done) => {
    const addresses = turns[Math.min(n, turns.length - 1)] ?? [];
    n += 1;
    const found: LookupAddress[] = addresses.map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    if (options.all) done(null, found);
    else done(null, found[0]?.address ?? '', found[0]?.family);
  };
  return { lookup, asked: () => n };
}

// security.md G1: judged after resolution, in the connection that is made.
describe('a webhook that leads inward', () => {
  it.each([
    ['127.0.0.1'],
    ['127.8.8.8'],
    ['0.0.0.0'],
    ['10.1.2.3'],
    ['172.16.0.1'],
    ['192.168.0.1'],
    ['169.254.169.254'],
    ['100.64.0.1'],
    ['100.100.100.200'],
    ['192.0.0.192'],
    ['198.18.0.1'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['::1'],
    ['::'],
    ['::ffff:127.0.0.1'],
    ['::ffff:a9fe:a9fe'],
    ['::127.0.0.1'],
    ['::7f00:1'],
    ['fc00::1'],
    ['fd00:ec2::254'],
    ['fe80::1'],
    ['fec0::1'],
    ['64:ff9b::7f00:1'],
    ['2002:7f00:1::'],
    ['ff02::1'],
  ])('is not called where its name leads to %s', async (address) => {
    const { lookup, asked } = resolving([address]);
    const ending = await send('https://hooks.example.com/', new Webhook(new PublicOnly([], lookup), 3000));
    expect(ending).toEqual({ tookMs: expect.any(Number), error: 'INWARD' });
    expect(asked()).toBe(1);
  });

  it('is not called where one of several addresses is inward; a name is asked once, so it cannot change its mind', async () => {
    const inner = await bystander();
    try {
      const { lookup, asked } = resolving(['8.8.8.8', '127.0.0.1'], ['127.0.0.1']);
      for (const scheme of ['http', 'https']) {
        const url = `${scheme}://hooks.example.com:${inner.port}/`;
        const ending = await send(url, new Webhook(new PublicOnly([], lookup), 3000));
        expect(ending).toMatchObject({ error: 'INWARD' });
      }
      expect(asked()).toBe(2);
      await sleep(50);
      expect(inner.connections()).toBe(0);
    } finally {
      await inner.close();
    }
  });

  it('is not called by address either, whatever was registered before the rule', async () => {
    const inner = await bystander();
    try {
      const by = new Webhook(new PublicOnly(['127.0.0.1:1']), 3000);
      for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
        expect(await send(`http://${host}:${inner.port}/`, by)).toMatchObject({ error: 'INWARD' });
      await sleep(50);
      expect(inner.connections()).toBe(0);
    } finally {
      await inner.close();
    }
  });

  it('follows no redirect', async () => {
    const inner = await receiver();
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        hook.answer((_, response) => void response.writeHead(status, { location: inner.url }).end());
        expect(await send()).toMatchObject({ status, error: 'REDIRECT' });
      }
      expect(inner.received).toEqual([]);
    } finally {
      await inner.close();
    }
  });
});
