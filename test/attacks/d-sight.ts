import { beforeAll, describe, expect, it } from '@jest/globals';
import { filledPath } from '../matrix/asking.js';
import { act, application, fresh, itemOf, submit, until } from '../support/acts.js';
import { readPdf } from '../support/pdf.js';
import { DEMO_PASSWORD } from '../support/product.js';
import { send } from '../support/wire.js';
import { type Attacked, bearing, type Ground, json, sameness, tokenOf } from './attacked.js';

/** Marks that stand in private fields, and must stand nowhere else. */
const CANARIES = {
  'name of a project': '金丝雀甲项目',
  'identity number': '630102198001010019',
  'opinion of a review': '金丝雀乙意见',
  'order of the supervisor': '金丝雀丁督办',
  'reason of an incident': '金丝雀戊原因',
  'path of a webhook': 'canary-webhook-path',
  'mobile phone': '13899990000',
} as const;

/** What opens doors: never said again, not even to its owner. */
const secrets = new Map<string, string>([
  ['password', DEMO_PASSWORD],
  ['invitation', 'osi_3n1vYdT8ykqzQ0eWmRb5KxPjHc7LfAus2GoX9iBtDwE'],
]);

async function plant({ product }: Attacked): Promise<void> {
  const base = (await application(product, 'plant-parallel', ['C09', 'A04'])) as Record<string, unknown>;
  const project = { name: CANARIES['name of a project'], base: 'nanchuan', facts: {} };
  const file = await submit(product, { ...base, project });
  secrets.set('query code', file.queryCode ?? '');
  const accepted = await act(product, itemOf(file, 'C09'), ['officer', 'acceptance']);
  const claimed = await act(product, accepted, ['officer', 'claim']);
  const note = `${CANARIES['opinion of a review']} ${CANARIES['mobile phone']}`;
  const reviewed = await act(product, claimed, ['officer', 'review-conclusion'], { opinion: 'agree', note });
  await act(product, reviewed, ['supervisor', 'order'], {
    question: CANARIES['order of the supervisor'],
    within: { value: 3, unit: 'working_day' },
  });
  const applicant = await product.as('applicant');
  const channel = await applicant.must<{ secret: string }>('POST', '/v1/subscriptions', {
    body: {
      channel: 'webhook',
      url: `http://127.0.0.1:9/${CANARIES['path of a webhook']}`,
      topics: ['case.changed'],
    },
  });
  secrets.set('signing secret', channel.secret);
  secrets.set('token', await tokenOf(product, 'applicant'));
  await product.rows('update record.incident set reason = $1', [CANARIES['reason of an incident']]);
  // What goes wrong with secrets in hand: a garbled path, a body that is none, a value the database would not take.
  const token = secrets.get('token') ?? '';
  await send(product.url, `/v1/cases/${CANARIES['identity number']}?token=${token}&x=1`, {
    headers: bearing(token),
  });
  await send(product.url, `/public/v1/cases/${file.receiptNo}?code=${secrets.get('query code')}`);
  await send(product.url, `/cases?receipt=${file.receiptNo}&code=${secrets.get('query code')}`);
  await send(product.url, `/v1/oidc/start?invitation=${secrets.get('invitation')}`);
  await send(product.url, `/catalogue?q=${CANARIES['identity number']}`);
  await send(product.url, '/v1/sessions', {
    method: 'POST',
    ...json(`{"signIn":"applicant","password":"${DEMO_PASSWORD}",`),
  });
}

