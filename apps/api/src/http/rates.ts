import type { FastifyRequest } from 'fastify';
import type { RateName } from '#platform';
import { formatOf } from './format.js';

/** `route`: the pattern that the router found. An address can be spelt in many ways that all lead there. */
interface Asked {
  readonly route: string;
  readonly request: Pick<FastifyRequest, 'method' | 'headers' | 'query'>;
}

/** Where a password is hashed for whoever asks: a guess at one, or an account that stays. */
const HASHING = ['/v1/sessions', '/public/v1/enterprises'];

/** What could be guessed at or costs more than it costs to ask, the first that fits (ASVS 5, 2.4.1). */
const DEAR: readonly (readonly [RateName, (asked: Asked) => boolean])[] = [
  ['sign-in', ({ route, request }) => request.method === 'POST' && HASHING.includes(route)],
  ['upload', ({ request }) => request.method === 'POST' && isFile(request.headers['content-type'])],
  ['paper', ({ route }) => /\.pdf$|\/pdf$/.test(route)],
  // Papers and licences are looked up by what is printed on them, cases by number and query code.
  [
    'lookup',
    ({ route, request }) =>
      request.method !== 'POST' &&
      /^\/(?:public\/v1\/)?(?:cases|licences|documents|check|results)(?:\/|$)/.test(route),
  ],
  ['export', isExport],
];

function isFile(type: string | undefined): boolean {
  return type !== undefined && !/^application\/(?:[\w.-]+\+)?json\b/i.test(type);
}

function isExport({ route, request }: Asked): boolean {
  if (/\/(?:export|exports|pack|archive)(?:\/|$)/.test(route)) return true;
  const { format } = (request.query ?? {}) as { readonly format?: unknown };
  if ([format].flat().includes('csv')) return true;
  // Whoever asks for the head of a table has it made all the same.
  const reads = request.method === 'GET' || request.method === 'HEAD';
  return reads && formatOf(request, undefined) === 'csv';
}

/** The limit that a request falls under besides those of everybody; null for most. */
export function dearnessOf(asked: Asked): RateName | null {
  return DEAR.find(([, fits]) => fits(asked))?.[0] ?? null;
}
