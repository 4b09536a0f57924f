import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import type { Counted, Tally } from '#messaging';
import type { RateName, Rates } from '#platform';
import { neighbourhoodOf } from './address.js';
import { asCode } from './pages.js';
import { asksWho, bearerOf } from './principal.js';
import { Refused } from './problem.js';
import { dearnessOf } from './rates.js';

const WINDOW_S = 60;

/** One limit as it is asked of one request. */
interface Asked {
  readonly name: RateName;
  readonly key: string;
}

/** Probes come often and cost nothing. */
const UNCOUNTED = ['/healthz', '/readyz', '/metrics'];

/**
 * Counts requests by who asks and by where they come from, before anything is read of them. What a principal asks too often is not
 * counted against their address: colleagues behind the same one go on.
 */
export function limitRates(fastify: FastifyInstance, rates: Rates, tally: Tally): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (UNCOUNTED.includes(request.routeOptions.url ?? '')) return;
    const [first, last] = limitsOf(request);
    const policy = [...first, ...last].map(({ name }) => `"${name}";q=${rates[name]};w=${WINDOW_S}`);
    void reply.header('ratelimit-policy', policy.join(', '));
    const told: string[] = [];
    for (const asked of [first, last]) {
      const keys = asked.map(({ name, key }) => `${name}:${key}`);
      const counts = await tally.add(keys, WINDOW_S * 1000);
      told.push(...asked.map(({ name }, at) => fieldOf(name, rates[name], counts[at])));
      void reply.header('ratelimit', told.join(', '));
      const over = asked.findIndex(({ name }, at) => (counts[at]?.count ?? 0) > rates[name]);
      if (over >= 0) refuse(reply, counts[over]);
    }
  });
}

/** What is asked first, and what is counted only if that holds. */
function limitsOf(request: FastifyRequest): readonly [readonly Asked[], readonly Asked[]] {
  const where = neighbourhoodOf(request);
  const principal = namedPrincipal(request);
  const who = principal ?? where;
  const { url: route = '', config } = request.routeOptions;
  const dear = dearnessOf({ route, request });
  // Where nobody asks whose token it is, one invented for each request would be a count of its own each time.
  const whose = asksWho({ config }) ? who : where;
  return [
    [
      { name: principal ? 'principal' : 'anonymous', key: who },
      ...(dear ? [{ name: dear, key: whose }] : []),
      ...oneCase(route, request),
    ],
    [{ name: 'address', key: where }],
  ];
}

/** A query code could be guessed at from many addresses at once: its case counts, too, however its number is spelt. */
function oneCase(route: string, request: FastifyRequest): readonly Asked[] {
  const number = asCode(caseAsked(route, request));
  return number === null ? [] : [{ name: 'one-case', key: number.toUpperCase() }];
}

function caseAsked(route: string, { params, query }: FastifyRequest): unknown {
  if (route === '/public/v1/cases/:code') return (params as { readonly code?: unknown }).code;
  const { receipt } = (query ?? {}) as { readonly receipt?: unknown };
  return route === '/cases' && typeof receipt === 'string' ? receipt.trim() : undefined;
}

function refuse(reply: FastifyReply, counted: Counted | undefined): never {
  const seconds = secondsOf(counted);
  void reply.header('retry-after', String(seconds));
  throw new Refused([reject('RATE_LIMITED', { params: { seconds } })]);
}

/** The session named by a token of the right form. Whether there is such a session is not asked yet: its address counts, too. */
function namedPrincipal(request: FastifyRequest): string | null {
  try {
    return bearerOf(request);
  } catch {
    return null;
  }
}

const secondsOf = (counted: Counted | undefined) => Math.max(1, Math.ceil((counted?.leftMs ?? 0) / 1000));

/** RateLimit and RateLimit-Policy as lists of named limits (draft-ietf-httpapi-ratelimit-headers-10). */
const fieldOf = (name: RateName, limit: number, counted: Counted | undefined) =>
  `"${name}";r=${Math.max(0, limit - (counted?.count ?? 0))};t=${secondsOf(counted)}`;
