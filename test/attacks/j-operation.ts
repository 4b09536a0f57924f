import { expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../support/product.js';
import { codeOf, send, type Wired } from '../support/wire.js';
import { bearing, type Ground, json, tokenOf } from './attacked.js';

/** What every answer carries, whatever it is (ASVS 5, 3.4). */
const PROTECTION = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-permitted-cross-domain-policies': 'none',
} as const;

const ANSWERS: readonly (readonly [what: string, path: string, status: number])[] = [
  ['data', '/public/v1/catalogue/parks', 200],
  ['a table', '/public/v1/catalogue/items?format=csv', 200],
  ['a page', '/catalogue', 200],
  ['a style', '/catalogue/style/nothing.css', 404],
  ['a problem', '/v1/cases', 401],
  ['nothing', '/nothing', 404],
  ['an address that cannot be read', '/v1/cases/%E0%A4%A', 400],
  ['the reference', '/docs', 200],
  ['a probe', '/healthz', 200],
  ['the way to the front page', '/', 302],
];

const policiesOf = ({ headers }: Wired) =>
  Object.fromEntries(
    String(headers['content-security-policy'])
      .split('; ')
      .map((each): [string, string] => {
        const [name = '', ...values] = each.split(' ');
        return [name, values.join(' ')];
      }),
  );

/** J: how it is run. */
export function operationAttacks(at: Ground): void {
  it.each(ANSWERS)(
    'J2 %s carries every protective header, and none that tells what it runs on',
    async (_, path, status) => {
      const answer = await send(at().product.url, path);
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject(PROTECTION);
      expect(answer.headers['referrer-policy']).toMatch(/^(no-referrer|same-origin)$/);
      expect([answer.headers['x-powered-by'], answer.headers['server']]).toEqual([undefined, undefined]);
      const policies = policiesOf(answer);
      expect(policies).toMatchObject({
        'default-src': "'none'",
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
      });
      if (path !== '/docs')
        expect([policies['script-src'], JSON.stringify(policies)]).toEqual([
          undefined,
          expect.not.stringContaining('unsafe'),
        ]);
      else expect(policies['script-src']).toBe("'self'");
    },
  );

  it('J2 a stream carries them, too', async () => {
    const { product } = at();
    const answer = await send(product.url, '/v1/stream', {
      method: 'HEAD',
      headers: bearing(await tokenOf(product, 'supervisor')),
    });
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    expect(answer.headers).toMatchObject(PROTECTION);
    expect(answer.headers['cache-control']).toBe('no-store, no-transform');
  });

  it.each([
    '/admin',
    '/debug',
    '/.env',
    '/.git/config',
    '/package.json',
    '/dist/api.js',
    '/main.js.map',
    '/graphql',
    '/docs/../../package.json',
    '/docs/..%2f..%2fpackage.json',
    '/catalogue/style/..%2f..%2fmain.js',
  ])('J2 there is no %s', async (path) => {
    expect([400, 404]).toContain((await send(at().product.url, path)).status);
  });

  it('J2 what breaks says nothing of where and why', async () => {
    const { product } = at();
    const token = await tokenOf(product, 'supervisor');
    await product.rows('alter table record.alert rename to alert_away');
    try {
      const broken = await send(product.url, '/v1/alerts', { headers: bearing(token) });
      expect([broken.status, codeOf(broken)]).toEqual([500, 'INTERNAL']);
      expect(broken.text).not.toMatch(/alert_away|relation|select|\.ts|\.js|node_modules|at \w+ \(/i);
    } finally {
      await product.rows('alter table record.alert_away rename to alert');
    }
  });

  it('A4 a password and a token are never told again', async () => {
    const { product } = at();
    const answer = await send(product.url, '/v1/sessions', {
      method: 'POST',
      ...json({ signIn: 'clerk', password: DEMO_PASSWORD, organ: 'nowhere' }),
    });
    expect(answer.text).not.toContain(DEMO_PASSWORD);
    const token = await tokenOf(product, 'clerk');
    expect((await send(product.url, '/v1/me', { headers: bearing(token) })).text).not.toContain(token);
  });
}
