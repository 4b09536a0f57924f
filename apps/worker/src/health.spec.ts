import type { Server } from 'node:http';
import { afterEach, expect, it } from '@jest/globals';
import { serveHealth } from './health.js';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

async function asked(path: string, metricsFrom: readonly string[] | null, headers = {}): Promise<number> {
  server = await serveHealth({ port: 0, host: '127.0.0.1', door: { metricsFrom }, checks: {} });
  const { port } = server.address() as { port: number };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  await answer.text();
  return answer.status;
}

it.each([
  ['to anybody where nothing is said', null, {}, 200],
  ['to an address that is named', ['127.0.0.1'], {}, 200],
  ['to a range that is named', ['10.0.0.0/8', '127.0.0.0/24'], {}, 200],
  ['to no other address', ['127.0.0.7', '10.0.0.0/8', '::1'], {}, 404],
  ['to nobody where nobody is named', [], {}, 404],
  ['to nobody through a proxy', ['127.0.0.1'], { 'x-forwarded-for': '127.0.0.1' }, 404],
  [
    'to nobody through a proxy that says it the other way',
    ['127.0.0.1'],
    { forwarded: 'for=127.0.0.1' },
    404,
  ],
])('the worker shows its figures %s', async (_, from, headers, status) => {
  expect(await asked('/metrics', from, headers)).toBe(status);
});

it.each(['/healthz', '/readyz'])('tells %s to everybody', async (path) => {
  expect(await asked(path, [])).toBe(200);
});
