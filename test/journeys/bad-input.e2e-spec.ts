import { readdirSync, readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SENTENCES } from '../../apps/api/src/http/sentences.js';
import type { Client } from '../../apps/standalone/src/client.js';
import { act, application, type CaseSeen, fresh, itemOf, submit } from '../support/acts.js';
import { startTestProduct, type TestProduct } from '../support/product.js';

/** What is sent, as bytes and headers, and what must come back. `{name}` in a path is filled from the places below. */
interface Row {
  readonly what: string;
  readonly send: readonly [method: string, path: string];
  readonly as?: string | null;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly want: readonly [status: number, code: string, pointer?: string];
}

let product: TestProduct;
let file: CaseSeen;
let places: Record<string, string>;
let submission: Record<string, unknown>;

const json = { 'content-type': 'application/json' };
const seenVersion = { 'if-match': '"1"' };
const open = '/v1/cases/{case}/items/{open}';
const decisive = { ...seenVersion, ...fresh() };
const cursor = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const uuid = '00000000-0000-7000-8000-000000000000';

const READING: Row[] = [
  {
    what: 'unknown query parameter on a route without one',
    send: ['GET', '/v1/me?x=1'],
    want: [400, 'UNKNOWN_PARAMETER', '/x'],
  },
  {
    what: 'unknown query parameter on an act',
    send: ['POST', `${open}/claim?force=1`],
    body: {},
    headers: seenVersion,
    want: [400, 'UNKNOWN_PARAMETER', '/force'],
  },
  {
    what: 'unknown query parameter beside known ones',
    send: ['GET', '/v1/cases?limit=5&x=1'],
    want: [400, 'UNKNOWN_FIELD', '/x'],
  },
  {
    what: 'query parameter given twice',
    send: ['GET', '/v1/cases?limit=1&limit=2'],
    want: [400, 'INVALID_FIELD', '/limit'],
  },
  {
    what: 'cursor given twice',
    send: ['GET', '/v1/cases?cursor=a&cursor=b'],
    want: [400, 'INVALID_FIELD', '/cursor'],
  },
  {
    what: 'query code given twice',
    send: ['GET', '/public/v1/cases/QH1?code=a&code=b'],
    as: null,
    want: [400, 'INVALID_FIELD', '/code'],
  },
  {
    what: '__proto__ as a query parameter',
    send: ['GET', '/v1/cases?__proto__=1'],
    want: [400, 'UNSAFE_KEY', '/__proto__'],
  },
  {
    what: 'constructor as a query parameter',
    send: ['GET', '/v1/me?constructor=1'],
    want: [400, 'UNSAFE_KEY', '/constructor'],
  },
  { what: 'limit=1e9', send: ['GET', '/v1/cases?limit=1e9'], want: [400, 'INVALID_FIELD', '/limit'] },
  {
    what: 'limit=0',
    send: ['GET', '/v1/alerts?limit=0'],
    as: 'supervisor',
    want: [400, 'INVALID_FIELD', '/limit'],
  },
  {
    what: 'a kind of notice that there is not',
    send: ['GET', '/v1/notices?kind=nope'],
    want: [400, 'INVALID_FIELD', '/kind'],
  },
  {
    what: 'figures of an organ that there is not',
    send: ['GET', '/v1/figures?organ=nope'],
    as: 'supervisor',
    want: [400, 'UNKNOWN_ORGAN', '/organ'],
  },
  {
    what: 'figures of an organ that is an applicant',
    send: ['GET', '/v1/figures?organ=qinglan'],
    as: 'supervisor',
    want: [400, 'UNKNOWN_ORGAN', '/organ'],
  },
  {
    what: 'figures of an item that was never published',
    send: ['GET', '/v1/figures?item=ZZ9'],
    as: 'supervisor',
    want: [400, 'UNKNOWN_ITEM', '/item'],
  },
  {
    what: 'limit of words',
    send: ['GET', '/public/v1/catalogue/items?limit=all'],
    as: null,
    want: [400, 'INVALID_FIELD', '/limit'],
  },
  {
    what: 'limit of a half',
    send: ['GET', '/v1/queue?limit=1.5'],
    as: 'clerk',
    want: [400, 'INVALID_FIELD', '/limit'],
  },
  {
    what: 'cursor of another making',
    send: ['GET', '/v1/cases?cursor=zzzz'],
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'cursor with SQL in it',
    send: ['GET', `/v1/cases?cursor=${cursor("'; drop table x; --")}`],
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'queue cursor of a day that is none',
    send: ['GET', `/v1/queue?cursor=${cursor({ dueOn: '2026-13-45', caseId: uuid, n: 1 })}`],
    as: 'clerk',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'queue cursor of a number out of range',
    send: ['GET', `/v1/queue?cursor=${cursor({ dueOn: 'infinity', caseId: uuid, n: 99_999_999 })}`],
    as: 'clerk',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'alert cursor beyond bigint',
    send: ['GET', `/v1/alerts?cursor=${cursor('"99999999999999999999"')}`],
    as: 'supervisor',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'line cursor beyond int',
    send: ['GET', `/v1/people-record/xining-market?cursor=${cursor(3_000_000_000)}`],
    as: 'auditor',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'sign-in cursor beyond int',
    send: ['GET', `/v1/people-record/${uuid}/sign-ins?cursor=${cursor(2 ** 31)}`],
    as: 'auditor',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'hand-over cursor beyond int',
    send: ['GET', `/v1/hand-overs/${uuid}/rows?cursor=${cursor(3_000_000_000)}`],
    as: 'head',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'transfer cursor beyond int',
    send: ['GET', `/v1/transfers/${uuid}/rows?cursor=${cursor(3_000_000_000)}`],
    as: 'lead',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'access cursor of words',
    send: ['GET', `/v1/cases/{case}/accesses?cursor=${cursor('"abc"')}`],
    as: 'supervisor',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'access cursor beyond bigint',
    send: ['GET', `/v1/cases/{case}/accesses?cursor=${cursor('"99999999999999999999"')}`],
    as: 'supervisor',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'incident cursor of a day that is none',
    send: ['GET', `/v1/incidents?cursor=${cursor({ at: '2026-02-30T00:00:00.000Z', id: uuid })}`],
    as: 'operator',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'incident cursor of the year 0',
    send: ['GET', `/v1/incidents?cursor=${cursor({ at: '0000-01-01T00:00:00.000Z', id: uuid })}`],
    as: 'operator',
    want: [400, 'INVALID_CURSOR', '/cursor'],
  },
  {
    what: 'alert of a third colour',
    send: ['GET', '/v1/alerts?light=green'],
    as: 'supervisor',
    want: [400, 'INVALID_FIELD', '/light'],
  },
  {
    what: 'alert of a case that is no id',
    send: ['GET', '/v1/alerts?caseId=7'],
    as: 'supervisor',
    want: [400, 'INVALID_FIELD', '/caseId'],
  },
  { what: 'NUL in a path', send: ['GET', '/v1/cases/%00'], want: [400, 'NUL_BYTE', '/id'] },
  {
    what: 'NUL in a public path',
    send: ['GET', '/public/v1/catalogue/items/C0%00'],
    as: null,
    want: [400, 'NUL_BYTE', '/code'],
  },
  { what: 'NUL in a query', send: ['GET', '/v1/cases?cursor=a%00b'], want: [400, 'NUL_BYTE', '/cursor'] },
  { what: 'broken percent sign in a path', send: ['GET', '/v1/cases/%E0%A4%A'], want: [400, 'BAD_REQUEST'] },
  { what: 'id of another form', send: ['GET', '/v1/cases/1'], want: [404, 'ABSENT'] },
  { what: 'item number 0', send: ['GET', '/v1/cases/{case}/items/0'], want: [404, 'ABSENT'] },
  { what: 'item number beyond', send: ['GET', '/v1/cases/{case}/items/9999'], want: [404, 'ABSENT'] },
  {
    what: 'unknown published item',
    send: ['GET', '/public/v1/catalogue/items/Z99'],
    as: null,
    want: [404, 'ABSENT'],
  },
  {
    what: 'published item of a strange name',
    send: ['GET', `/public/v1/catalogue/items/${'x'.repeat(90)}`],
    as: null,
    want: [404, 'ABSENT'],
  },
  { what: 'unknown route', send: ['GET', '/v1/nothing'], want: [404, 'UNKNOWN_ROUTE'] },
  { what: 'wrong method', send: ['DELETE', '/v1/cases'], want: [405, 'METHOD_NOT_ALLOWED'] },
  {
    what: 'PATCH of a case',
    send: ['PATCH', '/v1/cases/{case}'],
    body: { status: 'concluded' },
    want: [405, 'METHOD_NOT_ALLOWED'],
  },
  { what: "a stranger's case", send: ['GET', '/v1/cases/{case}'], as: 'applicant2', want: [404, 'ABSENT'] },
  {
    what: "a stranger's journal",
    send: ['GET', '/v1/cases/{case}/journal'],
    as: 'lead.qaidam',
    want: [404, 'ABSENT'],
  },
  {
    what: 'a journal for its applicant',
    send: ['GET', '/v1/cases/{case}/journal'],
    want: [403, 'FORBIDDEN'],
  },
  { what: 'a queue for an applicant', send: ['GET', '/v1/queue'], want: [403, 'FORBIDDEN'] },
  { what: 'no token', send: ['GET', '/v1/cases'], as: null, want: [401, 'UNAUTHENTICATED'] },
  {
    what: 'garbled token',
    send: ['GET', '/v1/cases'],
    as: null,
    headers: { authorization: 'Bearer ÿÿ' },
    want: [401, 'UNAUTHENTICATED'],
  },
  {
    what: 'a token of nobody',
    send: ['GET', '/v1/cases'],
    as: null,
    headers: { authorization: `Bearer ${'A'.repeat(43)}` },
    want: [401, 'UNAUTHENTICATED'],
  },
  { what: 'expired token', send: ['GET', '/v1/cases'], as: 'expired', want: [401, 'UNAUTHENTICATED'] },
  {
    what: 'act with an expired token',
    send: ['POST', `${open}/claim`],
    as: 'expired',
    body: {},
    headers: seenVersion,
    want: [401, 'UNAUTHENTICATED'],
  },
  {
    what: 'the name of time as a token',
    send: ['POST', `${open}/claim`],
    as: null,
    body: {},
    headers: { ...seenVersion, authorization: 'Bearer system:time' },
    want: [401, 'UNAUTHENTICATED'],
  },
];

