import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { People } from '#identity';
import { type Rejection, reject } from '#kernel';
import { connectionLost, LOG, type Logger, sqlState } from '#platform';
import { isPage, sendProblemPage } from '../pages/problem-page.js';
import type { SignedRequest } from './principal.js';
import { Refused, sendProblem, statusOf } from './problem.js';

/** What Fastify and Nest say about a request before it reaches a handler, in our codes. */
const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  404: 'UNKNOWN_ROUTE',
  413: 'TOO_LARGE',
  415: 'NOT_JSON',
};

/** What is said of a request before anybody asked who sends it. */
const UNASKED = [400, 404, 422, 428];

/** Every way out that is not an answer: problem+json, or a page for people, in the reader's language. A surprise is logged and says nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOG) private readonly log: Logger,
    private readonly people: People,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<SignedRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const send = isPage(request) ? sendProblemPage : sendProblem;
    const tell = (told: unknown) => send(request, reply, this.read(told, request));
    const { unproven, me } = request;
    if (me?.unconfirmed && isForbidden(error)) tell(UNCONFIRMED);
    else if (unproven === undefined || !(isUnasked(error) || isForbidden(error))) tell(error);
    else void this.askedFirst(unproven, error).then(tell, tell);
  }

  /**
   * Acts ask who is there inside their own trips, after the request was read. Whoever is nobody hears of that all the same, and nothing
   * of what they sent or named; who waits for a window is told that. One more question, asked only where an act is refused.
   */
  private async askedFirst(principal: string, error: unknown): Promise<unknown> {
    const me = await this.people.me(principal);
    if (!me) return new Refused([reject('UNAUTHENTICATED')]);
    return me.unconfirmed && isForbidden(error) ? UNCONFIRMED : error;
  }

  private read(error: unknown, request: SignedRequest): readonly Rejection[] {
    if (error instanceof Refused) return error.rejections;
    if (sqlState(error) === 'OS401') return [reject('UNAUTHENTICATED')];
    // Somebody held the case's lock longer than anybody should wait.
    if (sqlState(error) === '55P03') return [reject('CONTENDED')];
    const status =
      error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number })?.statusCode;
    if (status !== undefined && status < 500) return [reject(BY_STATUS[status] ?? 'BAD_REQUEST')];
    const told = { err: error, reqId: request.id, method: request.method };
    if (isOutOfReach(error)) {
      this.log.warn(told, 'a request found no database');
      return [reject('UNAVAILABLE')];
    }
    this.log.error(told, 'a request broke');
    return [reject('INTERNAL', { params: { requestId: request.id } })];
  }
}

/** Class 53: the server is there, and has no connection, memory or disk left for us. */
const isOutOfReach = (error: unknown): boolean =>
  connectionLost(error) || (sqlState(error)?.startsWith('53') ?? false);

const UNCONFIRMED = new Refused([reject('ENTERPRISE_UNCONFIRMED')]);

const codeOf = (error: unknown) => (error instanceof Refused ? error.rejections[0]?.code : undefined);

const isForbidden = (error: unknown): boolean => codeOf(error) === 'FORBIDDEN';

function isUnasked(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && UNASKED.includes(statusOf(code));
}
