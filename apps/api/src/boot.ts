import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { type Logger, nestLog, newId } from '#platform';
import { documentOf, serveDocs } from './docs.js';
import { measureRequests } from './http/metrics.js';
import { sendProblem } from './http/problem.js';
import { guardBodies } from './http/safe-body.js';
import { validation } from './http/validation.js';
import { refuseOnWire } from './http/wire-errors.js';

const BODY_LIMIT = 1_048_576;
/** Node takes a connection that has asked nothing yet for a busy one: it would hold up the end for a minute or more. */
const LAST_REQUESTS_MS = 10_000;

/** Builds the HTTP door around a module that holds `ApiModule`; it does not listen yet. */
export async function createApi(module: Type | DynamicModule, log: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: log as never,
    genReqId: () => newId(),
    bodyLimit: BODY_LIMIT,
    // Longer than Node lets an address be: what is in a path is judged by who reads it.
    routerOptions: { maxParamLength: 16_384 },
    // What the router refuses before any hook (a URL that cannot be decoded) reaches no filter.
    frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(request, reply, [reject('BAD_REQUEST')]),
    clientErrorHandler: refuseOnWire as never,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLog(log),
    abortOnError: false,
    // Nest's own parsers would read forms, too; `guardBodies` brings the one for JSON.
    bodyParser: false,
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  guardBodies(fastify);
  measureRequests(fastify);
  fastify.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    if (request.url.startsWith('/v1')) void reply.header('cache-control', 'no-store');
  });
  fastify.addHook('preClose', async () => {
    setTimeout(() => fastify.server.closeAllConnections(), LAST_REQUESTS_MS).unref();
  });
  app.useGlobalPipes(validation);
  serveDocs(app, documentOf(app));
  return app;
}