const BODIES: Row[] = [
  { what: 'malformed JSON', send: ['POST', '/v1/cases'], raw: '{"guide":', want: [400, 'MALFORMED_JSON'] },
  {
    what: 'empty body',
    send: ['POST', '/v1/cases'],
    raw: '',
    headers: fresh(),
    want: [400, 'MALFORMED_JSON'],
  },
  {
    what: '10 MB',
    send: ['POST', '/v1/cases'],
    raw: `"${'x'.repeat(10_000_000)}"`,
    want: [413, 'TOO_LARGE'],
  },
  {
    what: 'depth bomb, open',
    send: ['POST', '/v1/cases'],
    raw: '['.repeat(4096),
    headers: fresh(),
    want: [400, 'MALFORMED_JSON'],
  },
  {
    what: 'depth bomb, closed',
    send: ['POST', '/v1/cases'],
    raw: '['.repeat(4096) + ']'.repeat(4096),
    headers: fresh(),
    want: [400, 'TOO_DEEP'],
  },
  {
    what: 'depth bomb without a sign-in',
    send: ['POST', '/v1/sessions'],
    as: null,
    raw: '['.repeat(4096) + ']'.repeat(4096),
    want: [400, 'TOO_DEEP'],
  },
  {
    what: 'deep figures',
    send: ['POST', '/v1/cases'],
    raw: `{"project":{"facts":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}}`,
    headers: fresh(),
    want: [400, 'TOO_DEEP'],
  },
  {
    what: 'text/plain',
    send: ['POST', '/v1/cases'],
    raw: '{}',
    headers: { 'content-type': 'text/plain' },
    want: [415, 'NOT_JSON'],
  },
  {
    what: 'a form',
    send: ['POST', '/v1/sessions'],
    as: null,
    raw: 'signIn=a',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    want: [415, 'NOT_JSON'],
  },
  {
    what: '__proto__ in a body',
    send: ['POST', `${open}/withdrawal`],
    raw: '{"__proto__":{"admin":true}}',
    headers: seenVersion,
    want: [400, 'UNSAFE_KEY', '/__proto__'],
  },
  {
    what: 'constructor.prototype in a body',
    send: ['POST', `${open}/withdrawal`],
    raw: '{"constructor":{"prototype":{"admin":true}}}',
    headers: seenVersion,
    want: [400, 'UNSAFE_KEY', '/constructor'],
  },
  {
    what: '__proto__ deep in figures',
    send: ['POST', '/v1/cases'],
    raw: '{"project":{"facts":{"__proto__":1}}}',
    headers: fresh(),
    want: [400, 'UNSAFE_KEY', '/project/facts/__proto__'],
  },
  {
    what: 'NUL in a body',
    send: ['POST', `${open}/withdrawal`],
    body: { note: 'a\u0000b' },
    headers: seenVersion,
    want: [400, 'NUL_BYTE', '/note'],
  },
  {
    what: 'NUL in a key',
    send: ['POST', `${open}/withdrawal`],
    body: { 'a\u0000': 1 },
    headers: seenVersion,
    want: [400, 'NUL_BYTE', '/a\u0000'],
  },
  {
    what: 'lone surrogate',
    send: ['POST', `${open}/withdrawal`],
    raw: '{"note":"\\ud800"}',
    headers: seenVersion,
    want: [400, 'LONE_SURROGATE', '/note'],
  },
  {
    what: 'lone surrogate under a key',
    send: ['POST', `${open}/withdrawal`],
    raw: '{"note":"\\udc00"}',
    headers: decisive,
    want: [400, 'LONE_SURROGATE', '/note'],
  },
  {
    what: 'a number beyond numbers',
    send: ['POST', '/v1/cases'],
    raw: '{"guide":"plant-parallel","declared":true,"items":[],"project":{"name":"x","base":"nanchuan","facts":{"land-mu":1e999}}}',
    headers: fresh(),
    want: [400, 'INVALID_FIELD', '/project/facts/land-mu'],
  },
  {
    what: 'a body that is null',
    send: ['POST', '/v1/cases'],
    raw: 'null',
    headers: fresh(),
    want: [400, 'INVALID_FIELD'],
  },
  {
    what: 'a body that is a list',
    send: ['POST', '/v1/cases'],
    raw: '[]',
    headers: fresh(),
    want: [400, 'INVALID_FIELD'],
  },
  {
    what: 'a body that is a word',
    send: ['POST', '/v1/cases'],
    raw: '"plant"',
    headers: fresh(),
    want: [400, 'INVALID_FIELD'],
  },
  {
    what: 'an act whose body is a list',
    send: ['POST', `${open}/claim`],
    as: 'officer',
    raw: '[]',
    headers: seenVersion,
    want: [400, 'INVALID_FIELD'],
  },
  {
    what: 'an act whose body is a word',
    send: ['POST', `${open}/claim`],
    as: 'officer',
    raw: '"now"',
    headers: seenVersion,
    want: [400, 'INVALID_FIELD'],
  },
  {
    what: 'an act whose body is a list of acts',
    send: ['POST', `${open}/claim`],
    as: 'officer',
    raw: '[{}]',
    headers: seenVersion,
    want: [400, 'UNKNOWN_FIELD'],
  },
  {
    what: 'fields of a result that are no text',
    send: ['POST', `${open}/decision`],
    as: 'head',
    body: { outcome: 'granted', fields: { area: { m2: 5 } } },
    headers: decisive,
    want: [400, 'INVALID_FIELD', '/fields'],
  },
  {
    what: 'assumed fields that are no text',
    send: ['POST', `${open}/review-conclusion`],
    as: 'officer',
    body: { opinion: 'agree', assumed: { 'C03.result-no': 7 } },
    headers: seenVersion,
    want: [400, 'INVALID_FIELD', '/assumed'],
  },
  {
    what: 'wrong name or password',
    send: ['POST', '/v1/sessions'],
    as: null,
    body: { signIn: 'applicant', password: 'no' },
    want: [401, 'SIGN_IN_FAILED'],
  },
  {
    what: 'a name that is an object',
    send: ['POST', '/v1/sessions'],
    as: null,
    body: { signIn: { $ne: '' }, password: 'x' },
    want: [400, 'INVALID_FIELD', '/signIn'],
  },
];

