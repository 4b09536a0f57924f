import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, register } from 'prom-client';

/**
 * Figures of the door, in the process-wide registry that every /metrics of the process prints. A module is loaded once, so each
 * is registered once; the defaults may have been collected by another door of the same process.
 */
if (!register.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics();

const requestSeconds = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from request to answer, by method, route pattern and status',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

export const casesSubmitted = new Counter({
  name: 'approval_cases_submitted_total',
  help: 'Applications that opened a case',
});

/** `outcome`: done, replayed (asked before under the same key) or refused by a rule. */
export const actsTotal = new Counter({
  name: 'approval_acts_total',
  help: 'Acts on items, by kind and outcome',
  labelNames: ['kind', 'outcome'] as const,
});

/** Measures every request of the door. By route pattern, never by address: ids would make a series of each case. */
export function measureRequests(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requestSeconds.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
}
