import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Rejection, reject } from '#kernel';
import { LOG, type Logger, sqlState } from '#platform';
import { languageOf, problemOf, Refused } from './problem.js';

/** What Fastify and Nest say about a request before it reaches a handler, in our codes. */
const BY_FASTIFY: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'NOT_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_JSON',
};
const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  404: 'UNKNOWN_ROUTE',
  413: 'TOO_LARGE',
  415: 'NOT_JSON',
};

/** Every way out that is not an answer: problem+json in the reader's language. A surprise is logged and says nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const rejections = this.read(error, request);
    const problem = problemOf(rejections, languageOf(request.headers['accept-language']), request.id);
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (problem.status === 429) void reply.header('retry-after', '60');
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(problem);
  }

  private read(error: unknown, request: FastifyRequest): readonly Rejection[] {
    if (error instanceof Refused) return error.rejections;
    const code = (error as { code?: string } | null)?.code ?? '';
    const known = BY_FASTIFY[code];
    if (known) return [reject(known)];
    if (sqlState(error) === 'OS401') return [reject('UNAUTHENTICATED')];
    const status =
      error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number })?.statusCode;
    if (status !== undefined && status < 500) return [reject(BY_STATUS[status] ?? 'BAD_REQUEST')];
    this.log.error({ err: error, reqId: request.id, method: request.method }, 'a request broke');
    const gone = /^(08|57P0|53)/.test(sqlState(error) ?? '') || code === 'ECONNREFUSED';
    return [reject(gone ? 'UNAVAILABLE' : 'INTERNAL', { params: { requestId: request.id } })];
  }
}