const SUBMITTING: Row[] = (
  [
    ['unknown guide', { guide: 'nothing' }, [422, 'NO_SUCH_GUIDE', '/guide']],
    ['unknown item code', { items: [{ code: 'Z99', handedIn: [] }] }, [422, 'NOT_IN_GUIDE', '/items/0/code']],
    [
      'item of another guide',
      { items: [{ code: 'E01', handedIn: [] }] },
      [422, 'NOT_IN_GUIDE', '/items/0/code'],
    ],
    [
      'item twice',
      {
        items: [
          { code: 'C09', handedIn: [] },
          { code: 'C09', handedIn: [] },
        ],
      },
      [422, 'ITEM_TWICE', '/items/1/code'],
    ],
    ['no item', { items: [] }, [422, 'NO_ITEMS', '/items']],
    [
      '61 items',
      { items: Array.from({ length: 61 }, () => ({ code: 'C09', handedIn: [] })) },
      [400, 'INVALID_FIELD', '/items'],
    ],
    [
      'a paper that is not on the list',
      { items: [{ code: 'C09', handedIn: ['M99'] }] },
      [422, 'OFF-LIST', '/items/0/handedIn/0'],
    ],
    ['unknown field', { priority: 1 }, [400, 'UNKNOWN_FIELD', '/priority']],
    [
      'unknown field inside',
      { items: [{ code: 'C09', handedIn: [], organ: 1 }] },
      [400, 'UNKNOWN_FIELD', '/items/0/organ'],
    ],
    ['wrong type', { guide: 7 }, [400, 'INVALID_FIELD', '/guide']],
    ['items that are an object', { items: { length: 1 } }, [400, 'INVALID_FIELD', '/items']],
    ['an item that is null', { items: [null] }, [400, 'INVALID_FIELD', '/items/0']],
    [
      'papers that are numbers',
      { items: [{ code: 'C09', handedIn: [1] }] },
      [400, 'INVALID_FIELD', '/items/0/handedIn'],
    ],
    ['declared in words', { declared: 'true' }, [400, 'INVALID_FIELD', '/declared']],
    ['not declared', { declared: false }, [422, 'NOT_DECLARED', '/declared']],
    ['no project', { project: undefined }, [422, 'ONE_PROJECT', '/project']],
    ['two projects', { projectId: uuid }, [422, 'ONE_PROJECT', '/project']],
    ['unknown project', { project: undefined, projectId: uuid }, [422, 'NO_SUCH_PROJECT', '/projectId']],
    [
      'project id of another form',
      { project: undefined, projectId: '1' },
      [400, 'INVALID_FIELD', '/projectId'],
    ],
    [
      'unknown base',
      { project: { name: 'x', base: 'atlantis', facts: {} } },
      [422, 'NO_SUCH_BASE', '/project/base'],
    ],
    [
      'project code of another form',
      { project: { name: 'x', base: 'nanchuan', facts: {}, code: '1' } },
      [400, 'INVALID_FIELD', '/project/code'],
    ],
    [
      'project code of another project',
      { project: { name: 'x', base: 'nanchuan', facts: {}, code: '2603-630106-04-01-204817' } },
      [409, 'PROJECT_CODE_TAKEN', '/project/code'],
    ],
    [
      'figures that are a list',
      { project: { name: 'x', base: 'nanchuan', facts: [] } },
      [400, 'INVALID_FIELD', '/project/facts'],
    ],
    [
      'a fact that nobody asks for',
      { project: { name: 'x', base: 'nanchuan', facts: { colour: 'red' } } },
      [422, 'FACT_UNKNOWN', '/project/facts/colour'],
    ],
    [
      'a fact that cannot be read',
      { project: { name: 'x', base: 'nanchuan', facts: { 'backward-capacity': 'no' } } },
      [422, 'FACT_WRONG', '/project/facts/backward-capacity'],
    ],
    [
      'an endless name',
      { project: { name: 'x'.repeat(201), base: 'nanchuan', facts: {} } },
      [400, 'INVALID_FIELD', '/project/name'],
    ],
  ] as const
).map(
  ([what, body, want]) =>
    ({ what, send: ['POST', '/v1/cases'], body: { submission: body }, headers: fresh(), want }) as Row,
);

