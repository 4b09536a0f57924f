import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';

const told = (request: FastifyRequest, reply: FastifyReply) => ({
  req: request,
  res: reply,
  responseTime: reply.elapsedTime,
});

/** One line a request, when it is over: who asked what, how it ended, after how many milliseconds. A line when it comes would say half of it twice. */
export class WhenAnswered extends LogController {
  /** Fastify tells what it has answered; whoever goes before that, as a reader of the live stream does, would leave no trace. */
  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    const { raw } = reply;
    raw.once('close', () => {
      if (!raw.writableFinished && !raw.errored) reply.log.info(told(request, reply), 'request cut off');
    });
  }

  override requestCompleted(
    err: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    if (err) reply.log.error({ ...told(request, reply), err }, 'request errored');
    else reply.log.info(told(request, reply), 'request completed');
  }
}
