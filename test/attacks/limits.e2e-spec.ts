import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, startTestProduct, type TestProduct } from '../support/product.js';
import { codeOf, send, sendBytes, type Wired } from '../support/wire.js';

/** Every test speaks from an address of its own, as far as it is about addresses: the counts of a minute would meet otherwise. */
const PROXY = '127.0.0.9';
const LIMITS = 'address=40,anonymous=12,principal=15,sign-in=5,lookup=4,one-case=6,export=3,paper=3';

let product: TestProduct;
let tokens: string[];

const repeated = async (times: number, ask: (n: number) => Promise<Wired>): Promise<Wired[]> => {
  const answers: Wired[] = [];
  for (let n = 0; n < times; n += 1) answers.push(await ask(n));
  return answers;
};
const statuses = (answers: readonly Wired[]) => answers.map(({ status }) => status);
const as = (token: string | undefined) => ({ authorization: `Bearer ${token}` });
const post = (path: string, localAddress: string, body: object) =>
  send(product.url, path, {
    method: 'POST',
    localAddress,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const signIn = (name: string, password: string, localAddress: string) =>
  post('/v1/sessions', localAddress, { signIn: name, password });

beforeAll(async () => {
  product = await startTestProduct({
    settings: {
      RATE_LIMITS: LIMITS,
      TRUSTED_PROXIES: PROXY,
      METRICS_FROM: '127.0.0.7',
      DOCS: 'false',
      REQUEST_SECONDS: '1',
    },
  });
  const people = ['applicant', 'applicant2', 'lead', 'clerk'];
  const opened = await Promise.all(people.map((name) => signIn(name, DEMO_PASSWORD, '127.0.0.20')));
  tokens = opened.map(({ text }) => JSON.parse(text).token);
}, 90_000);
afterAll(() => product?.stop(), 30_000);

describe('H1: asking too often', () => {
  it('counts what one address asks without naming anybody, says how much is left, and refuses the rest', async () => {
    const answers = await repeated(14, () =>
      send(product.url, '/public/v1/catalogue/parks', { localAddress: '127.0.0.21' }),
    );
    expect(statuses(answers)).toEqual([...Array(12).fill(200), 429, 429]);
    expect(answers[0]?.headers['ratelimit-policy']).toBe('"anonymous";q=12;w=60, "address";q=40;w=60');
    expect(answers[0]?.headers['ratelimit']).toMatch(/^"anonymous";r=11;t=60, "address";r=39;t=60$/);
    const refused = answers[12] as Wired;
    expect(codeOf(refused)).toBe('RATE_LIMITED');
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('leaves other addresses alone', async () => {
    const other = await send(product.url, '/public/v1/catalogue/parks', { localAddress: '127.0.0.22' });
    expect(other.status).toBe(200);
  });

  it('limits a principal wherever they ask from, and not their colleagues at the same address', async () => {
    const [busy, calm] = tokens;
    const answers = await repeated(18, (n) =>
      send(product.url, '/v1/me', { headers: as(busy), localAddress: `127.0.0.${30 + (n % 2)}` }),
    );
    expect(statuses(answers)).toEqual([...Array(15).fill(200), 429, 429, 429]);
    const colleague = await send(product.url, '/v1/me', { headers: as(calm), localAddress: '127.0.0.30' });
    expect(colleague.status).toBe(200);
  });

  it('takes many invented tokens for one address', async () => {
    const answers = await repeated(42, (n) =>
      send(product.url, '/v1/me', {
        headers: as(`${'x'.repeat(40)}${100 + n}`),
        localAddress: '127.0.0.23',
      }),
    );
    expect(statuses(answers)).toEqual([...Array(40).fill(401), 429, 429]);
  });

  it('believes no forged X-Forwarded-For', async () => {
    const answers = await repeated(13, (n) =>
      send(product.url, '/public/v1/catalogue/parks', {
        localAddress: '127.0.0.24',
        headers: { 'x-forwarded-for': `203.0.113.${n}`, forwarded: `for=203.0.113.${n}` },
      }),
    );
    expect(statuses(answers).at(-1)).toBe(429);
  });

  it('counts behind a declared proxy whom the proxy names, and not what stands before', async () => {
    const through = (client: string) =>
      send(product.url, '/public/v1/catalogue/parks', {
        localAddress: PROXY,
        headers: { 'x-forwarded-for': client },
      });
    const busy = await repeated(13, (n) => through(`198.51.100.${n}, 203.0.113.5`));
    expect(statuses(busy).at(-1)).toBe(429);
    expect((await through('203.0.113.6')).status).toBe(200);
  });

  it('takes the addresses of one /64 for one', async () => {
    const through = (client: string) =>
      send(product.url, '/public/v1/catalogue/parks', {
        localAddress: PROXY,
        headers: { 'x-forwarded-for': client },
      });
    const busy = await repeated(13, (n) => through(`2001:db8:0:1::${n + 1}`));
    expect(statuses(busy).at(-1)).toBe(429);
    expect((await through('2001:db8:0:2::1')).status).toBe(200);
  });

  it.each([
    ['a case by number and code', '/public/v1/cases/QH1?code=abcdefgh', 4],
    ['the page of a case', '/cases?receipt=QH2&code=abcdefgh', 4],
    ['a licence by code', '/public/v1/licences/91630103MACT00005X', 4],
    ['a licence page', '/licences/91630103MACT00005X', 4],
    ['a licence paper', '/public/v1/licences/91630103MACT00005X.pdf', 3],
    ['a table by parameter', '/public/v1/catalogue/items?format=csv', 3],
  ])('lets %s be asked less often', async (what, path, most) => {
    const localAddress = `127.0.1.${what.length}`;
    const answers = await repeated(most + 1, () => send(product.url, path, { localAddress }));
    expect(statuses(answers).map((status) => status === 429)).toEqual([...Array(most).fill(false), true]);
  });

  it('counts the guesses at one query code together, wherever they come from', async () => {
    const answers = await repeated(8, (n) =>
      send(product.url, `/public/v1/cases/QH9?code=guess${n}`, { localAddress: `127.0.2.${n + 1}` }),
    );
    expect(statuses(answers)).toEqual([...Array(6).fill(404), 429, 429]);
    const other = await send(product.url, '/public/v1/cases/QH8?code=guess', { localAddress: '127.0.2.9' });
    expect(other.status).toBe(404);
  });

  it.each([
    ['a letter of the route', '/public/v1/%63ases/QS1?code=abcdefgh', 4],
    ['the absolute form', 'http://x/public/v1/cases/QS2?code=abcdefgh', 4],
    ['a page', '/%6Cicences/91630103MACT00005X', 4],
    ['the ending of a paper', '/public/v1/licences/91630103MACT00005X%2Epd%66', 3],
    ['a fragment', '/public/v1/licences/91630103MACT00005X.pdf#x', 3],
    ['the name of a parameter', '/public/v1/catalogue/items?%66ormat=csv', 3],
    ['its value', '/public/v1/catalogue/items?format=cs%76', 3],
  ])('knows what is asked, whatever its spelling: %s', async (what, path, most) => {
    const localAddress = `127.0.3.${what.length}`;
    const answers = await repeated(most + 1, () => send(product.url, path, { localAddress }));
    expect(statuses(answers).map((status) => status === 429)).toEqual([...Array(most).fill(false), true]);
  });

  it('counts the guesses at one query code together, however its number is spelt', async () => {
    const spellings = ['cases/QH7', 'cases/%51H7', 'cases/qh7', '%63ases/QH7', 'cases/q%487'];
    const pages = ['/cases?lang=en&receipt=+qh7+', '/c%61ses?receipt=%51H7'];
    const paths = [
      ...spellings.map((spelt) => `/public/v1/${spelt}?`),
      ...pages,
      'http://x/public/v1/cases/QH7?',
    ];
    const answers = await repeated(8, (n) =>
      send(product.url, `${paths[n]}&code=guess${n}`, { localAddress: `127.0.4.${n + 1}` }),
    );
    expect(statuses(answers)).toEqual([...Array(6).fill(404), 429, 429]);
  });

  it.each([
    ['a case', '/public/v1/cases/QT1?code=abcdefgh', 4],
    ['a document', '/public/v1/documents/ABCDEFGH', 4],
    ['the paper of a licence', '/public/v1/licences/91630103MACT00005X.pdf', 3],
    ['a public table', '/public/v1/catalogue/items?format=csv', 3],
  ])('lets nobody invent a token to ask more often for %s', async (what, path, most) => {
    const localAddress = `127.0.5.${what.length}`;
    const answers = await repeated(most + 1, (n) =>
      send(product.url, path, { localAddress, headers: as(`${'x'.repeat(40)}${200 + n}`) }),
    );
    expect(statuses(answers).map((status) => status === 429)).toEqual([...Array(most).fill(false), true]);
  });

  it('counts the head of a table, which is made all the same', async () => {
    const answers = await repeated(4, () =>
      send(product.url, '/public/v1/catalogue/items', {
        method: 'HEAD',
        localAddress: '127.0.1.98',
        headers: { accept: 'text/csv' },
      }),
    );
    expect(statuses(answers)).toEqual([200, 200, 200, 429]);
  });

  it('lets a table be asked less often by Accept, too', async () => {
    const answers = await repeated(4, () =>
      send(product.url, '/public/v1/catalogue/items', {
        localAddress: '127.0.1.99',
        headers: { accept: 'text/csv' },
      }),
    );
    expect(statuses(answers)).toEqual([200, 200, 200, 429]);
  });

  it('never refuses a probe', async () => {
    const answers = await repeated(45, () => send(product.url, '/healthz', { localAddress: '127.0.0.25' }));
    expect(new Set(statuses(answers))).toEqual(new Set([200]));
  });
});

describe('A4: guessing passwords', () => {
  it('limits the sign-ins of an address, whatever the names', async () => {
    const answers = await repeated(7, (n) => signIn(`somebody${n}`, 'x', '127.0.0.40'));
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(codeOf(answers[6] as Wired)).toBe('RATE_LIMITED');
  });

  it('however the address of the sign-in is spelt', async () => {
    const paths = ['/v1/sessions', '/v1/%73essions', '/%761/sessions', 'http://x/v1/sessions'];
    const answers = await repeated(7, (n) =>
      post(paths[n % paths.length] ?? '', '127.0.0.42', { signIn: `somebody${n}`, password: 'x' }),
    );
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('limits those who register enterprises likewise, whose passwords are hashed, too', async () => {
    const answers = await repeated(6, () => post('/public/v1/enterprises', '127.0.0.43', {}));
    expect(statuses(answers)).toEqual([400, 400, 400, 400, 400, 429]);
    expect(codeOf(answers[5] as Wired)).toBe('RATE_LIMITED');
  });

  it('and not the sign-ins of others', async () => {
    expect((await signIn('supervisor', DEMO_PASSWORD, '127.0.0.41')).status).toBe(201);
  });
});

describe('J2: what is for those who run the product', () => {
  const metrics = (localAddress: string, headers = {}) =>
    send(product.url, '/metrics', { localAddress, headers });

  it('shows figures to the declared address only, and nobody who comes through an undeclared proxy', async () => {
    expect((await metrics('127.0.0.7')).status).toBe(200);
    expect(codeOf(await metrics('127.0.0.8'))).toBe('UNKNOWN_ROUTE');
    expect((await metrics('127.0.0.7', { 'x-forwarded-for': '127.0.0.7' })).status).toBe(404);
    expect((await metrics('127.0.0.8', { 'x-forwarded-for': '127.0.0.7' })).status).toBe(404);
    expect((await metrics(PROXY, { 'x-forwarded-for': '127.0.0.8' })).status).toBe(404);
    expect((await metrics(PROXY, { 'x-forwarded-for': '127.0.0.7' })).status).toBe(200);
  });

  it.each([
    '/docs',
    '/docs/',
    '/docs/swagger-ui.css',
    '/openapi.json',
    '/docs-json',
    '/admin',
    '/%6detrics',
    '/metrics/',
  ])('has no %s', async (path) => {
    expect((await send(product.url, path, { localAddress: '127.0.0.50' })).status).toBe(404);
  });

  it('still explains its refusals', async () => {
    expect((await send(product.url, '/docs/problems', { localAddress: '127.0.0.51' })).status).toBe(200);
  });
});

describe('a request that takes too long to arrive', () => {
  it.each([
    ['its headers', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    [
      'its body',
      'POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{',
    ],
  ])('is ended: %s', async (_, bytes) => {
    expect(await sendBytes(product.url, bytes)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"TOO_SLOW"/);
  });
});