const ACTS: Row[] = [
  {
    what: 'no Idempotency-Key on a submission',
    send: ['POST', '/v1/cases'],
    body: { submission: {} },
    want: [400, 'KEY_MISSING'],
  },
  {
    what: 'Idempotency-Key of another form',
    send: ['POST', '/v1/cases'],
    body: { submission: {} },
    headers: { 'idempotency-key': 'a b' },
    want: [400, 'KEY_INVALID'],
  },
  {
    what: 'no Idempotency-Key on a decision',
    send: ['POST', `${open}/decision`],
    as: 'head',
    body: { outcome: 'granted' },
    headers: seenVersion,
    want: [400, 'KEY_MISSING'],
  },
  {
    what: 'a clerk submits',
    send: ['POST', '/v1/cases'],
    as: 'clerk',
    body: { submission: {} },
    headers: fresh(),
    want: [403, 'FORBIDDEN'],
  },
  {
    what: 'act on a closed item',
    send: ['POST', '/v1/cases/{case}/items/{closed}/claim'],
    as: 'closer',
    body: {},
    headers: { 'if-match': '"2"' },
    want: [409, 'WRONG_STATE'],
  },
  {
    what: 'stale If-Match',
    send: ['POST', '/v1/cases/{case}/items/{closed}/claim'],
    as: 'closer',
    body: {},
    headers: seenVersion,
    want: [412, 'STALE'],
  },
  {
    what: 'If-Match of the future',
    send: ['POST', `${open}/claim`],
    as: 'officer',
    body: {},
    headers: { 'if-match': '"7"' },
    want: [412, 'STALE'],
  },
  {
    what: 'stale If-Match on a case',
    send: ['POST', '/v1/cases/{case}/withdrawal'],
    body: {},
    headers: seenVersion,
    want: [412, 'STALE'],
  },
  {
    what: 'no If-Match',
    send: ['POST', `${open}/claim`],
    as: 'officer',
    body: {},
    want: [428, 'IF_MATCH_MISSING'],
  },
  {
    what: 'no If-Match on a case',
    send: ['POST', '/v1/cases/{case}/withdrawal'],
    body: {},
    want: [428, 'IF_MATCH_MISSING'],
  },
  {
    what: 'If-Match without quotes',
    send: ['POST', `${open}/claim`],
    as: 'officer',
    body: {},
    headers: { 'if-match': '1' },
    want: [400, 'IF_MATCH_INVALID'],
  },
  {
    what: 'If-Match of anything',
    send: ['POST', `${open}/claim`],
    as: 'officer',
    body: {},
    headers: { 'if-match': '*' },
    want: [400, 'IF_MATCH_INVALID'],
  },
  {
    what: 'wrong department',
    send: ['POST', `${open}/claim`],
    as: 'closer',
    body: {},
    headers: seenVersion,
    want: [403, 'FORBIDDEN'],
  },
  {
    what: 'wrong role of the department',
    send: ['POST', `${open}/decision`],
    as: 'officer',
    body: { outcome: 'granted' },
    headers: decisive,
    want: [403, 'FORBIDDEN'],
  },
  {
    what: 'the applicant claims',
    send: ['POST', `${open}/claim`],
    body: {},
    headers: seenVersion,
    want: [403, 'FORBIDDEN'],
  },
  {
    what: 'a department outside the case',
    send: ['POST', `${open}/claim`],
    as: 'outsider',
    body: {},
    headers: seenVersion,
    want: [404, 'ABSENT'],
  },
  {
    what: 'another park',
    send: ['POST', `${open}/acceptance`],
    as: 'clerk.qaidam',
    body: {},
    headers: seenVersion,
    want: [404, 'ABSENT'],
  },
  {
    what: 'another applicant',
    send: ['POST', `${open}/withdrawal`],
    as: 'applicant2',
    body: {},
    headers: seenVersion,
    want: [404, 'ABSENT'],
  },
  {
    what: 'another applicant, the whole case',
    send: ['POST', '/v1/cases/{case}/withdrawal'],
    as: 'applicant2',
    body: {},
    headers: { 'if-match': '"2"' },
    want: [404, 'ABSENT'],
  },
  {
    what: 'an item that is not in the case',
    send: ['POST', '/v1/cases/{case}/items/9/claim'],
    as: 'officer',
    body: {},
    headers: seenVersion,
    want: [404, 'ABSENT'],
  },
  {
    what: 'decision before its time',
    send: ['POST', `${open}/decision`],
    as: 'head',
    body: { outcome: 'granted' },
    headers: decisive,
    want: [409, 'WRONG_STATE'],
  },
  {
    what: 'a third outcome',
    send: ['POST', `${open}/decision`],
    as: 'head',
    body: { outcome: 'maybe' },
    headers: decisive,
    want: [400, 'INVALID_FIELD', '/outcome'],
  },
  {
    what: 'an obligation on a day that is none',
    send: ['POST', `${open}/decision`],
    as: 'head',
    body: {
      outcome: 'granted',
      obligations: [{ condition: 'K1', duty: 'x', basis: 'y', dueOn: '2026-02-30', inspector: 'z' }],
    },
    headers: decisive,
    want: [400, 'DATE_INVALID', '/obligations/0/dueOn'],
  },
  {
    what: 'a ground that is not published',
    send: ['POST', `${open}/termination`],
    as: 'head',
    body: { ground: 'WAITING' },
    headers: seenVersion,
    want: [422, 'OFF-LIST', '/ground'],
  },
  {
    what: 'a notice without lines',
    send: ['POST', `${open}/gap-notice`],
    as: 'clerk',
    body: { lines: [], reply: { value: 5, unit: 'working_day' } },
    headers: seenVersion,
    want: [422, 'LINES_MISSING', '/lines'],
  },
  {
    what: 'a period of no unit',
    send: ['POST', `${open}/gap-notice`],
    as: 'clerk',
    body: { lines: [{ line: 'M1' }], reply: { value: 5, unit: 'hour' } },
    headers: seenVersion,
    want: [400, 'INVALID_FIELD', '/reply/unit'],
  },
  {
    what: 'a result nobody waits for',
    send: ['POST', `${open}/prior-result`],
    as: 'officer',
    body: { from: 'A01', number: '1', inForceOn: '2026-06-01', evidence: 'x' },
    headers: seenVersion,
    want: [409, 'NO_SUCH_TIE'],
  },
  {
    what: 'hand-over to nobody',
    send: ['POST', `${open}/hand-over`],
    as: 'officer',
    body: { to: 'nobody' },
    headers: seenVersion,
    want: [422, 'NO_SUCH_COLLEAGUE', '/to'],
  },
  {
    what: 'effectiveOn of a day that is none',
    send: ['POST', `${open}/acceptance`],
    as: 'officer',
    body: { effectiveOn: '2026-02-30' },
    headers: seenVersion,
    want: [400, 'DATE_INVALID', '/effectiveOn'],
  },
  {
    what: 'effectiveOn of another form',
    send: ['POST', `${open}/acceptance`],
    as: 'officer',
    body: { effectiveOn: '30/02/2026' },
    headers: seenVersion,
    want: [400, 'INVALID_FIELD', '/effectiveOn'],
  },
  {
    what: 'effectiveOn null',
    send: ['POST', `${open}/acceptance`],
    as: 'officer',
    body: { effectiveOn: null },
    headers: seenVersion,
    want: [400, 'DATE_INVALID', '/effectiveOn'],
  },
  {
    what: 'effectiveOn in the year 0000',
    send: ['POST', `${open}/acceptance`],
    as: 'officer',
    body: { effectiveOn: '0000-01-01' },
    headers: seenVersion,
    want: [400, 'DATE_INVALID', '/effectiveOn'],
  },
  {
    what: 'effectiveOn in the year 9999',
    send: ['POST', `${open}/acceptance`],
    as: 'officer',
    body: { effectiveOn: '9999-12-31' },
    headers: seenVersion,
    want: [400, 'DATE_INVALID', '/effectiveOn'],
  },
  {
    what: 'effectiveOn next century',
    send: ['POST', `${open}/acceptance`],
    as: 'officer',
    body: { effectiveOn: '2126-01-01' },
    headers: seenVersion,
    want: [422, 'DATE_IN_FUTURE', '/effectiveOn'],
  },
  {
    what: 'effectiveOn tomorrow',
    send: ['POST', `${open}/acceptance`],
    as: 'officer',
    body: { effectiveOn: '{tomorrow}' },
    headers: seenVersion,
    want: [422, 'DATE_IN_FUTURE', '/effectiveOn'],
  },
  {
    what: 'effectiveOn too long ago',
    send: ['POST', `${open}/acceptance`],
    as: 'officer',
    body: { effectiveOn: '2026-08-17' },
    headers: seenVersion,
    want: [422, 'DATE_BACKDATED', '/effectiveOn'],
  },
  {
    what: 'effectiveOn before it was filed',
    send: ['POST', `${open}/acceptance`],
    as: 'officer',
    body: { effectiveOn: '{yesterday}' },
    headers: seenVersion,
    want: [422, 'DATE_BEFORE_LAST', '/effectiveOn'],
  },
  {
    what: 'the clock set back',
    send: ['POST', '/v1/demo/clock'],
    as: null,
    body: { to: '2026-08-17' },
    want: [422, 'CLOCK_BACKWARD', '/to'],
  },
  {
    what: 'the clock set to a day that is none',
    send: ['POST', '/v1/demo/clock'],
    as: null,
    body: { to: '2026-02-30' },
    want: [400, 'DATE_INVALID', '/to'],
  },
  {
    what: 'the clock told nothing',
    send: ['POST', '/v1/demo/clock'],
    as: null,
    body: {},
    want: [400, 'INVALID_FIELD', '/to'],
  },
];

