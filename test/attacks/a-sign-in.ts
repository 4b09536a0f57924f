import { describe, expect, it } from '@jest/globals';
import { filledPath } from '../matrix/asking.js';
import { DEMO_PASSWORD } from '../support/product.js';
import { codeOf, send } from '../support/wire.js';
import { type Attack, bearing, type Ground, json, sameness, strike, tokenOf } from './attacked.js';

const ABSENT = '00000000-0000-7000-8000-000000000000';
const NOBODYS = 'A'.repeat(43);

/** What a client may send where a token should stand. None of it is one. */
const NO_TOKENS: readonly (readonly [what: string, headers: Record<string, string>])[] = [
  ['nothing', {}],
  ['an empty one', { authorization: 'Bearer ' }],
  ['a garbled one', { authorization: 'Bearer \u00ff\u00fe' }],
  ['one of nobody', bearing(NOBODYS)],
  [
    'a name and a password',
    { authorization: `Basic ${Buffer.from(`applicant:${DEMO_PASSWORD}`).toString('base64')}` },
  ],
  ['a token in a cookie', { cookie: `session=${NOBODYS}; token=${NOBODYS}` }],
  ['the name that time acts under', { authorization: 'Bearer system:time' }],
];

const CROSS_SITE: readonly Attack[] = [
  {
    what: 'A5 a form',
    send: ['POST', '/v1/cases'],
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
    body: 'guide=plant-parallel',
    want: [415, 'NOT_JSON'],
  },
  {
    what: 'A5 JSON as text/plain',
    send: ['POST', '/v1/cases'],
    headers: { 'content-type': 'text/plain', 'sec-fetch-site': 'cross-site' },
    body: '{}',
    want: [415, 'NOT_JSON'],
  },
  {
    what: 'A5 text/plain without a body',
    send: ['POST', '/v1/sessions'],
    headers: { 'content-type': 'text/plain', 'content-length': '0' },
    want: [415, 'NOT_JSON'],
  },
  {
    what: 'A5 multipart',
    send: ['POST', '/v1/sessions'],
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x--',
    want: [415, 'NOT_JSON'],
  },
  {
    what: 'A5 JSON of another site, which brings no token by itself',
    send: ['POST', '/v1/cases'],
    headers: {
      'content-type': 'application/json',
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    },
    body: '{}',
    want: [401, 'UNAUTHENTICATED'],
  },
];

