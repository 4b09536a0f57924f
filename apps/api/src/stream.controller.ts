import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { reject } from '#kernel';
import { LiveStream } from '#messaging';
import { bearerOf, Needs, type SignedRequest } from './http/principal.js';
import { Refused } from './http/problem.js';

/** The ledger as it grows, to whoever may see the case (实时推送). */
@ApiTags('stream')
@Controller('v1/stream')
export class StreamController {
  constructor(private readonly stream: LiveStream) {}

  /** From here on the connection is the stream's: no hook writes a header or counts a body any more. */
  @Get()
  @Needs('stream.read')
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string', pattern: '^\\d{0,15}$' } })
  @ApiOkResponse({
    description: 'Server-Sent Events',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  listen(@Req() request: SignedRequest, @Res() reply: FastifyReply): void {
    const { me } = request;
    if (!me) throw new Error('a stream has a reader');
    const from = lastEventIdOf(request);
    const refusal = this.stream.refusal(me.personId);
    if (refusal) throw new Refused([refusal]);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    if (request.method === 'HEAD') return void reply.raw.end();
    const { personId, roles } = me;
    this.stream.open({ principal: bearerOf(request), personId, roles }, from, reply.raw);
  }
}

/** The position after which the client wants to hear; null where it has heard nothing yet. */
function lastEventIdOf({ headers }: SignedRequest): number | null {
  const said = headers['last-event-id'];
  if (said === undefined || said === '') return null;
  if (typeof said !== 'string' || !/^\d{1,15}$/.test(said))
    throw new Refused([reject('LAST_EVENT_ID_INVALID')]);
  return Number(said);
}