beforeAll(async () => {
  product = await startTestProduct();
  submission = (await application(product, 'plant-parallel', ['C09', 'C10', 'A04'])) as Record<
    string,
    unknown
  >;
  file = await submit(product, submission);
  const closed = itemOf(file, 'C10');
  await act(product, closed, ['applicant', 'withdrawal']);
  const outsider = itemOf(await submit(product, await application(product, 'company-setup', ['E02'])), 'E02')
    .organ.handle;
  const { today } = await product.anyone.get<{ today: string }>('/v1/demo/clock');
  const shifted = (days: number) =>
    new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  const handle = itemOf(file, 'C09').organ.handle;
  places = {
    case: file.id,
    open: String(itemOf(file, 'C09').n),
    closed: String(closed.n),
    officer: `officer.${handle}`,
    head: `head.${handle}`,
    closer: `officer.${closed.organ.handle}`,
    outsider: `officer.${outsider}`,
    tomorrow: shifted(1),
    yesterday: shifted(-1),
  };
}, 90_000);

afterAll(() => product?.stop(), 30_000);

/** A checksum of everything an act could have written. Who signs in to send it leaves a line, too. */
async function written(): Promise<unknown> {
  const [row] =
    await product.rows(`select (select count(*) from record.journal where kind <> 'SIGN_IN') as lines, (select count(*) from record.request) as keys,
    (select md5(string_agg(f::text, '' order by f.id)) from casework.case_file f) as files,
    (select md5(string_agg(i::text, '' order by i.case_id, i.idx)) from casework.case_item i) as items,
    (select md5(string_agg(p::text, '' order by p.id)) from projects.project p) as projects,
    (select md5(string_agg(r::text, '' order by r.project_id, r.item_code)) from projects.result r) as results,
    (select ahead from app.clock) as clock`);
  return row;
}

