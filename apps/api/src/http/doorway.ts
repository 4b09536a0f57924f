import type { FastifyInstance, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { type DoorSettings, type Measurer, mayMeasure } from '#platform';
import { Methods } from './methods.js';
import { Refused } from './problem.js';
import { REFERENCE_RUNS } from './protective-headers.js';

/** What holds for every request before it is read and for every answer before it leaves. Call it before any route is there. */
export function guardDoorway(
  fastify: FastifyInstance,
  door: Pick<DoorSettings, 'metricsFrom'>,
  protection: Readonly<Record<string, string>>,
): void {
  const methods = new Methods(fastify);
  const measures = mayMeasure(door);
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers(protection).header('x-request-id', request.id);
    const { url = '' } = request.routeOptions;
    if (url === '/metrics' && !measures(measurerOf(request))) throw new Refused([reject('UNKNOWN_ROUTE')]);
    if (url.startsWith('/docs')) void reply.header('content-security-policy', REFERENCE_RUNS);
    if (!request.is404) return;
    const allowed = methods.at(request.url);
    if (allowed.length === 0) return;
    void reply.header('allow', allowed.join(', '));
    throw new Refused([reject('METHOD_NOT_ALLOWED')]);
  });
  fastify.addHook('onSend', async (_, reply) => {
    // Whoever says nothing of keeping is not kept, by no browser and no cache on the way.
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
}

const measurerOf = ({ ip: address, ips = [], headers }: FastifyRequest): Measurer => ({
  address,
  headers,
  declared: ips.length > 1,
});