/** Everything that anybody can read without signing in, as text. */
async function crawled({ product, stage, operations }: Attacked): Promise<ReadonlyMap<string, string>> {
  const open = operations.filter(
    (each) => each.open && each.method === 'GET' && !each.path.startsWith('/v1/demo'),
  );
  const { creditCode = '' } = stage.places['/public/v1/licences'] ?? {};
  const data = open.map(
    (each) => filledPath(each, stage) + (stage.places[each.path]?.['query'] ?? each.query),
  );
  const tables = data.map((path) => `${path}${path.includes('?') ? '&' : '?'}format=csv`);
  const pages = [
    '/',
    '/catalogue',
    '/catalogue/items/C09',
    '/catalogue/guides/plant-parallel',
    '/catalogue/effects',
  ];
  const { code: receipt = '', query: key = '' } = stage.places['/public/v1/cases/{code}'] ?? {};
  const others = [
    `/cases?receipt=${receipt}&${key.slice(1)}`,
    `/licences/${creditCode}`,
    `/documents/${stage.places['/public/v1/documents']?.['check']}`,
    '/docs/problems',
    '/openapi.json',
    '/healthz',
    '/readyz',
    '/metrics',
    '/nothing',
  ];
  const found = new Map<string, string>();
  for (const path of [...data, ...tables, ...pages, ...others]) {
    const answer = await fetch(`${product.url}${path}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const isPdf = answer.headers.get('content-type')?.includes('pdf') ?? false;
    const text = isPdf
      ? `${(await readPdf(bytes)).text}${Buffer.from(bytes).toString('latin1')}`
      : Buffer.from(bytes).toString();
    expect([path, answer.status < 500]).toEqual([path, true]);
    found.set(path, text);
  }
  return found;
}

/** D: who sees. */
export function sightAttacks(at: Ground): void {
  describe('D1 marks in private fields', () => {
    let found: ReadonlyMap<string, string>;
    beforeAll(async () => {
      await plant(at());
      found = await crawled(at());
    }, 60_000);

    it.each(Object.entries(CANARIES))('the %s stands nowhere that anybody can read', (_, canary) => {
      expect(found.size).toBeGreaterThan(40);
      expect([...found].filter(([, text]) => text.includes(canary)).map(([path]) => path)).toEqual([]);
    });

    it.each(['password', 'invitation', 'query code', 'signing secret', 'token'])(
      'the %s stands nowhere, and in no log',
      (name) => {
        const secret = secrets.get(name) ?? '';
        expect(secret.length).toBeGreaterThan(7);
        expect([...found].filter(([, text]) => text.includes(secret)).map(([path]) => path)).toEqual([]);
        expect(logOf(at()).filter((line) => line.includes(secret))).toEqual([]);
      },
    );

    it('no log line names a person by number or phone, nor repeats what was written about them', () => {
      const lines = logOf(at());
      expect(lines.length).toBeGreaterThan(50);
      for (const canary of Object.values(CANARIES))
        expect(lines.filter((line) => line.includes(canary))).toEqual([]);
    });

    it('each request is told in one line, with its answer', () => {
      const told = logOf(at())
        .map((line) => JSON.parse(line) as { reqId?: string; req?: object; res?: { statusCode: number } })
        .filter(({ req }) => req);
      expect(told.length).toBeGreaterThan(25);
      expect(told.filter(({ res }) => !res)).toEqual([]);
      expect(new Set(told.map(({ reqId }) => reqId)).size).toBe(told.length);
    });

    it('whoever leaves the live stream leaves a line, too', async () => {
      const { product } = at();
      const cutOff = () =>
        logOf(at()).filter((line) => line.includes('/v1/stream') && line.includes('request cut off')).length;
      const headers = bearing(await tokenOf(product, 'supervisor'));
      const before = cutOff();
      const reader = new AbortController();
      const { status } = await fetch(`${product.url}/v1/stream`, { headers, signal: reader.signal });
      expect(status).toBe(200);
      reader.abort();
      await until('its line in the log', async () => cutOff() > before, 10_000);
    });
  });

  it('D2 a wrong number, a wrong code and no such case are told the same, and take alike', async () => {
    const { product, stage } = at();
    const { code = '' } = stage.places['/public/v1/cases/{code}'] ?? {};
    const ask = (number: string, query: string) =>
      send(product.url, `/public/v1/cases/${number}?code=${query}`);
    const answers = await Promise.all([
      ask(code, 'ABCDEFGH'),
      ask('XN20260101000001', 'ABCDEFGH'),
      ask('x', 'WRONGONE'),
    ]);
    expect(new Set(answers.map((each) => JSON.stringify(sameness(each)))).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
  });

  it('D2 what stands in an address cannot be counted up: codes are drawn (40 bits, and counted), ids of cases open nothing', async () => {
    const { product, stage } = at();
    const codes = await Promise.all(
      [1, 2, 3].map(
        async () =>
          (await submit(product, await application(product, 'plant-parallel', ['A04']))).queryCode ?? '',
      ),
    );
    for (const code of codes) expect(code).toMatch(/^[0-9A-Z]{8}$/);
    expect(new Set(codes.map((code) => code.slice(0, 4))).size).toBeGreaterThan(1);
    const { id } = stage.places['/v1/cases'] as { id: string };
    for (const path of [`/public/v1/cases/${id}?code=${id}`, `/public/v1/cases/${id}?code=${codes[0]}`])
      expect((await send(product.url, path)).status).toBe(404);
  });

  it('D3 a draft is found by nobody outside: not by id, not by search, not by its number', async () => {
    const { product, stage } = at();
    const { id } = stage.places['/v1/catalogue/drafts'] as { id: string };
    for (const path of [
      `/public/v1/catalogue/items/${id}`,
      `/catalogue/items/${id}`,
      '/public/v1/catalogue/items/C09/versions/2',
      '/catalogue/items/C09/versions/2',
    ])
      expect((await send(product.url, path)).status).toBe(404);
    expect((await send(product.url, `/public/v1/catalogue/items?q=${id}`)).text).toContain('"total":0');
  });

  it('D4 nothing private is kept by any cache, and what is open says by what it differs', async () => {
    const { product, stage, operations } = at();
    const token = await tokenOf(product, 'lead');
    for (const operation of operations.filter(
      (each) => each.method === 'GET' && !each.open && each.path !== '/v1/stream',
    )) {
      const answer = await send(product.url, filledPath(operation, stage), { headers: bearing(token) });
      expect([operation.does, answer.headers['cache-control']]).toEqual([operation.does, 'no-store']);
    }
    const open = await send(product.url, '/public/v1/catalogue/items/C09');
    expect([open.headers['cache-control'], open.headers['vary']]).toEqual([
      'public, no-cache',
      'Accept, Accept-Language',
    ]);
    const status = await send(
      product.url,
      filledPath({ ...operations[0], path: '/public/v1/cases/{code}', does: '' } as never, stage),
    );
    expect(status.headers['cache-control']).toBe('no-store');
    expect((await send(product.url, '/v1/cases', { headers: fresh() })).headers['vary']).toBe(
      'Accept-Language',
    );
  });
}

/** Its log, without what it tells whoever started it as a demonstration. */
function logOf({ product }: Attacked): string[] {
  return (product.said?.() ?? '').split('\n').filter((line) => line.startsWith('{'));
}