const filled = (text: string) =>
  text.replace(/\{(case|open|closed|tomorrow|yesterday)\}/g, (_, name: string) => places[name] ?? '');

async function person(name: string | null): Promise<Client | null> {
  if (name === null) return null;
  if (name !== 'expired') return product.as(places[name] ?? name);
  const expired = await product.anyone.signIn('editor', 'one-window-2026');
  await product.rows(`update identity.session set expires_at = now() - interval '1 minute'
    where person_id = (select id from identity.person where sign_in = 'editor')`);
  return expired;
}

function bytesOf({ body, raw }: Row): string | undefined {
  if (raw !== undefined) return raw;
  if (body === undefined) return undefined;
  const changed = (body as { submission?: object }).submission;
  return filled(JSON.stringify(changed ? { ...submission, ...changed } : body));
}

async function send(row: Row, language: 'zh-CN' | 'en-GB') {
  const who = await person(row.as === undefined ? 'applicant' : row.as);
  const body = bytesOf(row);
  const token = (who as unknown as { token?: string } | null)?.token;
  const headers = {
    ...(body !== undefined && { ...json, 'content-length': String(Buffer.byteLength(body)) }),
    ...(token && { authorization: `Bearer ${token}` }),
    'accept-language': language,
    ...row.headers,
  };
  return exchange({ method: row.send[0], path: filled(row.send[1]), headers }, body);
}

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
}

