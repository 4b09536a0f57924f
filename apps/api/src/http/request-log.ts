import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';

/** One line a request, when it is answered: who asked what, how it ended, after how many milliseconds. A line when it comes would say half of it twice. */
export class WhenAnswered extends LogController {
  override incomingRequest(): void {
    // It is told with its answer.
  }

  override requestCompleted(
    err: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const line = { req: request, res: reply, responseTime: reply.elapsedTime };
    if (err) reply.log.error({ ...line, err }, 'request errored');
    else reply.log.info(line, 'request completed');
  }
}
