import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { application, fresh, submit } from '../support/acts.js';
import { codeOf, send, sendBytes } from '../support/wire.js';
import { type Attack, type Ground, strike } from './attacked.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const signIn: readonly [string, string] = ['POST', '/v1/sessions'];
const posted = (what: string, body: string | Buffer, want: Attack['want'], headers = {}): Attack => ({
  what,
  send: signIn,
  headers: { ...JSON_TYPE, ...headers },
  body,
  want,
});
const many = (n: number) => `[${Array.from({ length: n }, () => 0).join(',')}]`;
const asked = (what: string, path: string, want: Attack['want'], as?: string): Attack => ({
  what,
  send: ['GET', path],
  want,
  ...(as && { as }),
});
const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const ROWS: readonly Attack[] = [
  asked(
    'E1 a cursor with SQL in it',
    `/v1/cases?cursor=${forged("x' or 1=1--")}`,
    [400, 'INVALID_CURSOR'],
    'clerk',
  ),
  asked('E1 a sort that is not offered', '/v1/cases?sort=password_hash', [400, 'UNKNOWN_FIELD'], 'clerk'),
  asked('E1 a filter that is not offered', '/v1/cases?filter[secret]=1', [400, 'UNKNOWN_FIELD'], 'clerk'),
  asked('E1 an expansion that is not offered', '/v1/cases?expand=journal', [400, 'UNKNOWN_FIELD'], 'clerk'),
  asked(
    'E1 quotes in a search are text',
    '/public/v1/catalogue/items?q=%27%3B%20drop%20table%20x%3B--',
    [200],
  ),
  asked('E1 the wildcards of LIKE are text', '/public/v1/catalogue/items?q=%25_%5C', [200]),
  posted('E5 a name twice', '{"signIn":"a","signIn":"b","password":"x"}', [400, 'KEY_TWICE']),
  posted('E5 a name twice, spelt differently', '{"password":"x","signIn":"a","\\u0073ignIn":"b"}', [
    400,
    'KEY_TWICE',
  ]),
  posted('E5 a name twice, deep within', '{"a":[{"b":{"c":1,"c":2}}]}', [400, 'KEY_TWICE']),
  posted('E5 the same name in two objects is no name twice', '{"a":{"b":1},"c":{"b":1}}', [
    400,
    'UNKNOWN_FIELD',
  ]),
  posted('E5 __proto__', '{"__proto__":{"admin":true},"signIn":"a","password":"x"}', [400, 'UNSAFE_KEY']),
  posted('E5 50,000 levels', '['.repeat(50_000) + ']'.repeat(50_000), [400, 'TOO_DEEP']),
  posted('E5 200,000 entries', many(200_000), [400, 'TOO_MANY_PARTS']),
  posted('E5 a number beyond numbers', '{"signIn":1e400,"password":"x"}', [400, 'INVALID_FIELD']),
  posted('E5 a NUL', '{"signIn":"a\\u0000b","password":"x"}', [400, 'NUL_BYTE']),
  posted('E5 half a surrogate pair', '{"signIn":"\\ud800","password":"x"}', [400, 'LONE_SURROGATE']),
  posted('E5 over a megabyte', `{"signIn":"${'x'.repeat(1_100_000)}"}`, [413, 'TOO_LARGE']),
  posted('E5 a packed body', gzipSync('{"signIn":"a","password":"x"}'), [415, 'BODY_PACKED'], {
    'content-encoding': 'gzip',
  }),
  posted('E5 a bomb', gzipSync('0'.repeat(10_000_000)), [415, 'BODY_PACKED'], {
    'content-encoding': 'deflate, gzip',
  }),
  posted('E5 another alphabet', Buffer.from([0x7b, 0x22, 0xc4, 0xe3, 0x22, 0x3a, 0x31, 0x7d]), [
    400,
    'NOT_UTF8',
  ]),
  asked('E6 a parameter twice', '/v1/cases?limit=1&limit=2', [400, 'INVALID_FIELD'], 'clerk'),
  asked('E6 a parameter twice on a page', '/catalogue?q=a&q=b', [400]),
  asked('E6 a parameter as an object', '/v1/cases?limit[a]=1', [400, 'UNKNOWN_FIELD'], 'clerk'),
  asked('E6 a parameter nobody asked for', '/v1/me?verbose=1', [400, 'UNKNOWN_PARAMETER'], 'clerk'),
  asked('E6 a parameter on what is open', '/public/v1/catalogue/parks?callback=x', [
    400,
    'UNKNOWN_PARAMETER',
  ]),
  asked('H1 limit=1e9', '/v1/cases?limit=1e9', [400, 'INVALID_FIELD'], 'clerk'),
  asked('H1 limit=1000000000', '/public/v1/catalogue/items?limit=1000000000', [400, 'INVALID_FIELD']),
  { what: 'E6 PUT', send: ['PUT', '/v1/cases'], want: [405, 'METHOD_NOT_ALLOWED'] },
  { what: 'E6 TRACE', send: ['TRACE', '/v1/cases'], want: [405, 'METHOD_NOT_ALLOWED'] },
  { what: 'E6 a method of WebDAV', send: ['PROPFIND', '/v1/cases'], want: [405, 'METHOD_NOT_ALLOWED'] },
  { what: 'E6 TRACE of nothing', send: ['TRACE', '/v1/nothing'], want: [404, 'UNKNOWN_ROUTE'] },
  { what: 'E6 DELETE of a page', send: ['DELETE', '/catalogue'], want: [405] },
  {
    what: 'E6 another method than the one that is sent',
    send: ['GET', '/v1/sessions'],
    headers: { 'x-http-method-override': 'POST', 'x-method-override': 'POST' },
    want: [405, 'METHOD_NOT_ALLOWED'],
  },
];