/** Of ten megabytes the first bytes must do: a door that shuts early would cut off whoever goes on pushing. */
async function exchange(options: Exchange, body: string | undefined) {
  const { hostname, port } = new URL(product.url);
  const sent = request({ hostname, port, ...options });
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    sent.once('response', resolve).on('error', reject),
  );
  if (body !== undefined && body.length > 2_000_000) sent.write(body.slice(0, 10_000));
  else sent.end(body);
  const response = await answered;
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  sent.destroy();
  const problem = JSON.parse(Buffer.concat(chunks).toString());
  return { status: response.statusCode, type: response.headers['content-type'], problem };
}

describe.each([
  ['reading', READING],
  ['bodies', BODIES],
  ['submitting', SUBMITTING],
  ['acting', ACTS],
])('bad input: %s', (_, rows) => {
  it.each(rows.map((row) => [row.what, row] as const))('%s', async (_what, row) => {
    const before = await written();
    const answers = [await send(row, 'zh-CN'), await send(row, 'en-GB')];
    const [status, code, pointer] = row.want;
    const [zh, en] = answers;
    expect([zh?.status, zh?.problem.code, ...(pointer ? [zh?.problem.pointer] : [])]).toEqual(row.want);
    for (const { type, problem } of answers) {
      expect(type).toMatch(/^application\/problem\+json/);
      expect(problem).toMatchObject({
        status,
        code,
        title: code,
        type: expect.any(String),
        requestId: expect.any(String),
      });
    }
    expect(zh?.problem.detail).toMatch(/\p{Script=Han}/u);
    expect(en?.problem.detail).toMatch(/^[\x20-\x7e]*[a-z][^\p{Script=Han}]*$/u);
    expect(await written()).toEqual(before);
  });
});

