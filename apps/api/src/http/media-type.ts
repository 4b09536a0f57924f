import type { FastifyInstance, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { Refused } from './problem.js';

/** What nearly all say, to the letter: read since `guardBodies` is there. */
const JSON_TYPE = 'application/json';

/**
 * What comes in is of a type that somebody here reads, also where the body is empty: Fastify asks only once there is one, and a form
 * of another site could press a button that needs no words. Bodies come as they are: what would have to be unpacked first is refused.
 */
export function guardMediaTypes(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request) => {
    if (['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(request.method)) return;
    const { 'content-type': type, 'content-encoding': coding = 'identity' } = request.headers;
    if (coding.trim().toLowerCase() !== 'identity') throw new Refused([reject('BODY_PACKED')]);
    if (type !== undefined && type !== JSON_TYPE && !isRead(fastify, type))
      throw new Refused([reject('NOT_JSON')]);
  });
}

function isRead(fastify: FastifyInstance, type: FastifyRequest['headers']['content-type'] = ''): boolean {
  return fastify.hasContentTypeParser(type.split(';', 1)[0]?.trim().toLowerCase() ?? '');
}