const WIRE: readonly (readonly [what: string, bytes: string, status: number])[] = [
  ['E6 a method that nobody knows', 'FROB /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  [
    'E6 two lengths',
    'POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
    400,
  ],
  [
    'E6 a length and chunks',
    'POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
  ['E5 20 KB of headers', `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
];

/** Names as people have them, which must come back as they were given. */
const NAMES = [
  '𠮷野䶮（测试）',
  '𰻝𮧵𬺈',
  'e\u0301cole',
  '\u00e9cole',
  '👩‍🔬实验线',
  '\u202eexe.项目',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
];

/** E: what is sent. */
export function inputAttacks(at: Ground): void {
  it.each(ROWS.map((row): [string, Attack] => [row.what, row]))('%s', async (_, row) => {
    const answer = await strike(at(), row);
    if (answer.status === 405) expect(answer.headers['allow']).toMatch(/^[A-Z, ]+$/);
  });

  it.each(WIRE)('%s', async (_, bytes, status) => {
    const said = await sendBytes(at().product.url, bytes, 500);
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(said).toMatch(/content-security-policy: default-src 'none'/i);
  });

  it('E1 a percent sign finds what has one, and not everything', async () => {
    const { text } = await send(at().product.url, '/public/v1/catalogue/items?q=%25');
    expect(JSON.parse(text).total).toBe(0);
  });

  it('E5 nothing that was sent has become part of every object', () => {
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('E2 E7 names of rare characters, twins and markup are kept as they are, and are not one another', async () => {
    const { product } = at();
    const base = (await application(product, 'plant-parallel', ['C09'])) as Record<string, unknown>;
    const projects = await Promise.all(
      NAMES.map(async (name) => {
        const file = await submit(product, { ...base, project: { name, base: 'nanchuan', facts: {} } });
        return (await product.as('applicant')).get<{ id: string; name: string }>(
          `/v1/projects/${file.projectId}`,
        );
      }),
    );
    expect(projects.map(({ name }) => name)).toEqual(NAMES);
    expect(new Set(projects.map(({ id }) => id)).size).toBe(NAMES.length);
  });

  it('E3 a line break in what becomes a header changes no header', async () => {
    const answer = await send(at().product.url, '/public/v1/licences/91%0d%0aSet-Cookie:%20a=b', {});
    expect(answer.status).toBe(404);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const key = await send(at().product.url, '/v1/cases', {
      method: 'POST',
      headers: { ...JSON_TYPE, ...fresh(), 'accept-language': 'zh, x\u00ff' },
      body: '{}',
    });
    expect(codeOf(key)).toBe('UNAUTHENTICATED');
  });
}