/** A: who is there. */
export function signInAttacks(at: Ground): void {
  it('A1 every private route tells whoever is not signed in the same, whether or not the thing exists', async () => {
    const { product, stage, operations } = at();
    const told = new Set<string>();
    // The answer to HEAD has no body to compare.
    const secret = operations.filter(({ open, method }) => !open && method !== 'HEAD');
    expect(secret.length).toBeGreaterThan(80);
    for (const operation of secret) {
      const there = filledPath(operation, stage);
      const nowhere = there.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ABSENT);
      for (const [path, headers] of [there, nowhere].flatMap((each) => [
        [each, {}] as const,
        [each, bearing(NOBODYS)] as const,
      ])) {
        const answer = await send(product.url, path, {
          method: operation.method,
          headers: {
            ...headers,
            'if-match': '"1"',
            'idempotency-key': 'a-key-for-all',
            ...(operation.method === 'POST' && json({}).headers),
          },
          ...(operation.method === 'POST' && { body: JSON.stringify(operation.body ?? {}) }),
        });
        told.add(JSON.stringify({ at: operation.does, ...sameness(answer) }).replace(operation.does, ''));
      }
    }
    expect([...told]).toHaveLength(1);
    expect([...told][0]).toContain('UNAUTHENTICATED');
  });

  it.each(NO_TOKENS)('A1 %s is no token', async (_, headers) => {
    const { product } = at();
    const answer = await send(product.url, '/v1/me', { headers });
    expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('A1 an expired token is no token', async () => {
    const { product } = at();
    const token = await tokenOf(product, 'lead.haidong');
    await product.rows(`update identity.session set expires_at = now() - interval '1 minute'
      where person_id = (select id from identity.person where sign_in = 'lead.haidong')`);
    expect((await send(product.url, '/v1/me', { headers: bearing(token) })).status).toBe(401);
  });

  it('A3 signing in sets no cookie, and a new token each time; what was signed out is nobody', async () => {
    const { product } = at();
    const opened = await send(product.url, '/v1/sessions', {
      method: 'POST',
      ...json({ signIn: 'clerk.haidong', password: DEMO_PASSWORD }),
    });
    expect(opened.headers['set-cookie']).toBeUndefined();
    const first = JSON.parse(opened.text).token as string;
    const second = await tokenOf(product, 'clerk.haidong');
    expect(second).not.toBe(first);
    expect(
      (await send(product.url, '/v1/sessions/current', { method: 'DELETE', headers: bearing(first) })).status,
    ).toBe(204);
    expect((await send(product.url, '/v1/me', { headers: bearing(first) })).status).toBe(401);
    expect((await send(product.url, '/v1/me', { headers: bearing(second) })).status).toBe(200);
  });

  it('A3 a role that is taken away is gone with the next request', async () => {
    const { product } = at();
    const token = await tokenOf(product, 'supervisor.haidong');
    const ask = () => send(product.url, '/v1/incidents', { headers: bearing(token) });
    expect((await ask()).status).toBe(200);
    await product.rows(`update identity.membership set roles = '{clerk}'
      where person_id = (select id from identity.person where sign_in = 'supervisor.haidong')`);
    expect((await ask()).status).toBe(403);
  });

  describe('A4', () => {
    const tried = async (signIn: string, password: string) => {
      const began = performance.now();
      const answer = await send(at().product.url, '/v1/sessions', {
        method: 'POST',
        ...json({ signIn, password }),
      });
      return { answer, ms: performance.now() - began };
    };
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

    it('a name that nobody has and a wrong password look alike and take alike', async () => {
      const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
      for (let n = 0; n < 4; n += 1) {
        const known = await tried(n === 0 ? 'reviewer.haidong-market' : `officer.haidong-tax`, 'wrong');
        const unknown = await tried(`nobody-${n}`, 'wrong');
        times.known.push(known.ms);
        times.unknown.push(unknown.ms);
        expect(sameness(known.answer)).toEqual(sameness(unknown.answer));
      }
      // Argon2 takes its tens of milliseconds in both; without it a name that nobody has would answer in one.
      expect(median(times.unknown)).toBeGreaterThan(median(times.known) / 4);
    });

    it('twenty wrong passwords lock for a moment, with a word when to come back; and not for ever', async () => {
      const { product } = at();
      const answers = [];
      for (let n = 0; n < 20; n += 1) answers.push((await tried('head.haidong-tax', `guess ${n}`)).answer);
      const locked = (await tried('head.haidong-tax', DEMO_PASSWORD)).answer;
      expect([locked.status, codeOf(locked)]).toEqual([429, 'SIGN_IN_LOCKED']);
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
      await product.rows(`update identity.attempt set last_at = now() - interval '1 hour'`);
      expect((await tried('head.haidong-tax', DEMO_PASSWORD)).answer.status).toBe(201);
    });
  });

  it.each(CROSS_SITE.map((row): [string, Attack] => [row.what, row]))('%s', async (_, row) => {
    await strike(at(), row);
  });

  it('A5 a page of another site is told by no header that it may ask', async () => {
    const { product } = at();
    const asked = await send(product.url, '/v1/cases', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect([asked.status, codeOf(asked), asked.headers['allow']]).toEqual([
      405,
      'METHOD_NOT_ALLOWED',
      'GET, HEAD, POST',
    ]);
    const read = await send(product.url, '/public/v1/catalogue/parks', {
      headers: { origin: 'https://evil.example' },
    });
    for (const { headers } of [asked, read])
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
}
