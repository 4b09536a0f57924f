import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { openTally } from '#messaging';
import { type Config, type Logger, nestLog, newId, requestLog } from '#platform';
import { serveDocs } from './docs.js';
import { guardDoorway } from './http/doorway.js';
import { guardMediaTypes } from './http/media-type.js';
import { measureRequests } from './http/metrics.js';
import { sendProblem } from './http/problem.js';
import { protectiveHeaders } from './http/protective-headers.js';
import { limitRates } from './http/rate-limits.js';
import { WhenAnswered } from './http/request-log.js';
import { guardBodies } from './http/safe-body.js';
import { validation } from './http/validation.js';
import { refuseOnWire } from './http/wire-errors.js';

const BODY_LIMIT = 1_048_576;
/** Node takes a connection that has asked nothing yet for a busy one: it would hold up the end for a minute or more. */
const LAST_REQUESTS_MS = 10_000;

/** Headers come at once, from whoever means it. */
const HEADERS_MS = 20_000;
/** How often Node looks for connections that are too slow. */
const LOOK_MS = 1000;

/** What the door must know of the process it stands in. */
export type Doorstep = Pick<Config, 'door' | 'environment' | 'redisUrl' | 'databaseUrl'>;

/** Builds the HTTP door around a module that holds `ApiModule`; it does not listen yet. */
export async function createApi(
  module: Type | DynamicModule,
  log: Logger,
  config: Doorstep,
): Promise<NestFastifyApplication> {
  const protection = protectiveHeaders(config.environment === 'production');
  const adapter = adapterOf(log, config, protection);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLog(log),
    abortOnError: false,
    // Nest's own parsers would read forms, too; `guardBodies` brings the one for JSON.
    bodyParser: false,
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  guardDoorway(fastify, config.door, protection);
  countRequests(fastify, log, config);
  guardMediaTypes(fastify);
  guardBodies(fastify);
  measureRequests(fastify);
  fastify.addHook('preClose', async () => {
    setTimeout(() => fastify.server.closeAllConnections(), LAST_REQUESTS_MS).unref();
  });
  app.useGlobalPipes(validation);
  if (config.door.docs) serveDocs(app);
  return app;
}

function adapterOf(
  log: Logger,
  { door }: Doorstep,
  protection: Readonly<Record<string, string>>,
): FastifyAdapter {
  const requestMs = door.requestSeconds * 1000;
  return new FastifyAdapter({
    loggerInstance: requestLog(log) as never,
    logController: new WhenAnswered(),
    genReqId: () => newId(),
    bodyLimit: BODY_LIMIT,
    // Only these may say whom they speak for; what anybody else forwards is not believed.
    trustProxy: door.trustedProxies.length > 0 && [...door.trustedProxies],
    requestTimeout: requestMs,
    http: { headersTimeout: Math.min(HEADERS_MS, requestMs), connectionsCheckingInterval: LOOK_MS },
    // Longer than Node lets an address be: what is in a path is judged by who reads it.
    routerOptions: { maxParamLength: 16_384 },
    // What the router refuses before any hook (a URL that cannot be decoded) reaches no filter.
    frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(protection);
      sendProblem(request, reply, [reject('BAD_REQUEST')]);
    },
    clientErrorHandler: refuseOnWire(protection) as never,
    forceCloseConnections: 'idle',
    // Whoever comes by an open connection meanwhile is answered, not sent away: what an answer needs ends after the door.
    return503OnClosing: false,
  });
}

function countRequests(fastify: FastifyInstance, log: Logger, config: Doorstep): void {
  const { rates } = config.door;
  if (!rates) return;
  const tally = openTally({ redisUrl: config.redisUrl, databaseUrl: config.databaseUrl ?? '' }, log);
  limitRates(fastify, rates, tally);
  fastify.addHook('onClose', () => tally.close());
}