it('tells a stranger of a case exactly what it tells of none', async () => {
  const stranger = await product.as('applicant2');
  const told = async (id: string) => {
    const { status, body } = await stranger.ask<object>('GET', `/v1/cases/${id}`);
    return { status, ...body, requestId: '' };
  };
  expect(await told(file.id)).toEqual(await told(uuid));
});

/** Codes that rules, verbs and doors name in their sources, as literals. */
function codesInSources(): string[] {
  const root = new URL('../../', import.meta.url);
  const files = ['libs/', 'apps/api/src/'].flatMap((folder) =>
    readdirSync(fileURLToPath(new URL(folder, root)), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ts$/.test(path) && !/spec\.ts$/.test(path))
      .map((path) => readFileSync(new URL(folder + path, root), 'utf8'))
      .filter((text) => /\breject\(/.test(text)),
  );
  const found = files.flatMap((text) => [
    ...text.matchAll(/\b(?:reject|refuse)\(\s*'([A-Z][A-Z0-9_-]{3,})'/g),
    // The last argument of a policy: unless(holds, 'CODE').
    ...text.matchAll(/,\s*'([A-Z][A-Z]+_[A-Z_]+)',?\s*\)/g),
  ]);
  return [...new Set(found.flatMap(([, code]) => code ?? []))].sort();
}

it('has a sentence in both languages for every refusal there is', () => {
  const codes = codesInSources().filter((code) => !code.startsWith('CAT-'));
  expect(codes.length).toBeGreaterThan(60);
  expect(codes.filter((code) => !SENTENCES[code])).toEqual([]);
});
