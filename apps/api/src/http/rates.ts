import type { FastifyRequest } from 'fastify';
import type { RateName } from '#platform';
import { formatOf } from './format.js';

type Asked = Pick<FastifyRequest, 'method' | 'url' | 'headers'>;

/** What could be guessed at or costs more than it costs to ask, the first that fits (ASVS 5, 2.4.1). */
const DEAR: readonly (readonly [RateName, (asked: Asked) => boolean])[] = [
  ['sign-in', ({ method, url }) => method === 'POST' && /^\/v1\/sessions\b/.test(url)],
  ['upload', ({ method, headers }) => method === 'POST' && isFile(headers['content-type'])],
  ['paper', ({ url }) => /\.pdf(?:\?|$)|\/pdf(?:\?|$)/.test(url)],
  // Papers and licences are looked up by what is printed on them, cases by number and query code.
  [
    'lookup',
    ({ method, url }) =>
      method !== 'POST' && /^\/(?:public\/v1\/)?(?:cases|licences|documents|check|results)\//.test(url),
  ],
  ['export', isExport],
];

function isFile(type: string | undefined): boolean {
  return type !== undefined && !/^application\/(?:[\w.-]+\+)?json\b/i.test(type);
}

function isExport(asked: Asked): boolean {
  if (/\/(?:export|exports|pack|archive)(?:[/?]|$)/.test(asked.url)) return true;
  if (/[?&]format=csv(?:&|$)/.test(asked.url)) return true;
  return asked.method === 'GET' && formatOf(asked as FastifyRequest, undefined) === 'csv';
}

/** The limit that a request falls under besides those of everybody; null for most. */
export function dearnessOf(asked: Asked): RateName | null {
  return DEAR.find(([, fits]) => fits(asked))?.[0] ?? null;
}
