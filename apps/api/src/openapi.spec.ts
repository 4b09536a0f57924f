import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ACTIONS } from '#model/casework';
import { describeDoor, printed } from './openapi/door.js';
import { OPERATIONS } from './openapi/operations.js';

type Json = Record<string, unknown>;

let text: string;
let document: OpenAPIObject;
let operations: [string, Json][];

function walk(value: unknown, visit: (node: Json, at: string) => void, at = '#'): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Json, at);
  for (const [key, inner] of Object.entries(value)) walk(inner, visit, `${at}/${key}`);
}

function headers(where: string): unknown[][] {
  const parameters = (operations.find(([each]) => each === where)?.[1]['parameters'] ?? []) as Json[];
  return parameters.filter((each) => each['in'] === 'header').map(({ name, required }) => [name, required]);
}

beforeAll(async () => {
  text = printed(await describeDoor());
  document = JSON.parse(text);
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Json] => [`${method} ${path}`, operation]),
  );
});

describe('the OpenAPI document', () => {
  it('is the one that is committed: otherwise run `npm run openapi` and look at the difference', async () => {
    expect(text).toBe(await readFile('docs/openapi.json', 'utf8'));
  });

  it('resolves every reference', () => {
    const broken: string[] = [];
    walk(document, (node, at) => {
      if (typeof node['$ref'] !== 'string') return;
      const parts = node['$ref'].replace(/^#\//, '').split('/');
      const found = parts.reduce<unknown>((here, part) => (here as Json | undefined)?.[part], document);
      if (found === undefined) broken.push(`${at} → ${node['$ref']}`);
    });
    expect(broken).toEqual([]);
  });

  it('says null by the type, as 3.1 does, and describes every field', () => {
    const wrong: string[] = [];
    walk(document, (node, at) => {
      if ('nullable' in node && !at.endsWith('/properties')) wrong.push(at);
      if (
        /\/schemas\/\w+\/properties\/\w+$/.test(at) &&
        !('type' in node || '$ref' in node || 'allOf' in node || 'anyOf' in node)
      )
        wrong.push(at);
    });
    expect(wrong).toEqual([]);
    const schema = document.components?.schemas?.['ItemDetailAnswer'] as { properties: Json } | undefined;
    const properties = schema?.properties ?? {};
    expect(properties['dueOn']).toEqual({
      ...{ type: ['string', 'null'], format: 'date' },
      description: expect.stringContaining('once the item has ended'),
    });
    expect(properties['nextAction']).toEqual({
      anyOf: [{ $ref: '#/components/schemas/BilingualAnswer' }, { type: 'null' }],
    });
    expect(properties['outcome']).toEqual({
      type: ['string', 'null'],
      enum: ['granted', 'refused', 'recorded', null],
    });
  });

  it('names every operation once, with summary, tag, good answer and problems', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(Object.keys(OPERATIONS).length);
    for (const [where, operation] of operations) {
      const responses = operation['responses'] as Record<string, Json>;
      const good = Object.keys(responses).filter((status) => /^2|303/.test(status));
      expect([
        where,
        typeof operation['summary'],
        (operation['tags'] as unknown[]).length,
        good.length,
      ]).toEqual([where, 'string', 1, 1]);
      expect([where, Object.keys(responses)]).toEqual([where, expect.arrayContaining(['default'])]);
      const [status = ''] = good;
      expect([where, ['204', '303'].includes(status) || 'content' in (responses[status] ?? {})]).toEqual([
        where,
        true,
      ]);
    }
  });

  it('declares every parameter of a path', () => {
    for (const [where, operation] of operations) {
      const names = [...where.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation['parameters'] as Json[])
        .filter((each) => each['in'] === 'path')
        .map(({ name }) => name);
      expect([where, declared]).toEqual([where, names]);
    }
  });

  it('asks for a bearer token on /v1 and nowhere else, but for signing in and the demonstration', () => {
    const open = operations.filter(([, operation]) => !('security' in operation)).map(([where]) => where);
    expect(open.filter((where) => !where.includes(' /public/v1/'))).toEqual([
      'get /v1/demo/clock',
      'post /v1/demo/clock',
      'post /v1/invitations',
      'get /v1/oidc/callback',
      'get /v1/oidc/start',
      'post /v1/sessions',
    ]);
    expect(document.components?.securitySchemes).toEqual({ bearer: { type: 'http', scheme: 'bearer' } });
  });

  it('asks for If-Match on what exists, and for a key where repeating would create or decide', () => {
    expect(headers('post /v1/cases')).toEqual([['Idempotency-Key', true]]);
    expect(headers('post /v1/cases/{id}/items/{n}/decision')).toEqual([
      ['If-Match', true],
      ['Idempotency-Key', true],
    ]);
    expect(headers('post /v1/cases/{id}/items/{n}/claim')).toEqual([
      ['If-Match', true],
      ['Idempotency-Key', false],
    ]);
    expect(headers('post /v1/cases/{id}/erasures')).toEqual([['Idempotency-Key', false]]);
    expect(headers('post /v1/bars/{id}/end')).toEqual([['Idempotency-Key', true]]);
    expect(headers('get /v1/queue')).toEqual([]);
  });

  it('tells headers that are of one route alone', () => {
    expect(headers('post /public/v1/cases/{id}/items/{n}/answers')).toEqual([
      ['webhook-signature', true],
      ['webhook-timestamp', true],
      ['webhook-id', true],
    ]);
    expect(headers('get /v1/stream')).toEqual([['Last-Event-ID', false]]);
  });

  it('refuses a stale version where one is asked for, and tells the next one there', () => {
    for (const [where, operation] of operations) {
      const asked = headers(where).some(([name]) => name === 'If-Match');
      const responses = operation['responses'] as Record<string, Json>;
      const good = Object.entries(responses).find(([status]) => /^2/.test(status))?.[1];
      const tag = JSON.stringify(good?.['headers'] ?? {}).includes('for If-Match');
      expect([where, '428' in responses, !asked || ('412' in responses && tag)]).toEqual([
        where,
        asked,
        true,
      ]);
    }
  });

  it('refuses a key of another request wherever one may be sent, and too many requests everywhere', () => {
    for (const [where, { responses }] of operations) {
      const keyed = headers(where).some(([name]) => name === 'Idempotency-Key');
      const statuses = keyed ? ['400', '409', '422', '429'] : ['429'];
      expect([where, Object.keys(responses as Json)]).toEqual([where, expect.arrayContaining(statuses)]);
    }
  });

  it('says 304 where a tag is for If-None-Match, and 404 where a path may name nothing', () => {
    for (const [where, { responses }] of operations) {
      const told = JSON.stringify(responses);
      expect([where, '304' in (responses as Json)]).toEqual([where, told.includes('for If-None-Match')]);
      const named = where.includes('{') && where !== 'get /public/v1/credit-codes/{creditCode}';
      expect([where, named && !('404' in (responses as Json))]).toEqual([where, false]);
    }
    const { responses } = operations.find(([each]) => each === 'get /public/v1/catalogue/items')?.[1] ?? {};
    expect(responses).toHaveProperty('304');
  });

  it('leads from every allowed action to the operation that carries it out', () => {
    expect(document.components?.schemas?.['ItemStateAnswer']).toMatchObject({
      properties: { allowedActions: { type: 'array', items: { type: 'string', enum: ACTIONS } } },
    });
    const carried = operations.flatMap(([where, operation]) =>
      ((operation['x-actions'] ?? []) as string[]).map((type) => [type, where, operation['description']]),
    );
    expect(new Set(carried.map(([type]) => type))).toEqual(new Set(ACTIONS));
    const remote = carried.filter(([, where]) => where === 'post /public/v1/cases/{id}/items/{n}/answers');
    expect(remote.map(([type]) => type)).toEqual(['CONFIRM', 'OBJECT', 'PROVISIONAL']);
    expect(carried).toContainEqual([
      'NOTICE_GAPS',
      'post /v1/cases/{id}/items/{n}/gap-notice',
      'Carries out `NOTICE_GAPS` of `allowedActions`',
    ]);
  });

  it('names the kinds of notices that may be asked for', () => {
    const notices = operations.find(([where]) => where === 'get /v1/notices')?.[1]['parameters'];
    const kind = (notices as Json[]).find(({ name }) => name === 'kind') as { schema: { enum: string[] } };
    expect(kind.schema.enum).toEqual(expect.arrayContaining(['accepted', 'result-life', 'SEGMENT_LOW']));
  });

  it('answers a sign-in with 201, as the door does', () => {
    const signIn = operations.find(([where]) => where === 'post /v1/sessions')?.[1]['responses'] as Json;
    expect(Object.keys(signIn)).toEqual(['201', '400', '401', '403', '413', '415', '422', '429', 'default']);
  });
});
