import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { guardBodies } from './safe-body.js';

const door = Fastify();
guardBodies(door);
door.post('/', async ({ body }) => ({ body }));

async function said(payload: Buffer | string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await door.inject({ method: 'POST', url: '/', headers, payload });
  return answer.statusCode === 200 ? answer.json().body : answer.json().message;
}

describe('a body', () => {
  it('is read as UTF-8, with or without a byte order mark', async () => {
    expect(await said('{"note":"补正"}')).toEqual({ note: '补正' });
    expect(await said('\ufeff{"note":"补正"}')).toEqual({ note: '补正' });
  });

  it('in another encoding is refused, not written down as replacement characters', async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"note":"'),
      Buffer.from([0xb2, 0xb9, 0xd5, 0xfd]),
      Buffer.from('"}'),
    ]);
    expect(await said(gbk)).toBe('NOT_UTF8');
  });

  it('that is no JSON is refused', async () => {
    expect(await said('')).toBe('MALFORMED_JSON');
    expect(await said('{"note":')).toBe('MALFORMED_JSON');
  });
});
