import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Rejection, reject } from '#kernel';
import { LOG, type Logger, sqlState } from '#platform';
import { isPage, sendProblemPage } from '../pages/problem-page.js';
import { Refused, sendProblem } from './problem.js';

/** What Fastify and Nest say about a request before it reaches a handler, in our codes. */
const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  404: 'UNKNOWN_ROUTE',
  413: 'TOO_LARGE',
  415: 'NOT_JSON',
};

/** Every way out that is not an answer: problem+json, or a page for people, in the reader's language. A surprise is logged and says nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const send = isPage(request) ? sendProblemPage : sendProblem;
    send(request, reply, this.read(error, request));
  }

  private read(error: unknown, request: FastifyRequest): readonly Rejection[] {
    if (error instanceof Refused) return error.rejections;
    const code = (error as { code?: string } | null)?.code ?? '';
    if (sqlState(error) === 'OS401') return [reject('UNAUTHENTICATED')];
    // Somebody held the case's lock longer than anybody should wait.
    if (sqlState(error) === '55P03') return [reject('CONTENDED')];
    const status =
      error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number })?.statusCode;
    if (status !== undefined && status < 500) return [reject(BY_STATUS[status] ?? 'BAD_REQUEST')];
    this.log.error({ err: error, reqId: request.id, method: request.method }, 'a request broke');
    const gone = /^(08|57P0|53)/.test(sqlState(error) ?? '') || code === 'ECONNREFUSED';
    return [reject(gone ? 'UNAVAILABLE' : 'INTERNAL', { params: { requestId: request.id } })];
  }
}
